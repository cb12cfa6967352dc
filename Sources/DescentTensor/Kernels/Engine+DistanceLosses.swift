extension Engine {
  /// Mean over the columns of the distance of each row from its target.
  ///
  /// - Parameters:
  ///   - prediction: `[rows, columns]`; the gradient may take its place.
  ///   - target: `[rows, columns]`.
  ///   - scale: What the gradient is multiplied by.
  ///   - gradient: `[rows, columns]`; nil to evaluate alone.
  ///   - losses: One a row.
  /// - Returns: The sum of the losses in row order.
  package func absoluteError(
    _ prediction: Matrix, target: Matrix, scale: Float, gradient: Matrix?, losses: DoubleBuffer
  ) -> Double {
    distances(prediction, target: target, scale: scale, gradient: gradient, losses: losses) { distance in
      // Times 0, so that what is not a number stays so.
      (distance.magnitude, distance > 0 ? 1 : distance < 0 ? -1 : distance * 0)
    }
  }

  /// Mean over the columns of half the squared distance up to `delta`, and of a straight line beyond.
  ///
  /// - Parameters:
  ///   - prediction: `[rows, columns]`; the gradient may take its place.
  ///   - target: `[rows, columns]`.
  ///   - delta: Where the line begins; above 0.
  ///   - scale: What the gradient is multiplied by.
  ///   - gradient: `[rows, columns]`; nil to evaluate alone.
  ///   - losses: One a row.
  /// - Returns: The sum of the losses in row order.
  package func huberError(
    _ prediction: Matrix, target: Matrix, delta: Double, scale: Float, gradient: Matrix?,
    losses: DoubleBuffer
  ) -> Double {
    precondition(delta > 0, "a line begins at a distance")
    return distances(prediction, target: target, scale: scale, gradient: gradient, losses: losses) {
      distance in
      if distance > delta { return (delta * (distance - 0.5 * delta), delta) }
      if distance < -delta { return (delta * (-distance - 0.5 * delta), -delta) }
      return (0.5 * (distance * distance), distance)
    }
  }

  /// The mean over the columns of a function of the distance, which gives its value and its slope.
  @inline(__always)
  private func distances(
    _ prediction: Matrix, target: Matrix, scale: Float, gradient: Matrix?, losses: DoubleBuffer,
    _ function: (Double) -> (value: Double, slope: Double)
  ) -> Double {
    precondition(prediction.columns >= 1, "a distance has a column")
    precondition(prediction.matches(target), "prediction and target match in shape")
    precondition(gradient.map(prediction.matches) ?? true, "prediction and gradient match in shape")
    precondition(losses.count >= prediction.rows, "each row has a loss")
    let columns = Double(prediction.columns)
    let factor = Double(scale) / columns
    var sum = 0.0
    for row in 0..<prediction.rows {
      var rowSum = 0.0
      for column in 0..<prediction.columns {
        let found = function(Double(prediction[row, column]) - Double(target[row, column]))
        rowSum += found.value
        if let gradient { gradient[row, column] = Float(found.slope * factor) }
      }
      losses[row] = rowSum / columns
      sum += losses[row]
    }
    return sum
  }
}
