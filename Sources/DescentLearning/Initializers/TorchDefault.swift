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
    source: "torch.nn.Linear, kaiming_uniform_ with a = √5")

  package func weight(at index: Int, inputs: Int, outputs: Int, from stream: RandomStream) -> Float {
    Draw.value("uniform", variance: 1 / (3 * Double(inputs)), at: index, from: stream)
  }
}
