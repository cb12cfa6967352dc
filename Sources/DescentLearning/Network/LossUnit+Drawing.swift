import DescentTensor

/// What a loss takes the network's outputs to say of the truth.
package enum Likelihood: Sendable {
  /// A class by the softmax of the outputs.
  case classes
  /// The second of two classes by the sigmoid of the output.
  case twoClasses
  /// A number with the variance for which a squared error is minus the logarithm of its density, 1/2.
  case numbers
}

extension LossOperation {
  /// Nil where the loss is not minus the logarithm of a probability.
  package var likelihood: Likelihood? {
    switch self {
    case .softmaxCrossEntropy: .classes
    case .logisticCrossEntropy: .twoClasses
    case .squaredError: .numbers
    case .focalCrossEntropy, .logisticFocalCrossEntropy, .hinge, .squaredHinge, .softmaxDivergence,
      .cosineDistance, .absoluteError, .huberError, .logCoshError, .quantileError, .poisson:
      nil
    }
  }
}

/// Room for truths that are drawn, not given.
struct DrawnTruth {
  let labels: LabelBuffer
  let numbers: FloatBuffer

  /// Nil when memory cannot be had.
  init?(capacity: Int, numbers count: Int) {
    guard let labels = LabelBuffer(count: capacity), let numbers = FloatBuffer(count: count) else {
      return nil
    }
    (self.labels, self.numbers) = (labels, numbers)
  }

  /// Draws a class for each row.
  func drawClasses(_ output: Matrix, from stream: RandomStream, first: Int) {
    for row in 0..<output.rows {
      var highest = -Double.infinity
      for column in 0..<output.columns { highest = max(highest, Double(output[row, column])) }
      var sum = 0.0
      for column in 0..<output.columns { sum += Exact.exp(Double(output[row, column]) - highest) }
      var left = Double(stream.uniform(at: UInt64(first + row))) * sum
      var drawn = 0
      for column in 0..<output.columns {
        drawn = column
        left -= Exact.exp(Double(output[row, column]) - highest)
        if left < 0 { break }
      }
      labels[row] = Int32(drawn)
    }
  }

  /// Draws one of two classes for each row.
  func drawTwoClasses(_ output: Matrix, from stream: RandomStream, first: Int) {
    for row in 0..<output.rows {
      let share = 1 / (1 + Exact.exp(-Double(output[row, 0])))
      labels[row] = Double(stream.uniform(at: UInt64(first + row))) < share ? 1 : 0
    }
  }

  /// Draws the numbers of each row.
  func drawNumbers(_ output: Matrix, into target: Matrix, from stream: RandomStream, first: Int) {
    let deviation = squareRoot(0.5)
    for place in 0..<output.rows * output.columns {
      target.flat[place] =
        output.flat[place] + deviation * stream.normal(at: UInt64(first * output.columns + place))
    }
  }
}
