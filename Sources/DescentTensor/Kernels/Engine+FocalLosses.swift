extension Engine {
  /// Cross-entropy of the softmax of each row, times the power `gamma` of the probability that is missing.
  ///
  /// - Parameters:
  ///   - logits: `[rows, columns]`; the gradient may take their place.
  ///   - labels: One a row, within the columns.
  ///   - gamma: At least 0; at 0 it is the cross-entropy.
  ///   - weights: One a column; nil where all rows count alike.
  ///   - scale: What the gradient is multiplied by.
  ///   - gradient: `[rows, columns]`; nil to evaluate alone.
  ///   - losses: One a row, in nats.
  /// - Returns: The sum of the losses in row order.
  ///
  /// Source: Lin et al., "Focal Loss for Dense Object Detection", 2017, arXiv:1708.02002.
  package func focalCrossEntropy(
    _ logits: Matrix, labels: LabelBuffer, gamma: Double, weights: [Double]?, scale: Double,
    gradient: Matrix?, losses: DoubleBuffer
  ) -> Double {
    precondition(weights.map { $0.count == logits.columns } ?? true, "each column has a weight")
    _ = softmaxCrossEntropy(
      logits, labels: labels, smoothing: 0, scale: 1, gradient: gradient, losses: losses)
    return focus(losses, gradient, rows: logits.rows, gamma: gamma, scale: scale) { row in
      weights?[Int(labels[row])] ?? 1
    }
  }

  /// The same of the sigmoid of each row's one logit.
  ///
  /// - Parameters:
  ///   - logits: `[rows, 1]`; the gradient may take their place.
  ///   - labels: One a row, 0 or 1; the logit speaks for 1.
  ///   - gamma: At least 0.
  ///   - alpha: What a row of class 1 counts, one of class 0 the rest to 1; nil where both count 1.
  ///   - scale: What the gradient is multiplied by.
  ///   - gradient: `[rows, 1]`; nil to evaluate alone.
  ///   - losses: One a row, in nats.
  /// - Returns: The sum of the losses in row order.
  package func logisticFocalCrossEntropy(
    _ logits: Matrix, labels: LabelBuffer, gamma: Double, alpha: Double?, scale: Double, gradient: Matrix?,
    losses: DoubleBuffer
  ) -> Double {
    _ = logisticCrossEntropy(logits, labels: labels, scale: 1, gradient: gradient, losses: losses)
    return focus(losses, gradient, rows: logits.rows, gamma: gamma, scale: scale) { row in
      alpha.map { labels[row] == 1 ? $0 : 1 - $0 } ?? 1
    }
  }

  /// Turns cross-entropies and their gradients into focal ones, in place.
  private func focus(
    _ losses: DoubleBuffer, _ gradient: Matrix?, rows: Int, gamma: Double, scale: Double,
    weight: (Int) -> Double
  ) -> Double {
    precondition(gamma >= 0, "a probability's power is at least 0")
    var sum = 0.0
    for row in 0..<rows {
      let found = Self.focused(losses[row], gamma: gamma)
      let weight = weight(row)
      losses[row] = weight * found.value
      sum += losses[row]
      guard let gradient else { continue }
      let factor = weight * found.slope * scale
      for column in 0..<gradient.columns {
        gradient[row, column] = Float(Double(gradient[row, column]) * factor)
      }
    }
    return sum
  }

  /// A cross-entropy made focal, and how that moves with it.
  private static func focused(_ loss: Double, gamma: Double) -> (value: Double, slope: Double) {
    let missing = 1 - Exact.exp(-loss)
    // Asked this way round, what is not a number stays so.
    if missing <= 0 { return gamma == 0 ? (loss, 1) : (0, 0) }
    let share = Exact.pow(missing, gamma)
    return (share * loss, share + gamma * (share / missing) * ((1 - missing) * loss))
  }
}
