import DescentCatalogue

/// The logistic function.
///
/// Source: torch.nn.Sigmoid.
package struct Sigmoid: Activation {
  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "sigmoid", synonyms: ["Sigmoid", "logistic"],
    summary: "1 / (1 + exp(−x)), between 0 and 1",
    example: "data digits; model mlp [64, 32, 10](activation=sigmoid)",
    source: "torch.nn.Sigmoid",
    page: CardPage(
      """
      Squeezes every number into the range from 0 to 1. What comes out can be read as a probability, though \
      the losses here put it on by themselves.
      """,
      formula: "y = 1 / (1 + exp(-x)); dy/dx = y (1 - y)",
      use: """
        Gates, and to see why deep networks of it once would not train: its slope is at most 1/4. Between \
        layers `tanh` or `relu` is better.
        """))

  package var operation: ActivationOperation { .sigmoid }
  package static var companion: any Initializer { Glorot() }
}
