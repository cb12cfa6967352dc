import DescentCatalogue

/// A relu without a kink.
///
/// Source: Glorot, Bordes and Bengio 2011; torch.nn.Softplus.
package struct Softplus: Activation {
  package var beta = 1.0
  package var threshold = 20.0

  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "softplus", synonyms: ["Softplus"],
    summary: "log(1 + exp(beta·x)) / beta, above 0 everywhere",
    example: "data digits; model mlp [64, 32, 10](activation=softplus)",
    source: "Glorot, Bordes and Bengio 2011; torch.nn.Softplus",
    options: [
      .number("beta", \.beta, in: .within(1e-3...1e3), "how sharply it bends at 0"),
      .number("threshold", \.threshold, in: .within(0...1e30), "where beta·x is above it, it is x itself"),
    ],
    page: CardPage(
      "Rounds the corner of relu everywhere and stays above 0. Its slope is the sigmoid.",
      formula: """
        y = log(1 + exp(beta x)) / beta, x itself where beta x > threshold; \
        dy/dx = 1 / (1 + exp(-beta x))
        """,
      use: """
        For outputs that must be positive, such as a width. Between layers `relu` trains better, as this \
        one is never quite off.
        """))

  package var operation: ActivationOperation { .softplus(beta: beta, threshold: threshold) }
  package static var companion: any Initializer { He() }
}
