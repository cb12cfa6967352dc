import DescentCatalogue
import DescentTensor

/// AdamW without a schedule and without a mean of gradients: the mean of the weights takes its place.
///
/// Source: Defazio et al., "The Road Less Scheduled", 2024, arXiv:2405.15682, algorithm 2, in the order of
/// operations of facebookresearch/schedule_free; `decay` is taken at the weights trained and spares biases.
package struct ScheduleFreeAdamW: Optimizer {
  package var lr = 2.5e-3
  package var beta1 = 0.9
  package var beta2 = 0.999
  package var eps = 1e-8
  package var epsRoot = 0.0
  package var decay = 0.0
  package var power = 0.0
  package var lrPower = 2.0

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "schedule_free_adamw",
    synonyms: ["AdamWScheduleFree", "ScheduleFreeAdamW", "schedule_free_adam", "schedule_free"],
    summary: "adamw without a schedule: what is looked at is a running mean of the steps",
    example: "optimizer schedule_free_adamw(lr=0.01)",
    source: "Defazio et al. 2024, arXiv:2405.15682; facebookresearch/schedule_free",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number(
        "beta1", \.beta1, in: .between(0, 1), synonyms: ["beta_1", "b1", "betas"],
        "how near to the mean gradients are taken"),
      .number(
        "beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2", "b2"], "share of the mean square kept"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor"),
      .number("eps_root", \.epsRoot, in: .atLeast(0), "added under the root; pytorch_optimizer has 1e-15"),
      .number("decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay"], "what weights add to each step"),
      ScheduleFreeRule.power(\.power), ScheduleFreeRule.lrPower(\.lrPower),
    ],
    page: CardPage(
      "Adam's divided gradients move a point z; they are taken at y between z and the mean x of all points."
        + " That mean is what is measured, kept, saved and predicted with.",
      formula: "v <- beta2 v + (1-beta2) g^2; u = g / (sqrt(v / (1-beta2^t)) + eps) + decay y;"
        + " c = w_t / (w_1 + ... + w_t) with w_t = t^power max(lr)^lr_power; y <- (1-c) y + c z"
        + " + lr (beta1 (1-c) - 1) u; z <- z - lr u; x = y + (1 - 1/beta1) (z - y)",
      use: "When the length of the training is not known beforehand. Begin with `schedule warmup(5%)`; what"
        + " falls by itself needs no schedule that falls."))

  package var reach: Reach { .tensor }
  package var slots: [String] { ["point", "square"] }
  package var numbers: [String] { ScheduleFreeRule.numbers }
  package var usesDecay: Bool { decay != 0 }
  package var hidesWeights: Bool { true }

  private var rule: ScheduleFreeRule { ScheduleFreeRule(beta: beta1, power: power, lrPower: lrPower) }

  package func move(_ motion: Motion) {
    let (pull, mix) = (motion.isDecayed ? Float(decay) : 0, rule.mix(motion))
    let (isFirst, eps, inner) = (motion.step == 1, Float(eps: eps), Float(epsRoot))
    let (kept, taken) = (Float(beta2), Float(1 - beta2))
    let correction = Float(1 - Exact.power(beta2, motion.step))
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0], motion.slots[1]) { y, g, z, v in
      if isFirst { z = y }
      v = v * kept + (taken * g) * g
      let step = g / (squareRoot(v / correction + inner) + eps)
      mix.move(&y, &z, along: pull == 0 ? step : step + pull * y)
    }
  }

  package func reveal(_ motion: Motion, in seen: Vector) { rule.reveal(motion, in: seen) }
}
