import DescentRecipe
import DescentRuntime
import DescentSyntax

/// A descent on a formula as people read it.
struct DescentWords {
  private let margin: Margin

  /// - Parameter width: Columns of the screen.
  init(width: Int, ink: Ink = Ink(.none)) { margin = Margin(width: width, ink: ink) }

  /// What is walked down, from where, by what.
  func lines(_ facts: DescentFacts) -> [String] {
    let steps = "\(Numeral.grouped(facts.steps)) step\(facts.steps == 1 ? "" : "s")"
    return margin.wrapped(
      Escaped.text("minimize \(facts.formula) from \(facts.start): \(steps) of \(facts.optimizer.shortText)"))
  }

  /// The table of the way down.
  func lines(_ way: WayDown) -> [String] {
    guard let first = way.steps.first else { return [] }
    let header = ["step"] + first.coordinates.map { Escaped.text($0.name) } + ["value", "lr"]
    let rows = way.steps.map { step in
      [Numeral.grouped(step.step)] + step.coordinates.map { Self.text($0.value) } + [Self.text(step.value)]
        + [step.lr.map(PlanWords.rate) ?? ""]
    }
    return Table.lines(
      of: [header] + rows, sides: header.map { _ in .right }, within: margin.columns,
      headed: margin.ink)
  }

  /// One line of where a descent stands.
  func live(_ point: PathPoint) -> String {
    "step \(Numeral.grouped(point.step))  value \(Self.text(point.value))"
  }

  private static func text(_ number: Float) -> String { Fixed.significant(Double(number)) }
}

extension PlanWords {
  /// What is walked down, for how long, by what rules, at which rates.
  func descent(_ descent: DescentOnPaper) -> [String] {
    let steps = "\(Numeral.grouped(descent.steps)) step\(descent.steps == 1 ? "" : "s")"
    return wrapped(Escaped.text("\(descent.formula) from \(descent.start)")) + wrapped("\(steps), binary32")
      + wrapped("optimizer \(descent.optimizer.shortText)")
      + wrapped("schedule \(Self.chain(descent.schedule))") + rules(descent.rules) + [""]
      + rates(descent.rates)
  }
}
