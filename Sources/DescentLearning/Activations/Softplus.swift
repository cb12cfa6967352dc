import DescentCatalogue

/// A relu without a kink.
///
/// Source: Glorot, Bordes and Bengio 2011; torch.nn.Softplus with beta 1, computed without its threshold.
package struct Softplus: Activation {
  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "softplus", synonyms: ["Softplus"],
    summary: "log(1 + exp(x)), above 0 everywhere",
    example: "data digits; model mlp [64, 32, 10](activation=softplus)",
    source: "Glorot, Bordes and Bengio 2011; torch.nn.Softplus with beta 1, computed without its threshold")

  package var operation: ActivationOperation { .softplus }
  package static var companion: any Initializer { He() }
}
