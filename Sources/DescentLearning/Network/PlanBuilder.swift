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
    case .dense, .drop, .normalize: true
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
    case .normalization(let normalization):
      guard let output = slot(width: normalization.width, rows: capacity) else { return false }
      forward.append(
        .normalize(
          eps: normalization.eps, input: current, gain: tensors[2 * normalization.place],
          shift: tensors[2 * normalization.place + 1], output: output))
      current = output
    case .dropout(let dropout):
      guard isTraining else { return true }
      guard let output = slot(width: dropout.width, rows: capacity) else { return false }
      forward.append(.drop(dropout, input: current, output: output))
      current = output
    }
    return true
  }
}

extension PlanBuilder {
  /// The first operation with weights: before it no gradient is needed.
  private var firstTrained: Int {
    forward.firstIndex { operation in
      switch operation {
      case .dense, .normalize: true
      case .activate, .drop: false
      }
    } ?? forward.count
  }

  mutating func addBackward() -> Bool {
    let firstTrained = firstTrained
    var widest = current.width
    for case .dense(let input, _, _, _) in forward.dropFirst(firstTrained + 1) {
      widest = max(widest, input.width)
    }
    guard let first = slot(width: widest, rows: capacity), let second = slot(width: widest, rows: capacity)
    else { return false }
    outputGradient = Plan.Slot(offset: first.offset, width: current.width)
    var way = WayBack(gradient: outputGradient, other: second)
    for (index, operation) in forward.enumerated().reversed() where index >= firstTrained {
      way.add(operation, isFirst: index == firstTrained)
    }
    backward = way.operations
    return true
  }
}

/// The operations of the way back, the gradient going to and fro between two slots.
private struct WayBack {
  var gradient: Plan.Slot
  /// The slot that is free; its width is that of whatever comes there next.
  var other: Plan.Slot
  private(set) var operations: [Plan.Backward] = []

  init(gradient: Plan.Slot, other: Plan.Slot) {
    self.gradient = gradient
    self.other = other
  }

  mutating func add(_ operation: Plan.Forward, isFirst: Bool) {
    switch operation {
    case .dense(let input, let weight, let bias, _):
      operations.append(.weightGradient(input: input, gradient: gradient, weight: weight))
      operations.append(.columnSums(of: gradient, into: bias))
      guard !isFirst else { return }
      let output = Plan.Slot(offset: other.offset, width: input.width)
      operations.append(.inputGradient(gradient: gradient, weight: weight, output: output))
      (gradient, other) = (output, gradient)
    case .normalize(let eps, let input, let gain, let shift, _):
      let shares = Plan.Slot(offset: other.offset, width: input.width)
      operations.append(.columnSums(of: gradient, into: shift))
      operations.append(
        isFirst
          ? .gainShares(eps: eps, input: input, gain: gain, gradient: gradient, shares: shares)
          : .normalize(eps: eps, input: input, gain: gain, gradient: gradient, shares: shares))
      operations.append(.columnSums(of: shares, into: gain))
    case .activate(let activation, let input, let output):
      let value = activation.needsInput ? input : output
      operations.append(.activate(activation, value: value, gradient: gradient))
    case .drop(let dropout, _, _):
      operations.append(.drop(dropout, gradient: gradient))
    }
  }
}
