import DescentCatalogue
import DescentTensor

/// Adam with weight decay kept apart from the gradient.
///
/// Source: Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019, arXiv:1711.05101, in the
/// form of torch.optim.AdamW: weights shrink by lr·decay, the schedule included. Biases do not decay.
package struct AdamW: Optimizer {
  package var lr = 1e-3
  package var decay = 1e-2
  package var beta1 = 0.9
  package var beta2 = 0.999
  package var eps = 1e-8
  package var amsgrad = false
  package var biasCorrection = true
  package var epsHat = false

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "adamw", synonyms: ["AdamW"],
    summary: "adam with weight decay kept apart from the gradient",
    example: "optimizer adamw(lr=1e-3, decay=0.01)",
    source: "Loshchilov and Hutter 2019, arXiv:1711.05101; torch.optim.AdamW",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "alpha", "eta"], "step length"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay"], "share of lr by which weights shrink"),
      .number("beta1", \.beta1, in: .within(0..<1), synonyms: ["beta_1", "betas"], "share of the mean kept"),
      .number("beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2"], "share of the mean square kept"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor"),
      .flag("amsgrad", \.amsgrad, "divide by the largest mean square so far"),
      .flag(
        "bias_correction", \.biasCorrection, synonyms: ["debias"],
        "divide by what zero starts leave out; MLX does not"),
      .flag("eps_hat", \.epsHat, "add eps before that correction, as Keras does"),
    ],
    page: CardPage(
      """
      Shrinks the weights a little and then takes the step of adam. As the decay is not divided by the root \
      it pulls all weights alike, which decay in the gradient would not.
      """,
      formula: """
        x <- x (1 - lr decay); \
        m <- beta1 m + (1-beta1) g; \
        v <- beta2 v + (1-beta2) g^2; \
        x <- x - lr/(1-beta1^t) m / (sqrt(v) / sqrt(1-beta2^t) + eps); \
        eps_hat: the divisor is (sqrt(v) + eps) / sqrt(1-beta2^t)
        """,
      use: """
        The usual choice for larger networks and long runs. On small data a decay of 0.01 does little; 0.1 \
        is worth a try before giving up on it.
        """,
      differs: """
        weight_decay is `decay`, betas are `beta1` and `beta2`. Biases, gains and shifts do not decay here, \
        while torch.optim.AdamW shrinks all that it is given.
        """))

  package var slots: [String] { amsgrad ? ["mean", "square", "largest"] : ["mean", "square"] }

  package var usesDecay: Bool { decay != 0 }

  package func shrinking(_ motion: Motion) -> Float { motion.shrinking(by: decay) }

  package func move(_ motion: Motion) {
    AdamRule(
      beta1: beta1, beta2: beta2, eps: eps, decay: decay, isLargestKept: amsgrad,
      isCorrected: biasCorrection, isEpsLast: epsHat
    ).move(motion)
  }
}
