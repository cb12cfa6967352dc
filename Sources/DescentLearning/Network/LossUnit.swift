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
  private let classWeights: [Double]?
  private let drawn: DrawnTruth?

  /// Nil when memory cannot be had.
  ///
  /// - Parameters:
  ///   - classWeights: How much a row of each class counts; nil where all count alike.
  ///   - draws: Whether truths are to be drawn besides.
  package init?(
    _ operation: LossOperation, capacity: Int, outputs: Int, engine: Engine, classWeights: [Double]? = nil,
    draws: Bool = false
  ) {
    let (count, overflowed) = capacity.multipliedReportingOverflow(by: outputs)
    guard !overflowed, let losses = DoubleBuffer(count: capacity), let labels = LabelBuffer(count: capacity),
      let numbers = FloatBuffer(count: count)
    else { return nil }
    if draws {
      guard let room = DrawnTruth(capacity: capacity, numbers: count) else { return nil }
      drawn = room
    } else {
      drawn = nil
    }
    self.operation = operation
    self.engine = engine
    self.losses = losses
    self.labels = labels
    self.numbers = numbers
    self.outputs = outputs
    self.classWeights = classWeights
  }

  /// Where the true numbers of a batch are put, `[rows, outputs]`.
  package func targets(rows: Int) -> Matrix {
    Matrix(numbers, offset: 0, rows: rows, columns: outputs)
  }

  /// What the first rows weigh together, added to what others weigh; their number where all count alike.
  package func weight(rows: Int, after others: Double = 0) -> Double {
    guard let classWeights else { return others + Double(rows) }
    return (0..<rows).reduce(others) { $0 + classWeights[Int(labels[$1])] }
  }

  /// Whether rows of some classes count more than those of others.
  package var weighsRows: Bool { classWeights != nil }

  /// The batch's mean loss times its rows; with a gradient, that of the mean is put there.
  package func loss(of output: Matrix, gradient: Matrix?) -> Double {
    let batch = WeighedBatch(rows: output.rows, weight: weight(rows: output.rows))
    return batch.total(addLosses(of: output, gradient: gradient, in: batch, to: 0))
  }

  /// The losses of a part of a batch, added one by one to those of the rows before it; with a gradient, that
  /// of the whole batch's mean is put there.
  package func addLosses(
    of output: Matrix, gradient: Matrix?, in batch: WeighedBatch, to before: Double
  ) -> Double {
    findLosses(of: output, gradient: gradient, in: batch)
    return (0..<output.rows).reduce(before) { $0 + losses[$1] }
  }

  private func findLosses(of output: Matrix, gradient: Matrix?, in batch: WeighedBatch) {
    switch operation.task {
    case .classification: findClassLosses(of: output, gradient: gradient, in: batch)
    case .regression: findDistances(of: output, gradient: gradient, in: batch)
    }
  }

  private func findClassLosses(of output: Matrix, gradient: Matrix?, in batch: WeighedBatch) {
    let (scale, wide, evened) = (1 / Float(batch.rows), 1 / Double(batch.rows), 1 / batch.weight)
    switch operation {
    case .softmaxCrossEntropy(let smoothing, _):
      crossEntropy(of: output, smoothing: smoothing, gradient: gradient, in: batch)
    case .logisticCrossEntropy:
      _ = engine.logisticCrossEntropy(
        output, labels: labels, scale: scale, gradient: gradient, losses: losses)
    case .focalCrossEntropy(let gamma, _):
      _ = engine.focalCrossEntropy(
        output, labels: labels, gamma: gamma, weights: classWeights, scale: evened, gradient: gradient,
        losses: losses)
    case .logisticFocalCrossEntropy(let gamma, let alpha):
      _ = engine.logisticFocalCrossEntropy(
        output, labels: labels, gamma: gamma, alpha: alpha, scale: wide, gradient: gradient, losses: losses)
    case .hinge(let margin):
      _ = engine.hinge(
        output, labels: labels, margin: margin, scale: wide, gradient: gradient, losses: losses)
    case .squaredHinge(let margin):
      _ = engine.squaredHinge(
        output, labels: labels, margin: margin, scale: wide, gradient: gradient, losses: losses)
    case .softmaxDivergence(let smoothing):
      _ = engine.softmaxDivergence(
        output, labels: labels, smoothing: smoothing, scale: scale, gradient: gradient, losses: losses)
    case .cosineDistance:
      _ = engine.cosineDistance(
        output, labels: labels, scale: wide, gradient: gradient, losses: losses)
    case .squaredError, .absoluteError, .huberError, .logCoshError, .quantileError, .poisson: break
    }
  }

  private func findDistances(of output: Matrix, gradient: Matrix?, in batch: WeighedBatch) {
    let (scale, target) = (1 / Float(batch.rows), targets(rows: output.rows))
    switch operation {
    case .squaredError:
      _ = engine.squaredError(output, target: target, scale: scale, gradient: gradient, losses: losses)
    case .absoluteError:
      _ = engine.absoluteError(output, target: target, scale: scale, gradient: gradient, losses: losses)
    case .huberError(let delta):
      _ = engine.huberError(
        output, target: target, delta: delta, scale: scale, gradient: gradient, losses: losses)
    case .logCoshError:
      _ = engine.logCoshError(output, target: target, scale: scale, gradient: gradient, losses: losses)
    case .quantileError(let q):
      _ = engine.quantileError(
        output, target: target, q: q, scale: scale, gradient: gradient, losses: losses)
    case .poisson(let link, let isWhole):
      poissonError(of: output, link, isWhole: isWhole, gradient: gradient, in: batch)
    case .softmaxCrossEntropy, .logisticCrossEntropy, .focalCrossEntropy, .logisticFocalCrossEntropy,
      .hinge, .squaredHinge, .softmaxDivergence, .cosineDistance:
      break
    }
  }

  /// Takes the gradient of the mean loss for truths that are drawn from the outputs, every row counting
  /// alike; it is 0 where the loss says no probabilities.
  package func takeGradientOfDrawnTruth(
    of output: Matrix, into gradient: Matrix, from stream: RandomStream, _ part: BatchPart
  ) {
    guard let drawn, let likelihood = operation.likelihood else { return gradient.flat.fill(0) }
    let (scale, first) = (1 / Float(part.whole), part.first)
    switch likelihood {
    case .classes:
      drawn.drawClasses(output, from: stream, first: first)
      _ = engine.softmaxCrossEntropy(
        output, labels: drawn.labels, smoothing: 0, scale: scale, gradient: gradient, losses: losses)
    case .twoClasses:
      drawn.drawTwoClasses(output, from: stream, first: first)
      _ = engine.logisticCrossEntropy(
        output, labels: drawn.labels, scale: scale, gradient: gradient, losses: losses)
    case .numbers:
      let target = Matrix(drawn.numbers, offset: 0, rows: output.rows, columns: output.columns)
      drawn.drawNumbers(output, into: target, from: stream, first: first)
      _ = engine.squaredError(output, target: target, scale: scale, gradient: gradient, losses: losses)
    }
  }

  private func poissonError(
    of output: Matrix, _ link: OutputLink, isWhole: Bool, gradient: Matrix?, in batch: WeighedBatch
  ) {
    let (scale, target) = (1 / Float(batch.rows), targets(rows: output.rows))
    switch link {
    case .log:
      _ = engine.poissonError(
        ofLogs: output, target: target, isWhole: isWhole, scale: scale, gradient: gradient, losses: losses)
    case .identity:
      _ = engine.poissonError(
        ofRates: output, target: target, isWhole: isWhole, scale: scale, gradient: gradient, losses: losses)
    }
  }

  private func crossEntropy(
    of output: Matrix, smoothing: Float, gradient: Matrix?, in batch: WeighedBatch
  ) {
    if let classWeights {
      _ = engine.weightedCrossEntropy(
        output, labels: labels, weights: classWeights, smoothing: smoothing, scale: 1 / batch.weight,
        gradient: gradient, losses: losses)
    } else {
      _ = engine.softmaxCrossEntropy(
        output, labels: labels, smoothing: smoothing, scale: 1 / Float(batch.rows), gradient: gradient,
        losses: losses)
    }
  }

  /// How many rows of the batch have their true class on top.
  package func countCorrect(in output: Matrix) -> Int { engine.countCorrect(output, labels: labels) }
}

/// How many rows a batch has, and what they weigh together.
package struct WeighedBatch: Sendable {
  let rows: Int
  let weight: Double

  package init(rows: Int, weight: Double) {
    (self.rows, self.weight) = (rows, weight)
  }

  /// The batch's mean loss times its rows, from the sum of the rows' losses.
  package func total(_ sum: Double) -> Double { sum * (Double(rows) / weight) }
}
