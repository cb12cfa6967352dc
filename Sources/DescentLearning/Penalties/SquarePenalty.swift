import DescentCatalogue
import DescentTensor

/// Weights cost half their square: the gradient gains c·w, the loss c/2·Σw².
///
/// Source: torch.optim's coupled weight_decay; Keras' l2(x) is this with c = 2·x. Biases are exempt unless
/// asked.
package struct SquarePenalty: Penalty {
  package var strength = 1e-4
  package var biases = false

  package init() {}

  package static let card = EntryCard<Self>(
    .penalty, "l2", synonyms: ["L2", "ridge", "weight_decay"],
    summary: "adds c·w to the gradient of each weight w, and c/2·Σw² to the loss",
    example: "data digits; model mlp [64, 32, 10]; penalty l2(1e-4)",
    source: "torch.optim.SGD, weight_decay",
    options: [
      .number("c", \.strength, in: .atLeast(0), synonyms: ["weight_decay", "lambda"], "how much it costs"),
      .flag("biases", \.biases, "whether biases cost too"),
    ],
    page: CardPage(
      """
      Makes weights cost half their square times c. Each step thus draws every weight towards 0 in \
      proportion to its size.
      """,
      formula: "loss <- loss + c/2 sum x^2; g <- g + c x, after clipping",
      use: """
        Against overfitting, with `sgd` and its kin. Under adam the pull is divided by the root along with \
        the gradient; there `adamw` with its decay is the better.
        """,
      differs: """
        c is weight_decay, but biases, gains and shifts are spared unless `biases=true`. Keras' l2(x) is c \
        = 2 x.
        """))

  package func add(to gradient: Vector, at weights: Vector, units: Int, on engine: Engine) {
    let c = Float(strength)
    engine.sweep(gradient, weights) { g, w in g += c * w }
  }

  package func cost(of weights: Vector, units: Int) -> Double {
    var sum = 0.0
    for index in 0..<weights.count { sum += Double(weights[index]) * Double(weights[index]) }
    return strength / 2 * sum
  }
}
