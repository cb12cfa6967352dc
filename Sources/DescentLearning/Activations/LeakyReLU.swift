import DescentCatalogue

/// The positive part, and a share of the negative one.
///
/// Source: Maas, Hannun and Ng 2013; the slope below 0 also at 0, as torch.nn.LeakyReLU.
package struct LeakyReLU: Activation {
  package var slope = 0.01

  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "leaky_relu", synonyms: ["LeakyReLU", "leakyrelu", "lrelu"],
    summary: "x where it is positive, else x times a small slope",
    example: "data digits; model mlp [64, 32, 10](activation=leaky_relu(0.1))",
    source: "Maas, Hannun and Ng 2013; the slope below 0 also at 0, as torch.nn.LeakyReLU",
    options: [
      .number(
        "slope", \.slope, in: .within(0...1), synonyms: ["negative_slope"], "what x is multiplied by below 0")
    ],
    page: CardPage(
      """
      Lets what is positive pass and multiplies the rest by a small slope. No unit is ever cut off from its \
      gradient.
      """,
      formula: "y = x where x > 0, else slope x; dy/dx = 1 where x > 0, else slope, also at 0",
      use: "Where units of `relu` die, as under a high lr. Otherwise the two train alike.",
      differs: "negative_slope is `slope`, 0.01 in both; Keras has 0.2."))

  package var operation: ActivationOperation { .leakyReLU(slope: slope) }
  package static var companion: any Initializer { He() }
}
