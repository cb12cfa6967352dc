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
    options: [.number("value", \.value, in: Draw.bounds, synonyms: ["val"], "what each weight is")],
    page: CardPage(
      """
      Sets all weights to one value. Units of a hidden layer then compute the same, get the same gradient \
      and stay alike for good.
      """,
      formula: "w = value",
      use: "For tests and demonstrations. A network with hidden layers needs random weights.",
      differs: "constant_ has no default; here it is 0, as in Keras."))

  package func weight(at index: Int, inputs: Int, outputs: Int, from stream: RandomStream) -> Float {
    Float(value)
  }
}
