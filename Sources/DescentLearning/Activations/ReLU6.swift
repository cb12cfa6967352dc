import DescentCatalogue
import DescentTensor

/// The positive part, up to 6.
///
/// Source: Krizhevsky 2010; slope 0 at both ends, as torch.nn.ReLU6.
package struct ReLU6: Activation {
  package init() {}

  /// A hardtanh with ends of its own.
  package static let function = ElementFunction.hardtanh(low: 0, high: 6)

  package static let card = EntryCard<Self>(
    .activation, "relu6", synonyms: ["ReLU6"],
    summary: "x kept within 0 and 6",
    example: "data digits; model mlp [64, 32, 10](activation=relu6)",
    source: "Krizhevsky 2010; slope 0 at both ends, as torch.nn.ReLU6",
    page: CardPage(
      """
      Lets numbers from 0 to 6 pass and cuts off the rest at both ends. What comes out fits into few bits.
      """,
      formula: "y = min(max(x, 0), 6); dy/dx = 1 where 0 < x < 6, else 0",
      use: """
        Models that will be computed with small integers. Otherwise `relu`, which does not cut large \
        signals off.
        """))

  package var operation: ActivationOperation { .element(Self.function) }
  package static var companion: any Initializer { He() }
}
