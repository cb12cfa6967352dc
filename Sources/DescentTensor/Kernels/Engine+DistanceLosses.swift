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

  /// Mean over the columns of log(cosh(distance)): half its square near 0, nearly a straight line far out.
  ///
  /// - Parameters:
  ///   - prediction: `[rows, columns]`; the gradient may take its place.
  ///   - target: `[rows, columns]`.
  ///   - scale: What the gradient is multiplied by.
  ///   - gradient: `[rows, columns]`; nil to evaluate alone.
  ///   - losses: One a row.
  /// - Returns: The sum of the losses in row order.
  package func logCoshError(
    _ prediction: Matrix, target: Matrix, scale: Float, gradient: Matrix?, losses: DoubleBuffer
  ) -> Double {
    distances(prediction, target: target, scale: scale, gradient: gradient, losses: losses) { distance in
      let small = Exact.exp(-2 * distance.magnitude)
      let slope = (1 - small) / (1 + small)
      // log 2 in binary64.
      let value = distance.magnitude + Self.logAboveOne(small) - 0x1.62e42fefa39efp-1
      return (value, distance < 0 ? -slope : slope)
    }
  }

  /// Mean over the columns of the distance, times `q` where a prediction is too low, else times 1 − q.
  ///
  /// - Parameters:
  ///   - prediction: `[rows, columns]`; the gradient may take its place.
  ///   - target: `[rows, columns]`.
  ///   - q: The share of targets that the best prediction is above; within 0 and 1.
  ///   - scale: What the gradient is multiplied by.
  ///   - gradient: `[rows, columns]`; nil to evaluate alone.
  ///   - losses: One a row.
  /// - Returns: The sum of the losses in row order.
  package func quantileError(
    _ prediction: Matrix, target: Matrix, q: Double, scale: Float, gradient: Matrix?, losses: DoubleBuffer
  ) -> Double {
    distances(prediction, target: target, scale: scale, gradient: gradient, losses: losses) { distance in
      if distance > 0 { return ((1 - q) * distance, 1 - q) }
      if distance < 0 { return (-q * distance, -q) }
      // Halfway between the two slopes; times 0, so that what is not a number stays so.
      return (distance.magnitude, (0.5 - q) + distance * 0)
    }
  }

  /// The mean over the columns of a function of the distance, which gives its value and its slope.
  @inline(__always)
  private func distances(
    _ prediction: Matrix, target: Matrix, scale: Float, gradient: Matrix?, losses: DoubleBuffer,
    _ function: (Double) -> (value: Double, slope: Double)
  ) -> Double {
    columnwise(prediction, target: target, scale: scale, gradient: gradient, losses: losses) { said, truth in
      function(said - truth)
    }
  }

  /// The mean over the columns of a function of what is said and what is true, which gives its value and its
  /// slope.
  @inline(__always)
  func columnwise(
    _ prediction: Matrix, target: Matrix, scale: Float, gradient: Matrix?, losses: DoubleBuffer,
    _ function: (_ said: Double, _ truth: Double) -> (value: Double, slope: Double)
  ) -> Double {
    precondition(prediction.columns >= 1, "what is compared has a column")
    precondition(prediction.matches(target), "prediction and target match in shape")
    precondition(gradient.map(prediction.matches) ?? true, "prediction and gradient match in shape")
    precondition(losses.count >= prediction.rows, "each row has a loss")
    let columns = Double(prediction.columns)
    let factor = Double(scale) / columns
    var sum = 0.0
    for row in 0..<prediction.rows {
      var rowSum = 0.0
      for column in 0..<prediction.columns {
        let found = function(Double(prediction[row, column]), Double(target[row, column]))
        rowSum += found.value
        if let gradient { gradient[row, column] = Float(found.slope * factor) }
      }
      losses[row] = rowSum / columns
      sum += losses[row]
    }
    return sum
  }
}
