import DescentCatalogue
import DescentTensor

/// Steps that grow while a weight's gradient keeps its sign and shrink where it turns.
///
/// Source: Riedmiller and Braun, "A Direct Adaptive Method for Faster Backpropagation Learning", 1993,
/// without stepping back, in the order of operations of torch.optim.Rprop. A schedule scales the steps, not
/// the sizes.
package struct Rprop: Optimizer {
  package var lr = 0.01
  package var etaMinus = 0.5
  package var etaPlus = 1.2
  package var stepMin = 1e-6
  package var stepMax = 50.0

  package init() {}

  package var needsWholeBatch: Bool { true }

  package static let card = EntryCard<Self>(
    .optimizer, "rprop", synonyms: ["Rprop", "RProp"],
    summary: "full-batch steps that grow while a gradient keeps its sign",
    example: "batch all; optimizer rprop(lr=0.01)",
    source: "Riedmiller and Braun 1993; torch.optim.Rprop",
    options: [
      .number(
        "lr", \.lr, in: .above(0), synonyms: ["learning_rate", "eta"], "step length of the first update"),
      .number(
        "eta_minus", \.etaMinus, in: .within(0..<1), synonyms: ["etas", "etaminus"],
        "factor of the step where the gradient turns"),
      .number("eta_plus", \.etaPlus, in: .above(1), synonyms: ["etaplus"], "factor where it keeps its sign"),
      .number(
        "step_min", \.stepMin, in: .atLeast(0), synonyms: ["step_sizes", "min_step_size"], "shortest step"),
      .number("step_max", \.stepMax, in: .above(0), synonyms: ["max_step_size"], "longest step"),
    ],
    page: CardPage(
      """
      Gives each weight a step length of its own, which grows while the gradient keeps its sign and shrinks \
      where it turns. Only the sign of a gradient is used, never its size.
      """,
      formula: """
        p = g g_before; \
        f = eta_plus if p > 0, eta_minus if p < 0, else 1; \
        size <- size f, kept within step_min and step_max; \
        if p < 0: g <- 0; \
        x <- x - sign(g) size; \
        g_before <- g
        """,
      use: """
        Small problems under `batch all`, where it is fast and needs no tuning. Mini-batches flip signs by \
        chance, and the steps shrink to nothing.
        """,
      differs: """
        etas are `eta_minus` and `eta_plus`, step_sizes are `step_min` and `step_max`. A schedule scales \
        the steps and leaves the sizes alone.
        """))

  package var slots: [String] { ["previous", "size"] }
  package var beginnings: [String] { ["lr"] }

  package func move(_ motion: Motion) {
    if motion.step == 1 { motion.slots[1].fill(Float(lr)) }
    let scale = Float(motion.lr / lr)
    let (shorter, longer) = (Float(etaMinus), Float(etaPlus))
    let (least, most) = (Float(stepMin), Float(stepMax))
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0], motion.slots[1]) { w, g, p, size in
      let product = g * p
      let new = size * (product > 0 ? longer : product < 0 ? shorter : 1)
      let raised = new > least ? new : least
      size = raised < most ? raised : most
      p = product < 0 ? 0 : g
      w -= sign(p) * (size * scale)
    }
  }
}
