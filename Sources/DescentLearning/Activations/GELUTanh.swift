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
    source: "Hendrycks and Gimpel 2016, arXiv:1606.08415; torch.nn.GELU(approximate='tanh')")

  package var operation: ActivationOperation { .element(.geluTanh) }
  package static var companion: any Initializer { He() }
}
