import CExact

extension Engine {
  /// Cross-entropy of the softmax of each row with its label.
  ///
  /// - Parameters:
  ///   - logits: `[rows, columns]`; the gradient may take their place.
  ///   - labels: One a row, within the columns.
  ///   - smoothing: Share of the target that is spread over all columns, 0 ... 1.
  ///   - scale: What the gradient is multiplied by.
  ///   - gradient: `[rows, columns]`; nil to evaluate alone.
  ///   - losses: One a row, in nats.
  /// - Returns: The sum of the losses in row order.
  package func softmaxCrossEntropy(
    _ logits: Matrix, labels: LabelBuffer, smoothing: Float, scale: Float, gradient: Matrix?,
    losses: DoubleBuffer
  ) -> Double {
    precondition(logits.columns >= 1, "a softmax has a column")
    precondition(
      labels.count >= logits.rows && losses.count >= logits.rows, "each row has a label and a loss")
    precondition(gradient.map(logits.matches) ?? true, "logits and gradient match in shape")
    for row in 0..<logits.rows {
      precondition(labels[row] >= 0 && labels[row] < logits.columns, "a label names a column")
    }
    return withExtendedLifetime((logits, labels, gradient, losses)) {
      var work = unsafe exact_cross_entropy(
        logits: logits.start, labels: labels.start, gradient: gradient?.start, losses: losses.start,
        rows: logits.rows, columns: logits.columns, smoothing: smoothing, scale: scale)
      unsafe exact_softmax_cross_entropy(handle, &work)
      return sum(losses, count: logits.rows)
    }
  }

  /// Mean over the columns of the squared distance of each row from its target.
  ///
  /// - Parameters:
  ///   - prediction: `[rows, columns]`; the gradient may take its place.
  ///   - target: `[rows, columns]`.
  ///   - scale: What the gradient is multiplied by.
  ///   - gradient: `[rows, columns]`; nil to evaluate alone.
  ///   - losses: One a row.
  /// - Returns: The sum of the losses in row order.
  package func squaredError(
    _ prediction: Matrix, target: Matrix, scale: Float, gradient: Matrix?, losses: DoubleBuffer
  ) -> Double {
    precondition(prediction.columns >= 1, "a squared error has a column")
    precondition(prediction.matches(target), "prediction and target match in shape")
    precondition(gradient.map(prediction.matches) ?? true, "prediction and gradient match in shape")
    precondition(losses.count >= prediction.rows, "each row has a loss")
    return withExtendedLifetime((prediction, target, gradient, losses)) {
      var work = unsafe exact_squares(
        prediction: prediction.start, target: target.start, gradient: gradient?.start,
        losses: losses.start, rows: prediction.rows, columns: prediction.columns, scale: scale)
      unsafe exact_squared_error(handle, &work)
      return sum(losses, count: prediction.rows)
    }
  }

  private func sum(_ losses: DoubleBuffer, count: Int) -> Double {
    var sum = 0.0
    for row in 0..<count { sum += losses[row] }
    return sum
  }

  /// How many rows have their largest logit, the lowest column of equals, at their label.
  package func countCorrect(_ logits: Matrix, labels: LabelBuffer) -> Int {
    precondition(logits.columns >= 1 && labels.count >= logits.rows, "each row has a label")
    return withExtendedLifetime((logits, labels)) {
      unsafe exact_count_correct(logits.start, labels.start, logits.rows, logits.columns)
    }
  }
}
