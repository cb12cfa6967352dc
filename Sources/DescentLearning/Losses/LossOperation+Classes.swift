import DescentTensor

/// What the outputs under a loss say about classes.
extension LossOperation {
  /// How many outputs a network needs for so many classes.
  package func outputs(classes: Int) -> Int {
    switch self {
    case .logisticCrossEntropy, .logisticFocalCrossEntropy: 1
    case .softmaxCrossEntropy, .focalCrossEntropy, .hinge, .squaredHinge, .softmaxDivergence,
      .cosineDistance, .squaredError, .absoluteError, .huberError, .logCoshError, .quantileError, .poisson:
      classes
    }
  }

  /// The class that a row of outputs speaks for, the lowest of equals.
  package func predictedClass(in outputs: Matrix, row: Int) -> Int {
    switch self {
    case .logisticCrossEntropy, .logisticFocalCrossEntropy: return outputs[row, 0] > 0 ? 1 : 0
    case .softmaxCrossEntropy, .focalCrossEntropy, .hinge, .squaredHinge, .softmaxDivergence,
      .cosineDistance, .squaredError, .absoluteError, .huberError, .logCoshError, .quantileError, .poisson:
      var best = 0
      for column in 1..<max(1, outputs.columns) where outputs[row, column] > outputs[row, best] {
        best = column
      }
      return best
    }
  }

  /// The probability of each class by a row of outputs, in binary64.
  package func probabilities(in outputs: Matrix, row: Int) -> [Double] {
    switch self {
    case .logisticCrossEntropy, .logisticFocalCrossEntropy:
      let score = Double(outputs[row, 0])
      let small = Exact.exp(-score.magnitude)
      let (likely, unlikely) = (1 / (1 + small), small / (1 + small))
      return score > 0 ? [unlikely, likely] : [likely, unlikely]
    case .softmaxCrossEntropy, .focalCrossEntropy, .hinge, .squaredHinge, .softmaxDivergence,
      .cosineDistance, .squaredError, .absoluteError, .huberError, .logCoshError, .quantileError, .poisson:
      let most = Double(outputs[row, predictedClass(in: outputs, row: row)])
      let terms = (0..<outputs.columns).map { Exact.exp(Double(outputs[row, $0]) - most) }
      let sum = terms.reduce(0, +)
      return terms.map { $0 / sum }
    }
  }
}
