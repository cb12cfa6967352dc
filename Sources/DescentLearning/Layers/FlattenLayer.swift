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
    source: "torch.nn.Flatten",
    page: CardPage(
      "Puts all features of a row in one line. Rows of this version are flat already and pass unchanged.",
      formula: "y = x",
      use: """
        To keep the layers of a model from another tool one by one. It costs nothing and can be left out.
        """))

  package var outputWidth: Int? { nil }

  package func add(to network: inout NetworkBuilder, before activation: (any Activation)?) {}
}
