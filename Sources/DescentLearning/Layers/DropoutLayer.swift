import DescentCatalogue

/// Outputs dropped at random while training.
///
/// Source: Srivastava et al. 2014; inverted scaling as torch.nn.Dropout.
package struct DropoutLayer: LayerEntry {
  package var rate: Double?

  package init() {}

  package static let card = EntryCard<Self>(
    .layer, "dropout", synonyms: ["Dropout"],
    summary: "sets a share of its inputs to 0 while training and scales up the rest",
    example: "data digits; model { dense 32 relu; dropout 0.2; dense 10 }",
    source: "Srivastava et al. 2014; torch.nn.Dropout",
    options: [.number("rate", \.rate, in: .within(0..<1), synonyms: ["p"], "the share that is dropped")],
    page: CardPage(
      """
      Sets a random share of its inputs to 0 while training and scales up the rest. When the model is used \
      it does nothing.
      """,
      formula: "y = x m / (1 - rate), m = 0 with chance rate, else 1; outside training y = x",
      use: """
        Networks that overfit, between hidden layers, at 0.1 to 0.5. On small networks that still underfit \
        it does harm.
        """,
      differs: """
        p is `rate`. What is dropped depends on the seed, the step and the place of the layer alone.
        """))

  package var outputWidth: Int? { nil }

  /// A rate of 0 or none adds nothing.
  package func add(to network: inout NetworkBuilder, before activation: (any Activation)?) {
    guard let rate, rate > 0 else { return }
    network.addDropout(rate)
  }
}
