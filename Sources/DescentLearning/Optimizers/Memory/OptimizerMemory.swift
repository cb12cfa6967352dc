import DescentTensor

/// What an optimizer keeps of parameters between updates, laid out so that an update allocates nothing.
package struct OptimizerMemory {
  /// One buffer for each name in the optimizer's `slots`, as long as its tensors together.
  package let slots: [FloatBuffer]
  /// All further vectors, tensor by tensor.
  package let extras: FloatBuffer
  /// The numbers, tensor by tensor or of everything.
  package let numbers: Buffer<Double>
  private let runs: [ParameterRun]
  private let place: MemoryPlace
  /// What a wrapped optimizer keeps; empty, or one.
  private let inner: [OptimizerMemory]

  /// What a wrapped optimizer keeps.
  package var wrapped: OptimizerMemory? { inner.first }

  /// All that outlives an update, in a fixed order: slots and further vectors, then what a wrapped one keeps.
  package var keptVectors: [FloatBuffer] { slots + [extras] + inner.flatMap(\.keptVectors) }
  /// All numbers that outlive an update, in the same order.
  package var keptNumbers: [DoubleBuffer] { [numbers] + inner.flatMap(\.keptNumbers) }

  /// Zeros; nil when memory cannot be had.
  ///
  /// - Parameter tensors: What the optimizer moves, in the order in which they lie in `parameters`.
  package init?(
    for optimizer: any Optimizer, tensors: [TensorPlace], parameters: FloatBuffer, gradients: FloatBuffer
  ) {
    let place = MemoryPlace(tensors: tensors, parameters: parameters, gradients: gradients)
    let count = tensors.reduce(0) { $0 + $1.count }
    var slots: [FloatBuffer] = []
    for _ in optimizer.slots {
      guard let slot = FloatBuffer(count: count) else { return nil }
      slots.append(slot)
    }
    let needs = FurtherNeeds(optimizer, optimizer.spans(tensors))
    guard let extras = FloatBuffer(count: needs.extras), let numbers = Buffer<Double>(count: needs.numbers)
    else { return nil }
    var inner: [OptimizerMemory] = []
    if let base = optimizer.inner {
      guard
        let memory = OptimizerMemory(
          for: base, tensors: tensors, parameters: parameters, gradients: gradients)
      else { return nil }
      inner.append(memory)
    }
    self.init(optimizer, at: place, slots, extras, numbers, inner)
  }

  /// What is kept, with room to work in; nil where that cannot be had.
  private init?(
    _ optimizer: any Optimizer, at place: MemoryPlace, _ slots: [FloatBuffer], _ extras: FloatBuffer,
    _ numbers: Buffer<Double>, _ inner: [OptimizerMemory]
  ) {
    (self.slots, self.extras, self.numbers, self.inner, self.place) = (slots, extras, numbers, inner, place)
    let spans = optimizer.spans(place.tensors)
    let needs = FurtherNeeds(optimizer, spans)
    guard needs.extras == extras.count, needs.numbers == numbers.count,
      let scratch = FloatBuffer(count: needs.scratch), let workspace = Buffer<Double>(count: needs.workspace)
    else { return nil }
    var builder = FurtherBuilder(
      extras: extras, scratch: scratch, workspace: workspace, numbers: numbers)
    var runs: [ParameterRun] = []
    for span in spans {
      let further = builder.next(optimizer, span)
      guard let run = ParameterRun(span, of: (place.parameters, place.gradients, slots), further) else {
        return nil
      }
      runs.append(run)
    }
    self.runs = runs
  }

  /// The same memory under an optimizer that keeps alike; nil where it does not, or where there is no room to
  /// work in.
  package func goingOn(under optimizer: any Optimizer) -> OptimizerMemory? {
    guard slots.count == optimizer.slots.count else { return nil }
    guard let base = optimizer.inner else {
      return inner.isEmpty ? OptimizerMemory(optimizer, at: place, slots, extras, numbers, []) : nil
    }
    guard let memory = inner.first?.goingOn(under: base) else { return nil }
    return OptimizerMemory(optimizer, at: place, slots, extras, numbers, [memory])
  }

  /// Makes update number `step`, from 1.
  ///
  /// - Parameters:
  ///   - seed: The recipe's seed, for an optimizer that draws.
  ///   - landscape: What an optimizer may look at that needs more than one gradient.
  package func update(
    _ optimizer: any Optimizer, on engine: Engine, step: Int, lr: Double, seed: UInt64 = 0,
    landscape: (any Landscape)? = nil
  ) {
    let update = Update(engine: engine, step: step, lr: lr, seed: seed, landscape: landscape)
    guard let memory = inner.first, let base = optimizer.inner else {
      for run in runs { run.move(update) { optimizer.move($0) } }
      return
    }
    for run in runs { run.move(update) { optimizer.prepare($0) } }
    memory.update(base, on: engine, step: step, lr: lr, seed: seed, landscape: landscape)
    for run in runs { run.move(update) { optimizer.finish($0) } }
  }

  /// Puts the weights that are to be looked at in place of those that the optimizer trains.
  ///
  /// - Parameters:
  ///   - seen: As long as all parameters, of which it has a copy.
  ///   - step: The number of the last update.
  package func reveal(_ optimizer: any Optimizer, in seen: FloatBuffer, on engine: Engine, step: Int) {
    if let memory = inner.first, let base = optimizer.inner {
      memory.reveal(base, in: seen, on: engine, step: step)
      return
    }
    let update = Update(engine: engine, step: step, lr: optimizer.lr, seed: 0, landscape: nil)
    for run in runs { run.reveal(optimizer, update, in: seen) }
  }

  /// Bytes that an optimizer keeps of these tensors; `Int.max` beyond counting.
  package static func bytes(for optimizer: any Optimizer, tensors: [TensorPlace]) -> Int {
    let spans = optimizer.spans(tensors)
    let needs = FurtherNeeds(optimizer, spans)
    let count = tensors.reduce(0) { Counting.sum($0, $1.count) }
    let gathered = spans.contains(where: \.isScattered) ? Counting.product(count, 2) : 0
    let floats = [needs.extras, needs.scratch, gathered].reduce(
      Counting.product(count, optimizer.slots.count), Counting.sum)
    let doubles = Counting.sum(needs.numbers, needs.workspace)
    let own = Counting.sum(Counting.product(floats, 4), Counting.product(doubles, 8))
    guard let base = optimizer.inner else { return own }
    return Counting.sum(own, bytes(for: base, tensors: tensors))
  }
}

/// The tensors that an optimizer moves, and where they lie.
private struct MemoryPlace {
  let tensors: [TensorPlace]
  let parameters: FloatBuffer
  let gradients: FloatBuffer
}

/// How many further numbers an optimizer asks for.
private struct FurtherNeeds {
  var extras = 0
  var scratch = 0
  var workspace = 0
  var numbers = 0

  init(_ optimizer: any Optimizer, _ spans: [TensorSpan]) {
    for span in spans {
      extras = optimizer.extras(of: span).reduce(extras, Counting.sum)
      scratch = max(scratch, optimizer.scratch(for: span.tensors))
      workspace = max(workspace, optimizer.workspace(for: span.tensors))
      numbers += optimizer.numbers.count
    }
  }
}

/// Shares out further memory from the front.
private struct FurtherBuilder {
  let extras: FloatBuffer
  let scratch: FloatBuffer
  let workspace: Buffer<Double>
  let numbers: Buffer<Double>
  private var extra = 0
  private var number = 0

  init(
    extras: FloatBuffer, scratch: FloatBuffer, workspace: Buffer<Double>, numbers: Buffer<Double>
  ) {
    (self.extras, self.scratch) = (extras, scratch)
    (self.workspace, self.numbers) = (workspace, numbers)
  }

  mutating func next(_ optimizer: any Optimizer, _ span: TensorSpan) -> FurtherMemory {
    let vectors = optimizer.extras(of: span).map { count in
      defer { extra += count }
      return Vector(extras, offset: extra, count: count)
    }
    let count = optimizer.numbers.count
    defer { number += count }
    return FurtherMemory(
      extras: vectors, scratch: Vector(scratch), workspace: workspace,
      numbers: Numbers(numbers, offset: number, count: count))
  }
}
