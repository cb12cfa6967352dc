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
    options: [.number("gain", \.gain, in: Draw.bounds, "what an input is multiplied by")],
    page: CardPage(
      "Hands each input on to the output of its number. All other weights are 0.",
      formula: "w_ij = gain where i = j, else 0",
      use: """
        Layers that are as wide as what goes in, in very deep or recurrent networks. Outputs beyond the \
        inputs get nothing but their bias.
        """,
      differs: "eye_ has no gain."))

  package func weight(at index: Int, inputs: Int, outputs: Int, from stream: RandomStream) -> Float {
    index / outputs == index % outputs ? Float(gain) : 0
  }
}
