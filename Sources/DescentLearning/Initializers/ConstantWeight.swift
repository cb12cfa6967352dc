import DescentCatalogue
import DescentTensor

/// Weights that all have one value, so that units of a layer stay alike.
///
/// Source: torch.nn.init.constant_, which has no default; 0 is keras Constant's.
package struct ConstantWeight: ElementwiseInitializer {
  package var value = 0.0

  package init() {}

  package static let card = EntryCard<Self>(
    .initializer, "constant", synonyms: ["constant_", "Constant"],
    summary: "all of one value: the units of a hidden layer stay alike",
    example: "data digits; model mlp [64, 32, 10](init=constant(0.1))",
    source: "torch.nn.init.constant_; keras Constant",
    options: [.number("value", \.value, in: Draw.bounds, synonyms: ["val"], "what each weight is")])

  package func weight(at index: Int, inputs: Int, outputs: Int, from stream: RandomStream) -> Float {
    Float(value)
  }
}
