extension Engine {
  /// Mean over the columns of minus the log likelihood of counts, each prediction the log of its rate.
  ///
  /// - Parameters:
  ///   - prediction: `[rows, columns]`; the gradient may take its place.
  ///   - target: `[rows, columns]`, none below 0.
  ///   - isWhole: With the logarithm of the count's factorial, by Stirling, where the count is above 1.
  ///   - scale: What the gradient is multiplied by.
  ///   - gradient: `[rows, columns]`; nil to evaluate alone.
  ///   - losses: One a row, in nats.
  /// - Returns: The sum of the losses in row order.
  ///
  /// Source: torch.nn.PoissonNLLLoss.
  package func poissonError(
    ofLogs prediction: Matrix, target: Matrix, isWhole: Bool, scale: Float, gradient: Matrix?,
    losses: DoubleBuffer
  ) -> Double {
    columnwise(prediction, target: target, scale: scale, gradient: gradient, losses: losses) { said, count in
      let rate = Exact.exp(said)
      return (rate - count * said + (isWhole ? Self.logFactorial(count) : 0), rate - count)
    }
  }

  /// The same, each prediction the rate itself, which is raised by 1e-8 before its logarithm is taken.
  ///
  /// - Parameters:
  ///   - prediction: `[rows, columns]`; the gradient may take its place. A rate below 0 has no loss.
  ///   - target: `[rows, columns]`, none below 0.
  ///   - isWhole: With the logarithm of the count's factorial, by Stirling, where the count is above 1.
  ///   - scale: What the gradient is multiplied by.
  ///   - gradient: `[rows, columns]`; nil to evaluate alone.
  ///   - losses: One a row, in nats.
  /// - Returns: The sum of the losses in row order.
  package func poissonError(
    ofRates prediction: Matrix, target: Matrix, isWhole: Bool, scale: Float, gradient: Matrix?,
    losses: DoubleBuffer
  ) -> Double {
    columnwise(prediction, target: target, scale: scale, gradient: gradient, losses: losses) { rate, count in
      let raised = rate + 1e-8
      let value = rate - count * Exact.log(raised)
      return (value + (isWhole ? Self.logFactorial(count) : 0), 1 - count / raised)
    }
  }

  /// Stirling's log(n!) above 1, and 0 up to there.
  private static func logFactorial(_ n: Double) -> Double {
    guard n > 1 else { return 0 }
    let turn = 0x1.921fb54442d18p+2  // 2π in binary64
    return n * Exact.log(n) - n + 0.5 * Exact.log(turn * n)
  }
}
