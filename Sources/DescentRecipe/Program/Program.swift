import DescentCatalogue
import DescentData
import DescentSyntax

/// A checked recipe: actions in order, each with the settings that hold there.
package struct Program: Sendable {
  package let actions: [Action]
  /// Where the first thing that needs data stands, if no data is given.
  package let openAt: Diagnostic?

  package init(actions: [Action], openAt: Diagnostic? = nil) {
    self.actions = actions
    self.openAt = openAt
  }
}

/// Something that a recipe does.
package struct Action: Sendable {
  /// What is done.
  package enum Kind: Sendable {
    /// `within` in seconds; `until` is the step after which the training pauses.
    case train(Length, within: Double?, until: Int?)
    /// The rest of a training that was paused, up to the step after which it pauses again.
    case `continue`(within: Double?, until: Int?)
    case evaluate(Part)
    case expect(Formula, text: String)
    case print([Printed])
    case show(ShowTopic, count: Int?)
    /// A name with where all that it names came from.
    case why(String, [Reason])
    case save(String)
    case load(String)
    case predict(String, to: String)
    case minimize(Minimization)
  }

  /// One value of a `print`.
  package struct Printed: Sendable {
    package let formula: Formula
    package let span: Span
  }

  package let kind: Kind
  package let settings: Settings
  package let span: Span

  /// The same with something else that is done.
  package func with(_ kind: Kind) -> Action { Action(kind: kind, settings: settings, span: span) }
}

/// What `show` can show.
package enum ShowTopic: String, CaseIterable, Sendable {
  case model, data, optimizer, schedule, gradients, history, plan, session
}

extension Program {
  /// The figures that claims and `print`s name, so that they are measured.
  package var namedFigures: Set<String> { Set(actions.flatMap(\.namedFigures)) }
}

extension Action {
  /// The figures that it names, so that they are measured.
  package var namedFigures: [String] {
    let measurements: [Measurement] =
      switch kind {
      case .expect(let formula, _): formula.measurements
      case .print(let values): values.flatMap(\.formula.measurements)
      case .train, .continue, .evaluate, .show, .why, .minimize, .save, .load, .predict: []
      }
    return measurements.map(\.figure)
  }
}
