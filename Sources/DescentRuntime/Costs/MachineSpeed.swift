import DescentLearning

/// How fast a machine was found to be.
package struct MachineSpeed: Sendable, Equatable {
  /// Reading and writing of so many bytes in turn.
  package struct Sweep: Sendable, Equatable {
    package let bytes: Int
    /// Bytes read and written each second.
    package let rate: Double

    /// - Parameter rate: Bytes read and written each second.
    package init(bytes: Int, rate: Double) {
      self.bytes = bytes
      self.rate = rate
    }
  }

  package let instructionSet: String
  package let threads: Int
  /// Floating-point operations a second of fma in registers, all threads; nil where it was not measured.
  package let peak: Double?
  /// Floating-point operations a second of a product that all threads share.
  package let products: Double
  /// The same of one that is too small to be shared.
  package let smallProducts: Double
  /// Elements a second through tanh, all threads.
  package let functions: Double
  /// Rows a second through the cross-entropy of ten classes, on one thread.
  package let losses: Double
  /// Parameters a second through Adam, all threads.
  package let updates: Double
  /// Bytes read and written each second by a rule's loop, which runs on one thread.
  package let loops: Double
  /// Parameters a second through a rule's loop that takes a root and divides.
  package let roots: Double
  /// By size, the smallest first; at least one.
  package let sweeps: [Sweep]

  /// Bytes read and written each second where a step goes through so many bytes.
  package func sweepRate(over footprint: Int) -> Double {
    (sweeps.first { $0.bytes >= footprint } ?? sweeps.last)?.rate ?? 1
  }
}

extension MachineSpeed {
  /// Seconds that a step takes, by this speed.
  package func seconds(of step: StepOnPaper) -> Double {
    step.operations.reduce(0) { $0 + seconds(of: $1, in: step) }
  }

  /// Seconds that one operation takes: to begin, to compute, to move what it works on.
  package func seconds(of operation: StepOperation, in step: StepOnPaper) -> Double {
    let rate = sweepRate(over: step.footprint)
    let beginning = Self.beginning + (Self.isShared(operation) ? Self.sharing : 0)
    return beginning + computing(operation) + Double(operation.bytes) / rate * Self.streams(operation)
  }

  // What follows was seen on one machine and holds on others about as well.

  /// What an operation takes to begin, in seconds, and to be shared among threads.
  private static let (beginning, sharing) = (5e-8, 1.5e-6)
  /// What an update takes before its pass, in seconds.
  private static let updating = 3e-7
  /// Floating-point operations a second of a decomposition, which is nearly all that shampoo does.
  private static let decompositions = 1.5e10
  /// How fast a penalty compares vectors in binary64, beside a small product.
  private static let comparing = 0.05
  /// Columns that a product works on at a time.
  private static let columnsAtATime = 16

  /// How much slower than reading and writing in turn.
  private static func streams(_ operation: StepOperation) -> Double {
    switch operation.kind {
    // Rows from anywhere in the data, each divided.
    case .gather: 8
    case .check: 2
    case .product, .weightGradient, .inputGradient, .rowSums, .activation, .activationGradient,
      .normalization,
      .normalizationGradient, .dropout, .dropoutGradient, .loss, .clip, .penalty, .update,
      .average:
      1
    }
  }

  /// Whether threads share it, as the core decides by size.
  private static func isShared(_ operation: StepOperation) -> Bool {
    switch operation.kind {
    case .product, .weightGradient, .inputGradient: operation.flops >= 600_000
    case .gather, .rowSums: operation.elements >= 32_768
    case .activation(let activation): operation.elements >= (activation.isLight ? 65_536 : 4096)
    case .activationGradient(let activation):
      operation.elements >= (activation.isLightBackward ? 65_536 : 4096)
    case .normalization, .normalizationGradient, .dropout, .dropoutGradient: operation.elements >= 16_384
    case .update(let rule): Pass(of: rule, operation).leastShared.map { operation.elements >= $0 } ?? false
    case .check: operation.elements >= 65_536
    case .loss, .clip, .penalty, .average: false
    }
  }

  private func computing(_ operation: StepOperation) -> Double {
    switch operation.kind {
    case .product(let isSparse): return product(operation) * (isSparse ? 0.65 : 1)
    case .weightGradient(let isSparse): return product(operation) * (isSparse ? 0.5 : 1)
    case .inputGradient: return product(operation)
    case .activation(let activation): return functions(operation) * activation.weight
    case .activationGradient(let activation):
      return activation.isLightBackward ? 0 : functions(operation) * activation.weight
    case .normalization, .normalizationGradient, .dropout, .dropoutGradient:
      return functions(operation) * 0.6
    case .loss(.classification): return Double(operation.shape.first ?? 0) / losses
    case .loss(.regression): return 0
    case .update(let rule):
      return Self.updating + update(by: rule, operation) + Double(operation.flops) / rate(of: rule)
    case .penalty:
      return Double(operation.bytes) / loops + Double(operation.flops) / (smallProducts * Self.comparing)
    case .clip, .average: return Double(operation.bytes) / loops
    case .gather, .rowSums, .check: return 0
    }
  }

  /// Floating-point operations a second of a rule's products and decompositions.
  private func rate(of rule: String) -> Double {
    switch rule {
    case "shampoo": Self.decompositions
    // Few of its operations turn its bases, but on one thread.
    case "soap": products * 0.3
    default: products
    }
  }

  private func product(_ operation: StepOperation) -> Double {
    guard operation.shape.count == 3 else { return 0 }
    let vectors = (operation.shape[2] + Self.columnsAtATime - 1) / Self.columnsAtATime
    let terms =
      Double(operation.shape[0]) * Double(operation.shape[1]) * Double(vectors * Self.columnsAtATime)
    return 2 * terms / (Self.isShared(operation) ? products : smallProducts)
  }

  private func update(by rule: String, _ operation: StepOperation) -> Double {
    switch Pass(of: rule, operation) {
    case .fused: Double(operation.elements) / updates * (Self.isShared(operation) ? 1 : Double(threads))
    case .descent: 0
    case .plain: Double(operation.bytes) / loops
    case .withRoots: Double(operation.elements) / roots
    case .sharedRoots:
      Double(operation.elements) / roots / (Self.isShared(operation) ? Double(threads) : 1)
    }
  }

  private func functions(_ operation: StepOperation) -> Double {
    Double(operation.elements) / functions * (Self.isShared(operation) ? 1 : Double(threads))
  }
}

/// How an optimizer goes over the parameters.
private enum Pass {
  /// In the core, which has one for Adam with two slots.
  case fused
  /// In the core, for plain steps against the gradient.
  case descent
  /// As its rule is written, with products and sums alone.
  case plain
  /// The same with a root and a division.
  case withRoots
  /// The same on all threads.
  case sharedRoots

  init(of rule: String, _ operation: StepOperation) {
    switch rule {
    case "adam", "adamw":
      self = operation.bytes == Bytes.product(28, operation.elements) ? .fused : .withRoots
    case "sgd": self = operation.bytes == Bytes.product(12, operation.elements) ? .descent : .plain
    case "gd", "momentum", "nesterov", "qhm", "aggmo", "optimistic", "asgd", "signsgd", "signum", "lion",
      "tiger", "rprop":
      self = .plain
    case "rmsprop":
      self = operation.bytes == Bytes.product(20, operation.elements) ? .sharedRoots : .withRoots
    default: self = .withRoots
    }
  }

  /// Parameters from which on threads share it; nil where they do not.
  var leastShared: Int? {
    switch self {
    case .fused: 16_384
    case .descent: 65_536
    case .sharedRoots: 32_768
    case .plain, .withRoots: nil
    }
  }
}

extension MachineSpeed {
  /// The same with a peak.
  func with(peak: Double) -> MachineSpeed {
    MachineSpeed(
      instructionSet: instructionSet, threads: threads, peak: peak, products: products,
      smallProducts: smallProducts, functions: functions, losses: losses, updates: updates, loops: loops,
      roots: roots, sweeps: sweeps)
  }
}
