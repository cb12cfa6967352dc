/// A network as an ordered list of operations over one arena: shapes and places are known, so a step decides
/// and allocates nothing.
package struct Plan: Sendable {
  /// A block of the arena, `[rows, width]` for however many rows the batch has.
  package struct Slot: Sendable, Equatable {
    package let offset: Int
    package let width: Int
  }

  /// One exact operation on the way from inputs to outputs.
  package enum Forward: Sendable {
    case dense(input: Slot, weight: TensorPlace, bias: TensorPlace, output: Slot)
    case activate(ActivationOperation, input: Slot, output: Slot)
    case drop(Dropout, input: Slot, output: Slot)
  }

  /// One exact operation on the way back; gradients lie in two slots used in turn.
  package enum Backward: Sendable {
    case weightGradient(input: Slot, gradient: Slot, weight: TensorPlace)
    case biasGradient(gradient: Slot, bias: TensorPlace)
    case inputGradient(gradient: Slot, weight: TensorPlace, scratch: Slot, output: Slot)
    case activate(ActivationOperation, value: Slot, gradient: Slot)
    case drop(Dropout, gradient: Slot)
  }

  package let network: Network
  /// The most rows that a batch may have.
  package let capacity: Int
  package let tensors: [TensorPlace]
  package let forward: [Forward]
  package let backward: [Backward]
  package let input: Slot
  package let output: Slot
  /// Where the loss puts its gradient.
  package let outputGradient: Slot
  /// Floats in the arena.
  package let arenaCount: Int
  package let parameterCount: Int
}

extension Plan {
  /// The plan of a network for batches of up to `capacity` rows.
  ///
  /// - Parameter isTraining: Without it the plan has no way back and no dropout.
  /// - Returns: Nil when its size cannot be counted.
  package init?(network: Network, capacity: Int, isTraining: Bool) {
    guard let parameterCount = network.parameterCount else { return nil }
    var builder = PlanBuilder(capacity: capacity, inputs: network.inputs, tensors: network.tensors)
    for layer in network.layers {
      guard builder.addForward(layer, isTraining: isTraining) else { return nil }
    }
    if isTraining { guard builder.addBackward() else { return nil } }
    self.init(
      network: network, capacity: capacity, tensors: network.tensors, forward: builder.forward,
      backward: builder.backward, input: builder.input, output: builder.current,
      outputGradient: builder.outputGradient, arenaCount: builder.arenaCount, parameterCount: parameterCount)
  }
}

/// Lays the operations of a plan and their slots, front to back and back to front.
struct PlanBuilder {
  let capacity: Int
  let tensors: [TensorPlace]
  let input: Plan.Slot
  private(set) var current: Plan.Slot
  private(set) var forward: [Plan.Forward] = []
  private(set) var backward: [Plan.Backward] = []
  private(set) var arenaCount: Int
  private(set) var outputGradient: Plan.Slot

  init(capacity: Int, inputs: Int, tensors: [TensorPlace]) {
    self.capacity = capacity
    self.tensors = tensors
    input = Plan.Slot(offset: 0, width: inputs)
    current = input
    outputGradient = input
    let (count, overflowed) = capacity.multipliedReportingOverflow(by: inputs)
    arenaCount = overflowed ? Int.max / 4 : Self.padded(count)
  }

  /// Slots begin on cache lines.
  private static func padded(_ count: Int) -> Int { min(count, Int.max / 4) / 16 * 16 + 16 }

  private mutating func slot(width: Int, rows: Int) -> Plan.Slot? {
    let (count, overflowed) = rows.multipliedReportingOverflow(by: width)
    guard !overflowed, count < Int.max / 8, arenaCount < Int.max / 8 else { return nil }
    defer { arenaCount += Self.padded(count) }
    return Plan.Slot(offset: arenaCount, width: width)
  }

  /// Whether nothing on the way back reads what lies in `current`, so that it may be overwritten.
  private var isCurrentFree: Bool {
    switch forward.last {
    case .dense, .drop: true
    case .activate(let operation, _, _): operation.needsInput
    case nil: false
    }
  }

  mutating func addForward(_ layer: Layer, isTraining: Bool) -> Bool {
    switch layer {
    case .dense(let dense):
      guard let output = slot(width: dense.outputs, rows: capacity) else { return false }
      forward.append(
        .dense(
          input: current, weight: tensors[2 * dense.place], bias: tensors[2 * dense.place + 1],
          output: output))
      current = output
    case .activation(let operation, let width):
      let isInPlace = !operation.needsInput && isCurrentFree
      guard let output = isInPlace ? current : slot(width: width, rows: capacity) else { return false }
      forward.append(.activate(operation, input: current, output: output))
      current = output
    case .dropout(let dropout):
      guard isTraining else { return true }
      guard let output = slot(width: dropout.width, rows: capacity) else { return false }
      forward.append(.drop(dropout, input: current, output: output))
      current = output
    }
    return true
  }

  mutating func addBackward() -> Bool {
    var widest = current.width
    var scratchCount = 0
    for case .dense(let input, let weight, _, _) in forward.dropFirst() {
      widest = max(widest, input.width)
      scratchCount = max(scratchCount, weight.count)
    }
    guard let first = slot(width: widest, rows: capacity), let second = slot(width: widest, rows: capacity),
      let scratch = slot(width: scratchCount, rows: 1)
    else { return false }
    var (gradient, other) = (
      Plan.Slot(offset: first.offset, width: current.width), Plan.Slot(offset: second.offset, width: 0)
    )
    outputGradient = gradient
    for (index, operation) in forward.enumerated().reversed() {
      switch operation {
      case .dense(let input, let weight, let bias, _):
        backward.append(.weightGradient(input: input, gradient: gradient, weight: weight))
        backward.append(.biasGradient(gradient: gradient, bias: bias))
        guard index > 0 else { continue }
        let output = Plan.Slot(offset: other.offset, width: input.width)
        backward.append(.inputGradient(gradient: gradient, weight: weight, scratch: scratch, output: output))
        (gradient, other) = (output, gradient)
      case .activate(let activation, let input, let output):
        let value = activation.needsInput ? input : output
        backward.append(.activate(activation, value: value, gradient: gradient))
      case .drop(let dropout, _, _):
        backward.append(.drop(dropout, gradient: gradient))
      }
    }
    return true
  }
}
