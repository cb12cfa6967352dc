import DescentCatalogue
import DescentTensor

/// A rule that moves parameters along a gradient, one update at a time.
package protocol Optimizer: CatalogueEntry {
  /// The step length before any schedule.
  var lr: Double { get set }
  /// Names of the values kept for each parameter between updates; all start at zero.
  var slots: [String] { get }
  /// What is kept of parameters between updates, in the user's words.
  var keeps: [String] { get }
  /// Whether weights and biases are treated differently, so that the pass goes tensor by tensor.
  var usesDecay: Bool { get }
  /// What one call of `move` must see at once.
  var reach: Reach { get }
  /// The lengths of further vectors that are kept of a tensor between updates, zero at first; read by an
  /// optimizer that reaches a tensor.
  func extras(of tensor: TensorPlace) -> [Int]
  /// Floats that an update of a tensor, or of everything, writes before it reads them.
  func scratch(for tensors: [TensorPlace]) -> Int
  /// Floating-point operations of the products that an update makes, two a term.
  func flops(for tensors: [TensorPlace]) -> Int
  /// Names of the binary64 numbers kept of each tensor, or of everything; all start at zero.
  var numbers: [String] { get }
  /// Whether one update must see every row.
  static var needsWholeBatch: Bool { get }

  /// Makes one update.
  func move(_ motion: Motion)
}

extension Optimizer {
  package var keeps: [String] { slots }
  package var usesDecay: Bool { false }
  package static var needsWholeBatch: Bool { false }
  package var reach: Reach { .elements }
  package func extras(of tensor: TensorPlace) -> [Int] { [] }
  package func scratch(for tensors: [TensorPlace]) -> Int { 0 }
  package func flops(for tensors: [TensorPlace]) -> Int { 0 }
  package var numbers: [String] { [] }
}

/// What an optimizer must see at once to move any of it.
package enum Reach: Sendable {
  /// Each element is moved by itself.
  case elements
  /// Norms or products of a tensor decide.
  case tensor
  /// Norms of all parameters together decide.
  case everything
}

/// Every optimizer that the language can name.
package enum Optimizers {
  package static let all: [any Optimizer.Type] = [
    GradientDescent.self, SGD.self, Momentum.self, Nesterov.self, Adagrad.self, RMSprop.self, Adam.self,
    AdamW.self, NAdam.self, Adafactor.self, SM3.self, LARS.self, LAMB.self, NovoGrad.self, Muon.self,
    DoG.self, Prodigy.self, DAdaptAdam.self, DAdaptSGD.self,
  ]
}
