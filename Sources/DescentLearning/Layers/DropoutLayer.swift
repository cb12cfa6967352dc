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
    options: [.number("rate", \.rate, in: .within(0..<1), synonyms: ["p"], "the share that is dropped")])

  package var outputWidth: Int? { nil }

  /// A rate of 0 or none adds nothing.
  package func add(to network: inout NetworkBuilder, before activation: (any Activation)?) {
    guard let rate, rate > 0 else { return }
    network.addDropout(rate)
  }
}
