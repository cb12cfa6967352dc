import DescentCatalogue

/// The optimizer's own learning rate throughout.
///
/// Source: torch.optim without a scheduler.
package struct Constant: Schedule {
  package var length: Length?

  package init() {}

  package static let card = EntryCard<Self>(
    .schedule, "constant", synonyms: ["none"],
    summary: "the optimizer's own learning rate; first and last step: lr",
    example: "schedule constant(for 5 epochs) then cosine(to 0)",
    source: "torch.optim without a scheduler",
    options: [.length("for", \.length, bare: .epochs, synonyms: ["over"], "how long it lasts before `then`")])

  package func rate(at step: Int, on clock: PieceClock) -> Double { clock.base }
}
