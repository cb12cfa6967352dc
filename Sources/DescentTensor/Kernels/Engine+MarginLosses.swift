extension Engine {
  /// What each score of another class lacks of standing `margin` below the true one, over the columns.
  ///
  /// - Parameters:
  ///   - scores: `[rows, columns]`; the gradient may take their place.
  ///   - labels: One a row, within the columns.
  ///   - margin: Above 0.
  ///   - scale: What the gradient is multiplied by.
  ///   - gradient: `[rows, columns]`; nil to evaluate alone.
  ///   - losses: One a row.
  /// - Returns: The sum of the losses in row order.
  package func hinge(
    _ scores: Matrix, labels: LabelBuffer, margin: Double, scale: Double, gradient: Matrix?,
    losses: DoubleBuffer
  ) -> Double {
    shortfalls(scores, labels: labels, margin: margin, scale: scale, gradient: gradient, losses: losses) {
      ($0, 1)
    }
  }

  /// The same with each shortfall squared.
  ///
  /// - Parameters:
  ///   - scores: `[rows, columns]`; the gradient may take their place.
  ///   - labels: One a row, within the columns.
  ///   - margin: Above 0.
  ///   - scale: What the gradient is multiplied by.
  ///   - gradient: `[rows, columns]`; nil to evaluate alone.
  ///   - losses: One a row.
  /// - Returns: The sum of the losses in row order.
  package func squaredHinge(
    _ scores: Matrix, labels: LabelBuffer, margin: Double, scale: Double, gradient: Matrix?,
    losses: DoubleBuffer
  ) -> Double {
    shortfalls(scores, labels: labels, margin: margin, scale: scale, gradient: gradient, losses: losses) {
      ($0 * $0, 2 * $0)
    }
  }

  /// The sum over the other columns of a function of the shortfall, over all columns.
  @inline(__always)
  private func shortfalls(
    _ scores: Matrix, labels: LabelBuffer, margin: Double, scale: Double, gradient: Matrix?,
    losses: DoubleBuffer, _ function: (Double) -> (value: Double, slope: Double)
  ) -> Double {
    precondition(
      labels.count >= scores.rows && losses.count >= scores.rows, "each row has a label and a loss")
    precondition(gradient.map(scores.matches) ?? true, "scores and gradient match in shape")
    let columns = Double(scores.columns)
    let factor = scale / columns
    var sum = 0.0
    for row in 0..<scores.rows {
      let label = Int(labels[row])
      precondition(label >= 0 && label < scores.columns, "a label names a column")
      let bar = margin - Double(scores[row, label])
      var (total, pull) = (0.0, 0.0)
      for column in 0..<scores.columns where column != label {
        let lacking = bar + Double(scores[row, column])
        // Asked this way round, what is not a number stays so.
        let found = lacking <= 0 ? (value: 0, slope: 0) : function(lacking)
        total += found.value
        pull += found.slope
        if let gradient { gradient[row, column] = Float(found.slope * factor) }
      }
      if let gradient { gradient[row, label] = Float(-pull * factor) }
      losses[row] = total / columns
      sum += losses[row]
    }
    return sum
  }
}
