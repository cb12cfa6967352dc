import DescentCatalogue
import DescentTensor

/// Weights that hand each input on to the output of its number, as far as both reach.
///
/// Source: torch.nn.init.eye_; the gain is keras Identity's.
package struct Identity: ElementwiseInitializer {
  package var gain = 1.0

  package init() {}

  package static let card = EntryCard<Self>(
    .initializer, "identity", synonyms: ["eye_", "eye", "Identity", "IdentityInitializer", "dirac_"],
    summary: "each input goes to the output of its number, all other weights are 0",
    example: "data digits; model mlp [64, 64, 10](init=identity)",
    source: "torch.nn.init.eye_; keras Identity",
    options: [.number("gain", \.gain, in: Draw.bounds, "what an input is multiplied by")])

  package func weight(at index: Int, inputs: Int, outputs: Int, from stream: RandomStream) -> Float {
    index / outputs == index % outputs ? Float(gain) : 0
  }
}
