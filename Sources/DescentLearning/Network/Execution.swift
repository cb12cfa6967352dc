import DescentTensor

/// A plan with its arena: runs batches through a network, forward and back.
package final class Execution {
  package let plan: Plan
  private let engine: Engine
  private let arena: FloatBuffer
  /// What is known of the batches that come into `input`.
  private let inputs: InputForm
  /// Where a batch is put in place of `input` when its rows are bytes and stay so.
  package let byteInput: ByteBatch?
  /// Whether a product of the way back met NaN or an infinity, as 1.
  private let spoiled: LabelBuffer
  /// Who is told when each operation is over; it changes no bit.
  package var meter: (any StepMeter)?

  /// Nil when the arena's memory cannot be had.
  package init?(plan: Plan, engine: Engine, inputs: InputForm = .dense) {
    guard let arena = FloatBuffer(count: max(1, plan.arenaCount)), let spoiled = LabelBuffer(count: 1) else {
      return nil
    }
    byteInput = plan.byteDivisor(of: inputs).flatMap {
      ByteBatch(capacity: plan.capacity, columns: plan.input.width, divisor: $0)
    }
    self.plan = plan
    self.engine = engine
    self.arena = arena
    self.inputs = inputs
    self.spoiled = spoiled
  }

  /// Where a batch of this many rows is put, `[rows, inputs]`.
  package func input(rows: Int) -> Matrix { view(plan.input, rows: rows) }

  /// What the network said of the batch, `[rows, outputs]`.
  package func output(rows: Int) -> Matrix { view(plan.output, rows: rows) }

  /// Where the loss puts its gradient, `[rows, outputs]`.
  package func outputGradient(rows: Int) -> Matrix { view(plan.outputGradient, rows: rows) }

  private func view(_ slot: Plan.Slot, rows: Int) -> Matrix {
    Matrix(arena, offset: slot.offset, rows: rows, columns: slot.width)
  }

  private func view(_ place: TensorPlace, of buffer: FloatBuffer) -> Matrix {
    Matrix(buffer, offset: place.offset, rows: place.rows, columns: place.columns)
  }

  private func sparsity(of slot: Plan.Slot) -> Sparsity { slot == plan.input ? inputs.sparsity : .dense }

  private func multiply(
    _ input: Plan.Slot, _ weight: Matrix, adding bias: Vector, into output: Matrix
  ) {
    let batch = view(input, rows: output.rows)
    if input == plan.input, let byteInput {
      guard !engine.multiply(byteInput, weight, adding: bias, into: output) else { return }
      byteInput.expand(into: batch)
    }
    engine.multiply(batch, weight, adding: bias, into: output, first: sparsity(of: input))
  }

  private func findWeightGradient(
    _ input: Plan.Slot, _ gradient: Matrix, into weight: Matrix, part: BatchPart
  ) {
    let batch = view(input, rows: gradient.rows)
    if input == plan.input, let byteInput {
      let isDone = engine.multiplyTransposingFirst(
        byteInput, gradient, into: weight, spoiled: spoiled, part: part)
      guard !isDone else { return }
      byteInput.expand(into: batch)
    }
    engine.multiplyTransposingFirst(
      batch, gradient, into: weight, first: sparsity(of: input), spoiled: spoiled, part: part)
  }

  /// Runs the batch in `input` through to `output`.
  ///
  /// - Parameters:
  ///   - seed: The recipe's seed, for dropout.
  ///   - step: The number of this update from the start, from 0, for dropout.
  ///   - part: Which rows of a batch these are; nil for all of them.
  package func forward(
    parameters: FloatBuffer, rows: Int, seed: UInt64 = 0, step: Int = 0, part: BatchPart? = nil
  ) {
    let part = part ?? BatchPart(whole: rows)
    for operation in plan.forward {
      switch operation {
      case .dense(let input, let weight, let bias, let output):
        multiply(
          input, view(weight, of: parameters), adding: view(bias, of: parameters).flat,
          into: view(output, rows: rows))
      case .activate(let activation, let input, let output):
        activate(activation, view(input, rows: rows), into: view(output, rows: rows))
      case .normalize(let eps, let input, let gain, let shift, let output):
        engine.normalize(
          view(input, rows: rows), gain: view(gain, of: parameters).flat,
          shift: view(shift, of: parameters).flat, eps: eps, into: view(output, rows: rows))
      case .drop(let dropout, let input, let output):
        let draw = Draw(seed: seed, step: step, part: part)
        drop(dropout, view(input, rows: rows), into: view(output, rows: rows), draw)
      }
      meter?.mark()
    }
  }

  /// Runs the gradient in `outputGradient` back to every tensor's gradient.
  ///
  /// - Parameter part: Which rows of a batch these are, nil for all; what those before have come to lies in
  ///   `gradients` and is gone on from.
  package func backward(
    parameters: FloatBuffer, gradients: FloatBuffer, rows: Int, seed: UInt64 = 0, step: Int = 0,
    part: BatchPart? = nil
  ) {
    let part = part ?? BatchPart(whole: rows)
    if !part.goesOn { spoiled[0] = 0 }
    for operation in plan.backward {
      switch operation {
      case .weightGradient(let input, let gradient, let weight):
        findWeightGradient(
          input, view(gradient, rows: rows), into: view(weight, of: gradients), part: part)
      case .columnSums(let gradient, let tensor):
        engine.sumColumns(view(gradient, rows: rows), into: view(tensor, of: gradients).flat, part: part)
      case .inputGradient(let gradient, let weight, let output):
        engine.multiplyTransposingSecond(
          view(gradient, rows: rows), view(weight, of: parameters), into: view(output, rows: rows))
      case .activate(let activation, let value, let gradient):
        activateBackward(activation, view(value, rows: rows), view(gradient, rows: rows))
      case .normalize(let eps, let input, let gain, let gradient, let shares):
        engine.normalizeBackward(
          input: view(input, rows: rows), gain: view(gain, of: parameters).flat, eps: eps,
          gradient: view(gradient, rows: rows), shares: view(shares, rows: rows))
      case .gainShares(let eps, let input, let gain, let gradient, let shares):
        engine.gainShares(
          input: view(input, rows: rows), gain: view(gain, of: parameters).flat, eps: eps,
          gradient: view(gradient, rows: rows), into: view(shares, rows: rows))
      case .drop(let dropout, let gradient):
        let matrix = view(gradient, rows: rows)
        drop(dropout, matrix, into: matrix, Draw(seed: seed, step: step, part: part))
      }
      meter?.mark()
    }
  }

  /// Whether every gradient that the last way back left is a number.
  package func isFinite(_ gradients: FloatBuffer) -> Bool {
    guard spoiled[0] == 0 else { return false }
    // The products of weights have told of themselves.
    return plan.tensors.allSatisfy { tensor in
      tensor.role == .weight || engine.firstNonFinite(view(tensor, of: gradients).flat) == nil
    }
  }

  private func activate(_ activation: ActivationOperation, _ input: Matrix, into output: Matrix) {
    switch activation {
    case .relu: engine.relu(input, into: output)
    case .tanh: engine.tanh(input, into: output)
    case .sigmoid: engine.sigmoid(input, into: output)
    case .gelu: engine.gelu(input, into: output)
    case .leakyReLU(let slope): engine.leakyReLU(input, slope: slope, into: output)
    case .elu(let alpha): engine.elu(input, alpha: alpha, into: output)
    case .silu: engine.silu(input, into: output)
    case .softplus(let beta, let threshold):
      engine.softplus(input, beta: beta, threshold: threshold, into: output)
    case .element(let function): engine.apply(function, input, into: output)
    }
  }

  private func activateBackward(_ activation: ActivationOperation, _ value: Matrix, _ gradient: Matrix) {
    switch activation {
    case .relu: engine.reluBackward(output: value, gradient: gradient)
    case .tanh: engine.tanhBackward(output: value, gradient: gradient)
    case .sigmoid: engine.sigmoidBackward(output: value, gradient: gradient)
    case .gelu: engine.geluBackward(input: value, gradient: gradient)
    case .leakyReLU(let slope): engine.leakyReLUBackward(output: value, slope: slope, gradient: gradient)
    case .elu(let alpha): engine.eluBackward(input: value, alpha: alpha, gradient: gradient)
    case .silu: engine.siluBackward(input: value, gradient: gradient)
    case .softplus(let beta, let threshold):
      engine.softplusBackward(input: value, beta: beta, threshold: threshold, gradient: gradient)
    case .element(let function): engine.applyBackward(function, saved: value, gradient: gradient)
    }
  }

  /// What decides which elements of a batch are dropped.
  private struct Draw {
    let seed: UInt64
    let step: Int
    let part: BatchPart
  }

  private func drop(_ dropout: Dropout, _ input: Matrix, into output: Matrix, _ draw: Draw) {
    let stream = RandomStream(seed: draw.seed, .dropout, place: dropout.place, step: UInt64(draw.step))
    // A rate below 1 stays below it in binary32.
    let rate = min(Float(dropout.rate), Float(1).nextDown)
    engine.dropout(
      input, into: output, rate: rate, stream: stream, firstElement: draw.part.first * input.columns)
  }
}
