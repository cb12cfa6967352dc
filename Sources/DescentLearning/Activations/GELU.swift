import DescentCatalogue

/// The Gaussian error linear unit.
///
/// Source: Hendrycks and Gimpel 2016, arXiv:1606.08415; torch.nn.GELU, erf form.
package struct GELU: Activation {
  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "gelu", synonyms: ["GELU"],
    summary: "x times the normal distribution's share below x",
    example: "data digits; model mlp [64, 32, 10](activation=gelu)",
    source: "Hendrycks and Gimpel 2016, arXiv:1606.08415; torch.nn.GELU, erf form")

  package var operation: ActivationOperation { .gelu }
  package static var companion: any Initializer { He() }
}
