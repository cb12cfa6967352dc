import DescentCatalogue

/// Each row brought to mean 0 and variance 1 over its features, then scaled and moved by learned numbers.
///
/// Source: Ba, Kiros and Hinton, "Layer Normalization", 2016, arXiv:1607.06450; torch.nn.LayerNorm.
package struct LayerNormLayer: LayerEntry {
  package var eps = 1e-5

  package init() {}

  package static let card = EntryCard<Self>(
    .layer, "layer_norm", synonyms: ["LayerNorm", "LayerNormalization", "layernorm"],
    summary:
      "brings each row to mean 0 and variance 1, then scales and moves each feature by learned numbers",
    example: "data digits; model { dense 32; layer_norm; relu; dense 10 }",
    source: "Ba, Kiros and Hinton 2016, arXiv:1607.06450; torch.nn.LayerNorm",
    options: [
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "what the variance is raised by")
    ],
    page: CardPage(
      """
      Brings each row to mean 0 and variance 1 over its features. Then it scales and moves each feature by \
      numbers that are learned.
      """,
      formula: "y = gain (x - mean) / sqrt(var + eps) + shift; mean and var over the features of a row",
      use: """
        Deep networks, between `dense` and its activation. It does not care for the batch and works the \
        same in training and in use.
        """,
      differs: """
        As torch.nn.LayerNorm over the last dimension; gain and shift begin at 1 and 0 and are spared by \
        decay.
        """))

  package var outputWidth: Int? { nil }

  package func add(to network: inout NetworkBuilder, before activation: (any Activation)?) {
    network.addNormalization(eps: eps)
  }
}
