import DescentCatalogue

/// What `mlp` takes besides its sizes.
package struct MultilayerPerceptron: CatalogueEntry {
  package var activation: EntryValue?
  package var dropout = 0.0
  package var initializer: EntryValue?

  package init() {}

  package static let card = EntryCard<Self>(
    .model, "mlp", synonyms: ["MLP", "MLPClassifier", "Sequential", "sequential", "dense_net"],
    summary: "dense layers of these sizes with an activation between them; `_` takes the data's size",
    example: "data digits; model mlp [64, 32, 10](activation=tanh, dropout=0.2)",
    source: "Rumelhart, Hinton and Williams 1986",
    options: [
      .entry("activation", \.activation, of: .activation, "between the layers; relu unless told otherwise"),
      .number("dropout", \.dropout, in: .within(0..<1), "share of hidden outputs dropped while training"),
      .entry(
        "init", \.initializer, of: .initializer, synonyms: ["kernel_initializer"],
        "how weights are drawn; he before relu and gelu, else glorot"),
    ])

  /// The network of these sizes, input first; at least two.
  package func network(sizes: [Int]) -> Network {
    let function = activation.flatMap { Activations.named($0.name) } ?? ReLU()
    let chosen = initializer.flatMap(Initializers.named)
    var layers: [Layer] = []
    for (place, (inputs, outputs)) in zip(sizes, sizes.dropFirst()).enumerated() {
      let isLast = place == sizes.count - 2
      let fitting: any Initializer = isLast ? Glorot() : type(of: function).companion
      layers.append(
        .dense(Dense(inputs: inputs, outputs: outputs, initializer: chosen ?? fitting, place: place)))
      guard !isLast else { continue }
      layers.append(.activation(function.operation, width: outputs))
      if dropout > 0 { layers.append(.dropout(Dropout(rate: dropout, width: outputs, place: place))) }
    }
    return Network(inputs: sizes.first ?? 0, outputs: sizes.last ?? 0, layers: layers)
  }
}

/// Every shorthand for a whole model that the language can name.
package enum Models {
  package static let all: [any CatalogueEntry.Type] = [MultilayerPerceptron.self]
}
