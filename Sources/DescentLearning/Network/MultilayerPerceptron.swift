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
        "how weights are drawn; glorot before tanh, sigmoid and at the end, else he"),
    ],
    page: CardPage(
      """
      Stacks dense layers of the sizes in its list, with an activation between them. The last layer gives \
      plain scores, as the loss puts on what belongs there.
      """,
      formula: "h_0 = x; h_i = dropout(activation(h_(i-1) W_i + b_i)); y = h_(k-1) W_k + b_k",
      use: """
        Tables and small images; `_` takes a size from the data. For other layers or another order, write a \
        block.
        """,
      differs: """
        Weights are drawn by `he` or `glorot` and biases begin at 0, where torch.nn.Linear draws both \
        evenly within +-1/sqrt(inputs).
        """))

  /// The network of these sizes, input first; at least two.
  package func network(sizes: [Int]) -> Network {
    let function = activation.flatMap(Activations.make) ?? ReLU()
    let chosen = initializer.flatMap(Initializers.named)
    var builder = NetworkBuilder(inputs: sizes.first ?? 0)
    for size in sizes.dropFirst().dropLast() {
      builder.addDense(size, initializer: chosen ?? type(of: function).companion)
      builder.add(function)
      if dropout > 0 { builder.addDropout(dropout) }
    }
    if let last = sizes.dropFirst().last { builder.addDense(last, initializer: chosen ?? Glorot()) }
    return builder.network
  }
}

/// Every shorthand for a whole model that the language can name.
package enum Models {
  package static let all: [any CatalogueEntry.Type] = [MultilayerPerceptron.self]
}
