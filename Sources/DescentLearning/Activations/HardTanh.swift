import DescentCatalogue
import DescentTensor

/// A tanh of straight pieces.
///
/// Source: Collobert 2004; slope 0 at both ends, as torch.nn.Hardtanh.
package struct HardTanh: Activation {
  package var low = -1.0
  package var high = 1.0

  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "hardtanh", synonyms: ["Hardtanh", "hard_tanh", "HardTanh"],
    summary: "x kept within two ends",
    example: "data digits; model mlp [64, 32, 10](activation=hardtanh)",
    source: "Collobert 2004; slope 0 at both ends, as torch.nn.Hardtanh",
    options: [
      .number("low", \.low, in: .within(-1e30...0), synonyms: ["min_val"], "lower end, rounded to binary32"),
      .number(
        "high", \.high, in: .within(1e-30...1e30), synonyms: ["max_val"], "upper end, rounded to binary32"),
    ],
    page: CardPage(
      """
      Lets numbers between two ends pass and cuts off the rest. It is a tanh made of three straight pieces.
      """,
      formula: "y = min(max(x, low), high); dy/dx = 1 where low < x < high, else 0, also at the ends",
      use: """
        Where outputs must stay within bounds and speed counts. Units beyond an end get no gradient at all.
        """,
      differs: "min_val is `low`, max_val is `high`."))

  package var operation: ActivationOperation { .element(.hardtanh(low: low, high: high)) }
  package static var companion: any Initializer { Glorot() }
}
