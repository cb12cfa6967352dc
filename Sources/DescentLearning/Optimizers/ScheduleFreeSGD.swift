import DescentCatalogue
import DescentTensor

/// Descent without a schedule: gradients are taken between the steps and their running mean.
///
/// Source: Defazio et al., "The Road Less Scheduled", 2024, arXiv:2405.15682, algorithm 1, in the order of
/// operations of facebookresearch/schedule_free; `decay` is coupled, taken at the weights trained, and spares
/// biases.
package struct ScheduleFreeSGD: Optimizer {
  package var lr = 1.0
  package var beta = 0.9
  package var decay = 0.0
  package var power = 0.0
  package var lrPower = 2.0

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "schedule_free_sgd", synonyms: ["SGDScheduleFree", "ScheduleFreeSGD"],
    summary: "descent without a schedule: what is looked at is a running mean of the steps",
    example: "optimizer schedule_free_sgd(lr=1)",
    source: "Defazio et al. 2024, arXiv:2405.15682; facebookresearch/schedule_free",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number(
        "beta", \.beta, in: .between(0, 1), synonyms: ["momentum", "b1"],
        "how near to the mean gradients are taken"),
      .number("decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay"], "what weights add to gradients"),
      ScheduleFreeRule.power(\.power), ScheduleFreeRule.lrPower(\.lrPower),
    ],
    page: CardPage(
      "Steps go from a point z, gradients are taken at y between z and the mean x of all points, and x is"
        + " what is measured, kept, saved and predicted with. The mean does what a falling rate would do.",
      formula: "c = w_t / (w_1 + ... + w_t) with w_t = t^power max(lr)^lr_power; y <- (1-c) y + c z"
        + " + lr (beta (1-c) - 1) g; z <- z - lr g; x = y + (1 - 1/beta) (z - y)",
      use: "When the length of the training is not known beforehand. Take a higher lr than for sgd, and"
        + " `schedule warmup(5%)` or none: what falls by itself needs no schedule that falls."))

  package var reach: Reach { .tensor }
  package var slots: [String] { ["point"] }
  package var numbers: [String] { ScheduleFreeRule.numbers }
  package var usesDecay: Bool { decay != 0 }
  package var hidesWeights: Bool { true }

  private var rule: ScheduleFreeRule { ScheduleFreeRule(beta: beta, power: power, lrPower: lrPower) }

  package func move(_ motion: Motion) {
    let (pull, mix) = (motion.isDecayed ? Float(decay) : 0, rule.mix(motion))
    let isFirst = motion.step == 1
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0]) { y, g, z in
      if isFirst { z = y }
      mix.move(&y, &z, along: pull == 0 ? g : g + pull * y)
    }
  }

  package func reveal(_ motion: Motion, in seen: Vector) { rule.reveal(motion, in: seen) }
}
