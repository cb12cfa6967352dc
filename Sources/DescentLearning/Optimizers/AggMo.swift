import DescentCatalogue
import DescentTensor

/// Steps along the mean of three heavy balls that roll on for longer and longer.
///
/// Source: Lucas et al., "Aggregated Momentum: Stability Through Passive Damping", 2018, arXiv:1804.00325,
/// algorithm 1, in the order of operations of pytorch_optimizer.
package struct AggMo: Optimizer {
  package var lr = 0.1
  package var beta1 = 0.0
  package var beta2 = 0.9
  package var beta3 = 0.99

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "aggmo", synonyms: ["AggMo", "aggregated_momentum"],
    summary: "steps along the mean of three heavy balls, the slow held by the fast",
    example: "optimizer aggmo(lr=0.1)",
    source: "Lucas et al. 2018, arXiv:1804.00325",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number(
        "beta1", \.beta1, in: .within(0..<1), synonyms: ["beta_1", "betas"],
        "share of the first buffer kept"),
      .number("beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2"], "share of the second buffer kept"),
      .number("beta3", \.beta3, in: .within(0..<1), synonyms: ["beta_3"], "share of the third buffer kept"),
    ],
    page: CardPage(
      """
      Rolls three heavy balls, each with a longer memory than the last, and steps along their mean. The \
      fast ones hold back the slow one, so that a share of 0.99 does not swing.
      """,
      formula: "b_i <- beta_i b_i + g for i = 1, 2, 3; x <- x - lr/3 (b_1 + b_2 + b_3)",
      use: """
        Long narrow valleys, where a momentum of 0.9 is slow and one of 0.99 overshoots. It keeps three \
        vectors where `sgd` keeps one.
        """))

  package var slots: [String] { ["first", "second", "third"] }

  package func move(_ motion: Motion) {
    let third = Float(motion.lr / 3)
    let (kept1, kept2, kept3) = (Float(beta1), Float(beta2), Float(beta3))
    motion.engine.sweep(
      motion.weights, motion.gradient, motion.slots[0], motion.slots[1], motion.slots[2]
    ) { w, g, a, b, c in
      a = a * kept1 + g
      w -= third * a
      b = b * kept2 + g
      w -= third * b
      c = c * kept3 + g
      w -= third * c
    }
  }
}
