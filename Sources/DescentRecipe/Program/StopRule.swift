import DescentCatalogue
import DescentData
import DescentLearning
import DescentSyntax

/// When a training ends before its length: as soon as one of its conditions holds.
package struct StopRule: Sendable {
  /// One of the conditions that `or` joins.
  package enum Condition: Sendable {
    /// No new best for so long.
    case stalls(Measurement, Length)
    case holds(Formula)
  }

  /// A condition with its place.
  package struct Part: Sendable {
    package let condition: Condition
    package let span: Span
  }

  package let parts: [Part]
  package let span: Span

  /// The figure by which the best weights are kept: that of the first stall, else the first that is read.
  package var figure: Measurement? {
    for part in parts { if case .stalls(let figure, _) = part.condition { return figure } }
    return measurements.first
  }

  /// Everything that the rule reads.
  package var measurements: [Measurement] {
    parts.flatMap { part in
      switch part.condition {
      case .stalls(let figure, _): [figure]
      case .holds(let formula): formula.measurements
      }
    }
  }
}

/// Which weights the actions see that come after a training.
package struct KeepSetting: Sendable {
  /// Nil for those of the last step.
  package let best: Measurement?
  package let span: Span
}

extension Settings {
  /// The figure whose best weights are kept; nil where those of the last step are.
  package var keptBy: Measurement? { keep.map(\.best) ?? stop?.figure }
}

extension Measurement {
  /// Whether a higher figure is a better one; a loss is better low.
  package var isHigherBetter: Bool {
    Metrics.all.first { $0.facts.name == figure }.map { $0.isHigherBetter } ?? false
  }
}

extension StopRule.Part {
  /// The condition as it would be written.
  package var text: String {
    switch condition {
    case .stalls(let figure, let length): "\(figure.name) stalls for \(length.text)"
    case .holds(let formula): formula.text
    }
  }
}
