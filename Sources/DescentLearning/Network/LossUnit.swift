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

  /// Nil when memory cannot be had.
  ///
  /// - Parameter classWeights: How much a row of each class counts; nil where all count alike.
  package init?(
    _ operation: LossOperation, capacity: Int, outputs: Int, engine: Engine, classWeights: [Double]? = nil
  ) {
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
    self.classWeights = classWeights
  }

  /// Where the true numbers of a batch are put, `[rows, outputs]`.
  package func targets(rows: Int) -> Matrix {
    Matrix(numbers, offset: 0, rows: rows, columns: outputs)
  }

  /// What the first rows of the batch weigh together; their number where all count alike.
  package func weight(rows: Int) -> Double {
    guard let classWeights else { return Double(rows) }
    return (0..<rows).reduce(0.0) { $0 + classWeights[Int(labels[$1])] }
  }

  /// The batch's mean loss times its rows; with a gradient, that of the mean is put there.
  package func loss(of output: Matrix, gradient: Matrix?) -> Double {
    let (scale, target) = (1 / Float(output.rows), targets(rows: output.rows))
    let wide = 1 / Double(output.rows)
    return switch operation {
    case .softmaxCrossEntropy(let smoothing, _):
      crossEntropy(of: output, smoothing: smoothing, gradient: gradient)
    case .logisticCrossEntropy:
      engine.logisticCrossEntropy(output, labels: labels, scale: scale, gradient: gradient, losses: losses)
    case .focalCrossEntropy(let gamma, _): focalCrossEntropy(of: output, gamma: gamma, gradient: gradient)
    case .logisticFocalCrossEntropy(let gamma, let alpha):
      engine.logisticFocalCrossEntropy(
        output, labels: labels, gamma: gamma, alpha: alpha, scale: wide, gradient: gradient, losses: losses)
    case .hinge(let margin):
      engine.hinge(output, labels: labels, margin: margin, scale: wide, gradient: gradient, losses: losses)
    case .squaredHinge(let margin):
      engine.squaredHinge(
        output, labels: labels, margin: margin, scale: wide, gradient: gradient, losses: losses)
    case .softmaxDivergence(let smoothing):
      engine.softmaxDivergence(
        output, labels: labels, smoothing: smoothing, scale: scale, gradient: gradient, losses: losses)
    case .cosineDistance:
      engine.cosineDistance(output, labels: labels, scale: wide, gradient: gradient, losses: losses)
    case .squaredError:
      engine.squaredError(output, target: target, scale: scale, gradient: gradient, losses: losses)
    case .absoluteError:
      engine.absoluteError(output, target: target, scale: scale, gradient: gradient, losses: losses)
    case .huberError(let delta):
      engine.huberError(
        output, target: target, delta: delta, scale: scale, gradient: gradient, losses: losses)
    case .logCoshError:
      engine.logCoshError(output, target: target, scale: scale, gradient: gradient, losses: losses)
    case .quantileError(let q):
      engine.quantileError(output, target: target, q: q, scale: scale, gradient: gradient, losses: losses)
    case .poisson(let link, let isWhole):
      poissonError(of: output, link, isWhole: isWhole, gradient: gradient)
    }
  }

  private func poissonError(
    of output: Matrix, _ link: OutputLink, isWhole: Bool, gradient: Matrix?
  ) -> Double {
    let (scale, target) = (1 / Float(output.rows), targets(rows: output.rows))
    return switch link {
    case .log:
      engine.poissonError(
        ofLogs: output, target: target, isWhole: isWhole, scale: scale, gradient: gradient, losses: losses)
    case .identity:
      engine.poissonError(
        ofRates: output, target: target, isWhole: isWhole, scale: scale, gradient: gradient, losses: losses)
    }
  }

  private func crossEntropy(of output: Matrix, smoothing: Float, gradient: Matrix?) -> Double {
    guard let classWeights else {
      return engine.softmaxCrossEntropy(
        output, labels: labels, smoothing: smoothing, scale: 1 / Float(output.rows), gradient: gradient,
        losses: losses)
    }
    let weight = weight(rows: output.rows)
    let sum = engine.weightedCrossEntropy(
      output, labels: labels, weights: classWeights, smoothing: smoothing, scale: 1 / weight,
      gradient: gradient, losses: losses)
    return sum * (Double(output.rows) / weight)
  }

  private func focalCrossEntropy(of output: Matrix, gamma: Double, gradient: Matrix?) -> Double {
    let weight = weight(rows: output.rows)
    let sum = engine.focalCrossEntropy(
      output, labels: labels, gamma: gamma, weights: classWeights, scale: 1 / weight, gradient: gradient,
      losses: losses)
    return sum * (Double(output.rows) / weight)
  }

  /// How many rows of the batch have their true class on top.
  package func countCorrect(in output: Matrix) -> Int { engine.countCorrect(output, labels: labels) }
}
