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
    source: "torch.nn.LogSigmoid")

  package var operation: ActivationOperation { .element(.logSigmoid) }
  package static var companion: any Initializer { He() }
}
