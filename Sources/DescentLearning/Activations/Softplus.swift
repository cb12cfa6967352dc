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
    source: "Glorot, Bordes and Bengio 2011; torch.nn.Softplus with beta 1, computed without its threshold",
    page: CardPage(
      "Rounds the corner of relu everywhere and stays above 0. Its slope is the sigmoid.",
      formula: "y = log(1 + exp(x)); dy/dx = 1 / (1 + exp(-x))",
      use: """
        For outputs that must be positive, such as a width. Between layers `relu` trains better, as this \
        one is never quite off.
        """,
      differs: """
        torch.nn.Softplus has beta and turns into x itself above 20; here beta is 1 and the logarithm is \
        computed throughout.
        """))

  package var operation: ActivationOperation { .softplus }
  package static var companion: any Initializer { He() }
}
