import DescentCatalogue
import DescentTensor

/// The log of the logistic function.
///
/// Source: torch.nn.LogSigmoid.
package struct LogSigmoid: Activation {
  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "logsigmoid", synonyms: ["LogSigmoid", "log_sigmoid"],
    summary: "−log(1 + exp(−x)), below 0 everywhere",
    example: "data digits; model mlp [64, 32, 10](activation=logsigmoid)",
    source: "torch.nn.LogSigmoid",
    page: CardPage(
      """
      The logarithm of the sigmoid, computed without its rounding. It is below 0 everywhere, straight to \
      the left and flat to the right.
      """,
      formula: "y = -log(1 + exp(-x)); dy/dx = 1 / (1 + exp(x))",
      use: """
        Where the logarithm of a probability is wanted from a layer. Between layers there is little to be \
        said for it.
        """))

  package var operation: ActivationOperation { .element(.logSigmoid) }
  package static var companion: any Initializer { He() }
}
