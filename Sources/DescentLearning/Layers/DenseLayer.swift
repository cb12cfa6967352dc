import DescentCatalogue

/// A weighted sum of all inputs plus a bias, for each of its outputs.
///
/// Source: Rumelhart, Hinton and Williams 1986; weights as in Keras' Dense, drawn to suit the activation.
package struct DenseLayer: LayerEntry {
  package var outputs: Int?
  package var activation: EntryValue?
  package var initializer: EntryValue?

  package init() {}

  package static let card = EntryCard<Self>(
    .layer, "dense", synonyms: ["Dense", "Linear", "linear", "fully_connected", "LazyLinear"],
    summary: "each output a weighted sum of all inputs plus a bias",
    example: "data digits; model { dense 32 relu; dense 10 }",
    source: "Rumelhart, Hinton and Williams 1986",
    options: [
      .count(
        "outputs", \.outputs, in: .within(1...1e9), synonyms: ["units", "out_features"],
        "how many outputs it has"),
      .entry("activation", \.activation, of: .activation, "what is put on each output; none unless given"),
      .entry(
        "init", \.initializer, of: .initializer, synonyms: ["kernel_initializer"],
        "how weights are drawn; unless told, as suits the activation named or next in line, else glorot"),
    ],
    page: CardPage(
      """
      Computes each output as a weighted sum of all inputs plus a bias. Weights are drawn to suit the \
      activation that follows, biases begin at 0.
      """,
      formula: "y = x W + b, W of inputs by outputs",
      use: """
        The layer that tables and flat images are learned with. Between two of them belongs an activation, \
        or they are no more than one.
        """,
      differs: """
        out_features is `outputs`, in_features is known from what goes in. torch.nn.Linear draws weights \
        and biases otherwise, which is `init=torch` but for the biases.
        """))

  package var outputWidth: Int? { outputs }

  /// A layer without outputs, which the checker lets no recipe have, adds nothing.
  package func add(to network: inout NetworkBuilder, before following: (any Activation)?) {
    guard let outputs else { return }
    let own = activation.flatMap(Activations.make)
    let fitting = (own ?? following).map { type(of: $0).companion } ?? Glorot()
    network.addDense(outputs, initializer: initializer.flatMap(Initializers.named) ?? fitting)
    if let own { network.add(own) }
  }
}
