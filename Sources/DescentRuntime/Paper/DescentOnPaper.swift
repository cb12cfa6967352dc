import DescentCatalogue
import DescentLearning
import DescentRecipe

/// One `minimize` before it happens.
package struct DescentOnPaper: Sendable, Equatable {
  /// Its number among the actions, from 1.
  package let action: Int
  /// As people read it: a formula, behind the surface's name if it has one.
  package let formula: String
  /// Where its variables begin, as it would be written.
  package let start: String
  package let steps: Int
  package let optimizer: EntryOnPaper
  /// The pieces of the chain.
  package let schedule: [EntryOnPaper]
  package let rates: [RateOnPaper]
  package let rules: [RuleOnPaper]

  init(_ plan: Minimization, _ settings: Settings, action: Int) {
    let count = StepCount.steps(plan.steps)
    self.action = action
    formula = plan.title
    start = plan.startText
    steps = plan.steps
    optimizer = EntryOnPaper(settings.optimizer.optimizer)
    schedule = settings.schedule.chain.pieces.map { EntryOnPaper($0) }
    rates =
      ClockOnPaper.running(nil, settings, count)?.rates(count, first: 0, from: PlaceOnPaper(rows: 1)) ?? []
    rules = RuleOnPaper.ofSteps(settings, [])
  }
}
