import DescentCatalogue
import DescentTensor

/// What is large enough passes, the rest becomes one number.
///
/// Source: torch.nn.Threshold; slope 0 at the end itself.
package struct Threshold: Activation {
  package var end = 0.0
  package var value = 0.0

  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "threshold", synonyms: ["Threshold"],
    summary: "x where it is above an end, else a fixed number; relu unless told otherwise",
    example: "data digits; model mlp [64, 32, 10](activation=threshold(at=0.1))",
    source: "torch.nn.Threshold; slope 0 at the end itself",
    options: [
      .number(
        "at", \.end, in: .within(-1e30...1e30), synonyms: ["threshold"],
        "the last number that does not pass, rounded to binary32"),
      .number(
        "value", \.value, in: .within(-1e30...1e30), "what stands for those, rounded to binary32"),
    ],
    page: CardPage(
      "Lets through what is above an end and puts one number in place of all else. With another number than "
        + "the end it jumps, and the jump has no slope that could be learned from.",
      formula: "y = x if x > at, else value; slope 1 if x > at, else 0",
      use: "Where small activity is to count as none, as in sparse codes; else relu or softshrink."))

  package var operation: ActivationOperation { .element(.threshold(end: end, value: value)) }
  package static var companion: any Initializer { He() }
}
