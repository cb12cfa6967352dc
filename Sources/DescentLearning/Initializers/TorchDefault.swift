import DescentCatalogue
import DescentTensor

/// Weights drawn evenly between ±1/√inputs, which is what PyTorch does unasked.
///
/// Source: torch.nn.Linear.reset_parameters, kaiming_uniform_ with a = √5; biases are 0 here, not drawn.
package struct TorchDefault: ElementwiseInitializer {
  package init() {}

  package static let card = EntryCard<Self>(
    .initializer, "torch", synonyms: ["torch_default", "pytorch", "torch_linear"],
    summary: "evenly between ±1/√inputs, as PyTorch's dense layers begin; biases stay 0",
    example: "data digits; model mlp [64, 32, 10](init=torch)",
    source: "torch.nn.Linear, kaiming_uniform_ with a = √5",
    page: CardPage(
      """
      Draws weights evenly within one over the root of the inputs, as the dense layers of PyTorch begin. \
      That is a sixth of the variance of he.
      """,
      formula: "w ~ evenly within +-1/sqrt(n), of variance 1 / (3 n)",
      use: """
        To begin as a PyTorch model does that says nothing of its weights. In deep networks signals shrink; \
        `he` keeps them.
        """,
      differs: "torch.nn.Linear draws its biases from the same range; here they begin at 0."))

  package func weight(at index: Int, inputs: Int, outputs: Int, from stream: RandomStream) -> Float {
    Draw.value("uniform", variance: 1 / (3 * Double(inputs)), at: index, from: stream)
  }
}
