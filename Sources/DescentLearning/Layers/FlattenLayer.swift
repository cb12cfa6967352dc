import DescentCatalogue

/// All features of a row in one line, as data already has them.
///
/// Source: torch.nn.Flatten.
package struct FlattenLayer: LayerEntry {
  package init() {}

  package static let card = EntryCard<Self>(
    .layer, "flatten", synonyms: ["Flatten"],
    summary: "puts all features of a row in one line; rows that are flat already pass unchanged",
    example: "data digits; model { flatten; dense 32 relu; dense 10 }",
    source: "torch.nn.Flatten")

  package var outputWidth: Int? { nil }

  package func add(to network: inout NetworkBuilder, before activation: (any Activation)?) {}
}
