import DescentCatalogue
import DescentTensor

/// Weights cost their size, which drives small ones to 0: the gradient gains c·sign w, the loss c·Σ|w|.
///
/// Source: Tibshirani 1996; the slope at 0 is 0. Biases are exempt unless asked.
package struct AbsolutePenalty: Penalty {
  package var strength = 1e-5
  package var biases = false

  package init() {}

  package static let card = EntryCard<Self>(
    .penalty, "l1", synonyms: ["L1", "lasso"],
    summary: "adds c·sign(w) to the gradient of each weight w, and c·Σ|w| to the loss",
    example: "data digits; model mlp [64, 32, 10]; penalty l1(1e-5)",
    source: "Tibshirani 1996",
    options: [
      .number("c", \.strength, in: .atLeast(0), synonyms: ["lambda"], "how much it costs"),
      .flag("biases", \.biases, "whether biases cost too"),
    ],
    page: CardPage(
      """
      Makes weights cost their size times c. Each step thus draws every weight towards 0 by the same \
      amount, and small ones stay close to it.
      """,
      formula: "loss <- loss + c sum |x|; g <- g + c sign(x), after clipping; the slope at 0 is 0",
      use: """
        To find out which inputs matter. Plain descent makes weights small and not exactly 0; for zeros \
        there is `ftrl` with its l1.
        """,
      differs: "PyTorch has none; it is added to the loss by hand there."))

  package func add(to gradient: Vector, at weights: Vector, units: Int, on engine: Engine) {
    let c = Float(strength)
    engine.sweep(gradient, weights) { g, w in g += w > 0 ? c : w < 0 ? -c : 0 }
  }

  package func cost(of weights: Vector, units: Int) -> Double {
    var sum = 0.0
    for index in 0..<weights.count { sum += Double(weights[index].magnitude) }
    return strength * sum
  }
}
