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
    ])

  package var outputWidth: Int? { nil }

  package func add(to network: inout NetworkBuilder, before activation: (any Activation)?) {
    network.addNormalization(eps: eps)
  }
}
