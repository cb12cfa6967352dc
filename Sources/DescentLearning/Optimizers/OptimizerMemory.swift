import DescentTensor

/// What an optimizer keeps of parameters between updates, laid out so that an update allocates nothing.
package struct OptimizerMemory {
  /// One buffer for each name in the optimizer's `slots`, as long as the parameters.
  package let slots: [FloatBuffer]
  /// All further vectors, tensor by tensor.
  package let extras: FloatBuffer
  /// The numbers, tensor by tensor or of everything.
  package let numbers: Buffer<Double>
  private let runs: [ParameterRun]

  /// Zeros; nil when memory cannot be had.
  ///
  /// - Parameter tensors: Lie one after the other in `parameters` and fill it.
  package init?(
    for optimizer: any Optimizer, tensors: [TensorPlace], parameters: FloatBuffer, gradients: FloatBuffer
  ) {
    var slots: [FloatBuffer] = []
    for _ in optimizer.slots {
      guard let slot = FloatBuffer(count: parameters.count) else { return nil }
      slots.append(slot)
    }
    let spans = optimizer.spans(tensors)
    let needs = FurtherNeeds(optimizer, spans)
    guard let extras = FloatBuffer(count: needs.extras), let scratch = FloatBuffer(count: needs.scratch),
      let numbers = Buffer<Double>(count: needs.numbers)
    else { return nil }
    (self.slots, self.extras, self.numbers) = (slots, extras, numbers)
    let buffers = (parameters, gradients, slots)
    var builder = FurtherBuilder(extras: extras, scratch: scratch, numbers: numbers)
    runs = spans.map { span in
      ParameterRun(span, of: buffers, tensors: span.tensors, builder.next(optimizer, span))
    }
  }

  /// Makes update number `step`, from 1.
  package func update(_ optimizer: any Optimizer, on engine: Engine, step: Int, lr: Double) {
    for run in runs {
      optimizer.move(
        Motion(
          engine: engine, weights: run.weights, gradient: run.gradient, slots: run.slots, step: step, lr: lr,
          isDecayed: run.isDecayed, tensors: run.tensors, further: run.further))
    }
  }

  /// Bytes that an optimizer keeps of these tensors; `Int.max` beyond counting.
  package static func bytes(for optimizer: any Optimizer, tensors: [TensorPlace]) -> Int {
    let needs = FurtherNeeds(optimizer, optimizer.spans(tensors))
    let count = tensors.reduce(0) { Counting.sum($0, $1.count) }
    let floats = [needs.extras, needs.scratch].reduce(
      Counting.product(count, optimizer.slots.count), Counting.sum)
    return Counting.sum(Counting.product(floats, 4), Counting.product(needs.numbers, 8))
  }
}

/// Tensors that one call of an optimizer moves.
private struct TensorSpan {
  let tensors: [TensorPlace]
  let isDecayed: Bool

  var offset: Int { tensors.first?.offset ?? 0 }
  var count: Int { tensors.reduce(0) { $0 + $1.count } }
}

extension Optimizer {
  /// How the tensors are shared out over calls.
  fileprivate func spans(_ tensors: [TensorPlace]) -> [TensorSpan] {
    if reach == .tensor || (reach == .elements && usesDecay) {
      return tensors.map { TensorSpan(tensors: [$0], isDecayed: $0.role == .weight) }
    }
    return [TensorSpan(tensors: tensors, isDecayed: usesDecay)]
  }

  fileprivate func extras(of span: TensorSpan) -> [Int] {
    guard reach == .tensor, let tensor = span.tensors.first else { return [] }
    return extras(of: tensor)
  }
}

/// How many further numbers an optimizer asks for.
private struct FurtherNeeds {
  var extras = 0
  var scratch = 0
  var numbers = 0

  init(_ optimizer: any Optimizer, _ spans: [TensorSpan]) {
    for span in spans {
      extras = optimizer.extras(of: span).reduce(extras, Counting.sum)
      scratch = max(scratch, optimizer.scratch(for: span.tensors))
      numbers += optimizer.numbers.count
    }
  }
}

/// Shares out further memory from the front.
private struct FurtherBuilder {
  let extras: FloatBuffer
  let scratch: FloatBuffer
  let numbers: Buffer<Double>
  private var extra = 0
  private var number = 0

  init(extras: FloatBuffer, scratch: FloatBuffer, numbers: Buffer<Double>) {
    (self.extras, self.scratch, self.numbers) = (extras, scratch, numbers)
  }

  mutating func next(_ optimizer: any Optimizer, _ span: TensorSpan) -> FurtherMemory {
    let vectors = optimizer.extras(of: span).map { count in
      defer { extra += count }
      return Vector(extras, offset: extra, count: count)
    }
    let count = optimizer.numbers.count
    defer { number += count }
    return FurtherMemory(
      extras: vectors, scratch: Vector(scratch), numbers: Numbers(numbers, offset: number, count: count))
  }
}

/// A run of the parameters that one call of an optimizer moves, and what belongs to it.
private struct ParameterRun {
  let weights: Vector
  let gradient: Vector
  let slots: [Vector]
  let isDecayed: Bool
  let tensors: [TensorPlace]
  let further: FurtherMemory

  init(
    _ span: TensorSpan, of buffers: (weights: FloatBuffer, gradients: FloatBuffer, slots: [FloatBuffer]),
    tensors: [TensorPlace], _ further: FurtherMemory
  ) {
    func view(_ buffer: FloatBuffer) -> Vector { Vector(buffer, offset: span.offset, count: span.count) }
    (weights, gradient) = (view(buffers.weights), view(buffers.gradients))
    slots = buffers.slots.map(view)
    isDecayed = span.isDecayed
    self.tensors = tensors.map { $0.moved(by: -span.offset) }
    self.further = further
  }
}
