extension Engine {
  /// Cross-entropy of the softmax of each row with its label, times the weights of the classes.
  ///
  /// - Parameters:
  ///   - logits: `[rows, columns]`; the gradient may take their place.
  ///   - labels: One a row, within the columns.
  ///   - weights: One a column.
  ///   - smoothing: Share of the target that is spread over all columns, each with its own weight, 0 ... 1.
  ///   - scale: What the gradient is multiplied by.
  ///   - gradient: `[rows, columns]`; nil to evaluate alone.
  ///   - losses: One a row, in nats.
  /// - Returns: The sum of the losses in row order.
  package func weightedCrossEntropy(
    _ logits: Matrix, labels: LabelBuffer, weights: [Double], smoothing: Float, scale: Double,
    gradient: Matrix?, losses: DoubleBuffer
  ) -> Double {
    precondition(weights.count == logits.columns, "each column has a weight")
    let share = Double(smoothing) / Double(logits.columns)
    let whole = 1 - Double(smoothing)
    let total = weights.reduce(0, +)
    let spreads = smoothing == 0 ? [] : spreads(logits, labels: labels, weights: weights)
    _ = softmaxCrossEntropy(
      logits, labels: labels, smoothing: 0, scale: 1, gradient: gradient, losses: losses)
    var sum = 0.0
    for row in 0..<logits.rows {
      let label = Int(labels[row])
      let atLabel = whole * weights[label]
      let spread = smoothing == 0 ? 0 : share * (total * losses[row] + spreads[row])
      losses[row] = atLabel * losses[row] + spread
      sum += losses[row]
      guard let gradient else { continue }
      // The plain gradient is p - 1 at the label and p elsewhere.
      for column in 0..<logits.columns {
        let plain = (atLabel + share * total) * Double(gradient[row, column])
        let missing = (column == label ? share * total : 0) - share * weights[column]
        gradient[row, column] = Float((plain + missing) * scale)
      }
    }
    return sum
  }

  /// What each row's loss lacks of the weighted sum over all columns.
  private func spreads(_ logits: Matrix, labels: LabelBuffer, weights: [Double]) -> [Double] {
    (0..<logits.rows).map { row in
      let top = Double(logits[row, Int(labels[row])])
      return weights.indices.reduce(0.0) { $0 + weights[$1] * (top - Double(logits[row, $1])) }
    }
  }

  /// Cross-entropy of the sigmoid of each row's one logit with its label.
  ///
  /// - Parameters:
  ///   - logits: `[rows, 1]`; the gradient may take their place.
  ///   - labels: One a row, 0 or 1; the logit speaks for 1.
  ///   - scale: What the gradient is multiplied by.
  ///   - gradient: `[rows, 1]`; nil to evaluate alone.
  ///   - losses: One a row, in nats.
  /// - Returns: The sum of the losses in row order.
  package func logisticCrossEntropy(
    _ logits: Matrix, labels: LabelBuffer, scale: Float, gradient: Matrix?, losses: DoubleBuffer
  ) -> Double {
    precondition(logits.columns == 1, "two classes have one logit")
    precondition(
      labels.count >= logits.rows && losses.count >= logits.rows, "each row has a label and a loss")
    precondition(gradient.map(logits.matches) ?? true, "logits and gradient match in shape")
    var sum = 0.0
    for row in 0..<logits.rows {
      precondition(labels[row] == 0 || labels[row] == 1, "a label names one of two classes")
      let sign = labels[row] == 1 ? -1.0 : 1.0
      let score = sign * Double(logits[row, 0])
      let small = Exact.exp(-score.magnitude)
      losses[row] = (score > 0 ? score : 0) + Self.logAboveOne(small)
      sum += losses[row]
      guard let gradient else { continue }
      let share = score > 0 ? 1 / (1 + small) : small / (1 + small)
      gradient[row, 0] = Float(sign * share) * scale
    }
    return sum
  }

  /// log(1 + t), t in 0 ... 1, to the last digits of a tiny t.
  static func logAboveOne(_ t: Double) -> Double {
    let above = 1 + t
    return above == 1 ? t : Exact.log(above) * (t / (above - 1))
  }
}
