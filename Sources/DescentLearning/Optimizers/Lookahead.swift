import DescentCatalogue
import DescentTensor

/// Slow weights that follow an optimizer's fast ones every few steps, and take them back.
///
/// Source: Zhang et al., "Lookahead Optimizer: k Steps Forward, 1 Step Back", 2019, arXiv:1907.08610,
/// algorithm 1; what the base keeps goes on, as in pytorch_optimizer.
package struct Lookahead: OptimizerWrapper {
  package var wrapped: (any Optimizer)?
  package var every = 5
  package var mix = 0.5

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "lookahead", synonyms: ["Lookahead"],
    summary: "slow weights that follow those of another optimizer every few steps",
    example: "optimizer lookahead(adam(lr=1e-3), every 5)",
    source: "Zhang et al. 2019, arXiv:1907.08610",
    options: [
      .base(\.wrapped),
      .count(
        "every", \.every, in: .atLeast(1), synonyms: ["k", "sync_period", "la_steps"],
        "steps from one pull back to the next"),
      .number(
        "mix", \.mix, in: .within(0...1), synonyms: ["slow_step_size", "la_alpha"],
        "share of the way that the slow weights go"),
    ],
    page: CardPage(
      "Lets another optimizer run for a few steps, then goes a part of the way to where it has come and lets "
        + "it run on from there. What the other keeps is left as it is.",
      formula: "z <- z + a (x - z); x <- z, every k updates",
      use: "Around an optimizer that swings: it smooths its way and forgives a step length that is too large."
    ))

  package var slots: [String] { ["slow"] }
  package func goesAround(_ looks: Looks) -> Bool { true }

  package func prepare(_ motion: Motion) {
    guard motion.step == 1 else { return }
    motion.engine.sweep(motion.slots[0], motion.weights) { slow, w in slow = w }
  }

  package func finish(_ motion: Motion) {
    guard motion.step % every == 0 else { return }
    let share = Float(mix)
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0]) { w, _, slow in
      slow += share * (w - slow)
      w = slow
    }
  }
}
