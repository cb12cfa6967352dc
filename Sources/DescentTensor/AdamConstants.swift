/// What one pass of Adam multiplies by; each is computed in binary64 and rounded once.
package struct AdamConstants: Equatable, Sendable {
  package var beta1: Float
  package var beta2: Float
  package var oneMinusBeta1: Float
  package var oneMinusBeta2: Float
  /// The learning rate over 1 − β₁ᵗ.
  package var stepSize: Float
  /// √(1 − β₂ᵗ).
  package var rootScale: Float
  package var eps: Float
  /// What the weights are multiplied by first; 1 for no decay.
  package var decay: Float

  package init(
    beta1: Float, beta2: Float, oneMinusBeta1: Float, oneMinusBeta2: Float, stepSize: Float,
    rootScale: Float, eps: Float, decay: Float
  ) {
    self.beta1 = beta1
    self.beta2 = beta2
    self.oneMinusBeta1 = oneMinusBeta1
    self.oneMinusBeta2 = oneMinusBeta2
    self.stepSize = stepSize
    self.rootScale = rootScale
    self.eps = eps
    self.decay = decay
  }
}
