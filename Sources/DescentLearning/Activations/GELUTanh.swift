import DescentCatalogue
import DescentTensor

/// The gaussian error linear unit in its form by tanh.
///
/// Source: Hendrycks and Gimpel 2016, arXiv:1606.08415; torch.nn.GELU(approximate='tanh').
package struct GELUTanh: Activation {
  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "gelu_tanh", synonyms: ["gelu_new", "gelu_approximate", "gelu_pytorch_tanh"],
    summary: "gelu's form by tanh, up to 0.0005 from it",
    example: "data digits; model mlp [64, 32, 10](activation=gelu_tanh)",
    source: "Hendrycks and Gimpel 2016, arXiv:1606.08415; torch.nn.GELU(approximate='tanh')",
    page: CardPage(
      """
      Computes gelu by a tanh, at most 0.0005 away from it. Models that were published with this form want \
      it, since their weights were learned under it.
      """,
      formula: "y = x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2",
      use: """
        To go on with weights of GPT-2, BERT and their kin. For a model of your own, `gelu` is the thing \
        itself.
        """,
      differs: "It is torch.nn.GELU(approximate='tanh')."))

  package var operation: ActivationOperation { .element(.geluTanh) }
  package static var companion: any Initializer { He() }
}
