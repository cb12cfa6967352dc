import DescentCatalogue
import DescentLearning
import DescentRecipe
import DescentTensor

/// Lists the operations of a step in the order in which a trainer makes them.
struct OperationList {
  private let plan: Plan
  private let features: FeatureFacts
  /// Whether rows of bytes stay bytes.
  private let staysBytes: Bool
  private(set) var operations: [StepOperation] = []

  private var rows: Int { plan.capacity }

  init(plan: Plan, features: FeatureFacts) {
    self.plan = plan
    self.features = features
    staysBytes = features.areBytes && features.sparsity == .sparse && plan.readsInputInProductsAlone
  }

  /// Everything that a step under these settings does.
  mutating func add(_ settings: Settings) {
    let width = plan.input.width
    // The target: read and written, 4 bytes a row.
    let gathered = Bytes.sum(Bytes.product(rows, features.bytesPerRow), inputBytes(rows, width))
    operations.append(
      StepOperation(.gather, shape: [rows, width], bytes: Bytes.sum(gathered, bytes(2, rows))))
    for operation in plan.forward { add(operation) }
    addLoss(settings.effectiveLoss.operation)
    for operation in plan.backward { add(operation) }
    addUpdate(settings, look: Array(operations.dropFirst()))
  }

  private mutating func addLoss(_ loss: LossOperation) {
    let outputs = plan.output.width
    let truth =
      switch loss.task {
      case .classification: bytes(rows)
      case .regression: bytes(rows, outputs)
      }
    // Outputs read, their gradient written, the loss of each row in binary64.
    let moved = Bytes.sum(bytes(2, rows, outputs), Bytes.sum(truth, bytes(2, rows)))
    operations.append(StepOperation(.loss(loss.task), shape: [rows, outputs], bytes: moved))
  }

  /// - Parameter look: What takes the gradient; an optimizer may do it again.
  private mutating func addUpdate(_ settings: Settings, look: [StepOperation]) {
    let count = plan.parameterCount
    // The products of weights have looked at theirs.
    let unseen = plan.tensors.filter { $0.role != .weight }.reduce(0) { Bytes.sum($0, $1.count) }
    operations.append(StepOperation(.check, shape: [unseen], bytes: bytes(unseen)))
    if let clipping = settings.shaping.clipping {
      let name = type(of: clipping).facts.name
      operations.append(StepOperation(.clip(name), shape: [count], bytes: bytes(2, count)))
    }
    for penalty in settings.shaping.penalties {
      let tensors = plan.tensors.filter(penalty.reaches)
      let reached = tensors.reduce(0) { Bytes.sum($0, $1.count) }
      operations.append(
        StepOperation(
          .penalty(type(of: penalty).facts.name), shape: [reached], flops: penalty.flops(for: tensors),
          bytes: bytes(3, reached)))
    }
    let moved = settings.optimizer.tensors(of: plan.tensors, frozen: settings.frozen)
    for (group, tensors) in zip(settings.optimizer.groups, moved) {
      let own = tensors.reduce(0) { Bytes.sum($0, $1.count) }
      let again = group.optimizer.looks.most - 1
      let flops = Bytes.product(again, look.reduce(0) { Bytes.sum($0, $1.flops) })
      let moved = Bytes.product(again, look.reduce(0) { Bytes.sum($0, $1.bytes) })
      operations.append(
        StepOperation(
          .update(group.name), shape: [own], flops: Bytes.sum(group.optimizer.flops(for: tensors), flops),
          bytes: Bytes.sum(bytes(streams(group.optimizer), own), moved)))
    }
    if let averaging = settings.average?.averaging {
      operations.append(
        StepOperation(.average(type(of: averaging).facts.name), shape: [count], bytes: bytes(3, count)))
    }
  }

  /// How often an optimizer goes through the parameters, reading or writing.
  private func streams(_ optimizer: any Optimizer) -> Int {
    // Gradients are read; weights and what the optimizer keeps are read and written.
    optimizer.layers.reduce(0) { $0 + 3 + 2 * $1.slots.count }
  }

  /// The bytes of so many numbers of the input.
  private func inputBytes(_ factors: Int...) -> Int {
    factors.reduce(staysBytes ? 1 : 4) { Bytes.product($0, $1) }
  }

  /// The bytes of so many numbers.
  private func bytes(_ factors: Int...) -> Int { factors.reduce(4) { Bytes.product($0, $1) } }
}

extension OperationList {
  private mutating func add(_ operation: Plan.Forward) {
    switch operation {
    case .dense(let input, let weight, let bias, let output):
      addProduct(
        .product(isSparse: isSparse(input)), weight.layer, [rows, input.width, output.width],
        from: operandBytes(input), and: bytes(bias.count))
    case .activate(let activation, _, let output):
      addPass(.activation(activation), output, streams: 2)
    case .normalize(_, let input, let gain, _, _):
      addPass(.normalization, layer: gain.layer, input, streams: 2, and: bytes(2, input.width))
    case .drop(let dropout, _, let output):
      addPass(.dropout(rate: dropout.rate), output, streams: 2)
    }
  }

  private mutating func add(_ operation: Plan.Backward) {
    switch operation {
    case .weightGradient(let input, let gradient, let weight):
      addProduct(
        .weightGradient(isSparse: isSparse(input)), weight.layer, [input.width, rows, gradient.width],
        from: operandBytes(input))
    case .columnSums(let gradient, let tensor):
      let terms = Bytes.product(rows, gradient.width)
      operations.append(
        StepOperation(
          .rowSums(tensor.role), layer: tensor.layer, shape: [rows, gradient.width], flops: terms,
          bytes: Bytes.sum(bytes(terms), bytes(tensor.count))))
    case .inputGradient(let gradient, let weight, let output):
      addProduct(
        .inputGradient, weight.layer, [rows, gradient.width, output.width], from: operandBytes(gradient))
    case .activate(let activation, let value, _):
      addPass(.activationGradient(activation), value, streams: 3)
    case .normalize(_, let input, let gain, _, _):
      addPass(.normalizationGradient, layer: gain.layer, input, streams: 4, and: bytes(gain.count))
    case .gainShares(_, let input, let gain, _, _):
      addPass(.normalizationGradient, layer: gain.layer, input, streams: 3, and: bytes(gain.count))
    case .drop(let dropout, let gradient):
      addPass(.dropoutGradient(rate: dropout.rate), gradient, streams: 2)
    }
  }

  /// - Parameters:
  ///   - shape: Rows, depth and columns.
  ///   - first: The bytes of the first operand.
  private mutating func addProduct(
    _ kind: StepOperation.Kind, _ layer: Int, _ shape: [Int], from first: Int, and more: Int = 0
  ) {
    let (rows, depth, columns) = (shape[0], shape[1], shape[2])
    let operands = Bytes.sum(first, bytes(depth, columns))
    operations.append(
      StepOperation(
        kind, layer: layer, shape: shape, flops: Bytes.product(2, rows, depth, columns),
        bytes: Bytes.sum(Bytes.sum(operands, bytes(rows, columns)), more)))
  }

  /// A pass over a slot's numbers, so many of them read or written for each.
  private mutating func addPass(
    _ kind: StepOperation.Kind, layer: Int? = nil, _ slot: Plan.Slot, streams: Int, and more: Int = 0
  ) {
    operations.append(
      StepOperation(
        kind, layer: layer, shape: [rows, slot.width],
        bytes: Bytes.sum(bytes(streams, rows, slot.width), more)))
  }

  private func operandBytes(_ slot: Plan.Slot) -> Int {
    slot == plan.input ? inputBytes(rows, slot.width) : bytes(rows, slot.width)
  }

  private func isSparse(_ input: Plan.Slot) -> Bool {
    switch features.sparsity {
    case .sparse: input == plan.input
    case .dense: false
    }
  }
}
