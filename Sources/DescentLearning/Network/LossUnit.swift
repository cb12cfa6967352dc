import DescentTensor

/// The truth of one batch and the loss against it.
package final class LossUnit {
  private let engine: Engine
  private let operation: LossOperation
  private let losses: DoubleBuffer
  /// The true classes of the batch; used by classification.
  package let labels: LabelBuffer
  /// The true numbers of the batch, `[capacity, outputs]`; used by regression.
  private let numbers: FloatBuffer
  private let outputs: Int

  /// Nil when memory cannot be had.
  package init?(_ operation: LossOperation, capacity: Int, outputs: Int, engine: Engine) {
    let (count, overflowed) = capacity.multipliedReportingOverflow(by: outputs)
    guard !overflowed, let losses = DoubleBuffer(count: capacity), let labels = LabelBuffer(count: capacity),
      let numbers = FloatBuffer(count: count)
    else { return nil }
    self.operation = operation
    self.engine = engine
    self.losses = losses
    self.labels = labels
    self.numbers = numbers
    self.outputs = outputs
  }

  /// Where the true numbers of a batch are put, `[rows, outputs]`.
  package func targets(rows: Int) -> Matrix {
    Matrix(numbers, offset: 0, rows: rows, columns: outputs)
  }

  /// The sum of the rows' losses; with a gradient, that of their mean is put there.
  package func loss(of output: Matrix, gradient: Matrix?) -> Double {
    let scale = 1 / Float(output.rows)
    switch operation {
    case .softmaxCrossEntropy(let smoothing):
      return engine.softmaxCrossEntropy(
        output, labels: labels, smoothing: smoothing, scale: scale, gradient: gradient, losses: losses)
    case .squaredError:
      return engine.squaredError(
        output, target: targets(rows: output.rows), scale: scale, gradient: gradient, losses: losses)
    }
  }

  /// How many rows of the batch have their true class on top.
  package func countCorrect(in output: Matrix) -> Int { engine.countCorrect(output, labels: labels) }
}
