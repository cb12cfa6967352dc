extension Engine {
  /// What the cosine of the angle between each row and the axis of its label lacks of 1.
  ///
  /// - Parameters:
  ///   - scores: `[rows, columns]`; the gradient may take their place.
  ///   - labels: One a row, within the columns.
  ///   - scale: What the gradient is multiplied by.
  ///   - gradient: `[rows, columns]`; nil to evaluate alone.
  ///   - losses: One a row, 0 ... 2.
  /// - Returns: The sum of the losses in row order.
  ///
  /// Source: torch.nn.CosineEmbeddingLoss of pairs that belong together; both squared lengths are raised
  /// by 1e-12.
  package func cosineDistance(
    _ scores: Matrix, labels: LabelBuffer, scale: Double, gradient: Matrix?, losses: DoubleBuffer
  ) -> Double {
    precondition(
      labels.count >= scores.rows && losses.count >= scores.rows, "each row has a label and a loss")
    precondition(gradient.map(scores.matches) ?? true, "scores and gradient match in shape")
    var sum = 0.0
    for row in 0..<scores.rows {
      let label = Int(labels[row])
      precondition(label >= 0 && label < scores.columns, "a label names a column")
      let square = (0..<scores.columns).reduce(1e-12) { sum, column in
        sum + Double(scores[row, column]) * Double(scores[row, column])
      }
      // That of the axis is 1, raised alike.
      let length = Exact.sqrt(square * (1 + 1e-12))
      let cosine = Double(scores[row, label]) / length
      losses[row] = 1 - cosine
      sum += losses[row]
      guard let gradient else { continue }
      let pull = cosine / square
      for column in 0..<scores.columns {
        let slope = pull * Double(scores[row, column]) - (column == label ? 1 / length : 0)
        gradient[row, column] = Float(slope * scale)
      }
    }
    return sum
  }

  /// The divergence of the softmax of each row from the smoothed axis of its label.
  ///
  /// It is the cross-entropy less what the smoothed axis is unsure of by itself.
  /// - Parameters:
  ///   - logits: `[rows, columns]`; the gradient may take their place.
  ///   - labels: One a row, within the columns.
  ///   - smoothing: Share of the target that is spread over all columns, 0 ... 1.
  ///   - scale: What the gradient is multiplied by.
  ///   - gradient: `[rows, columns]`; nil to evaluate alone.
  ///   - losses: One a row, in nats.
  /// - Returns: The sum of the losses in row order.
  ///
  /// Source: Kullback and Leibler, "On Information and Sufficiency", 1951.
  package func softmaxDivergence(
    _ logits: Matrix, labels: LabelBuffer, smoothing: Float, scale: Float, gradient: Matrix?,
    losses: DoubleBuffer
  ) -> Double {
    _ = softmaxCrossEntropy(
      logits, labels: labels, smoothing: smoothing, scale: scale, gradient: gradient, losses: losses)
    let share = Double(smoothing) / Double(logits.columns)
    let (others, own) = (share, 1 - Double(smoothing) + share)
    let entropy = -(Double(logits.columns - 1) * Self.timesLog(others) + Self.timesLog(own))
    var sum = 0.0
    for row in 0..<logits.rows {
      losses[row] -= entropy
      sum += losses[row]
    }
    return sum
  }

  /// p·log p, which is 0 at 0.
  private static func timesLog(_ p: Double) -> Double { p > 0 ? p * Exact.log(p) : 0 }
}
