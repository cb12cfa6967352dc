import DescentLearning

/// What a `minimize` walks down, from where, for how long.
package struct Minimization: Sendable {
  /// The surface's name; nil for a formula of the recipe's own.
  package let surface: String?
  package let formula: Formula
  /// As people read it: `ravine, 0.5*(x^2 + 25*y^2)`, or the formula as the recipe has it.
  package let title: String
  /// The formula, ready to be computed.
  package let tape: Tape
  /// The variables in the order of the statement, with the numbers that they begin with.
  package let start: [Coordinate]
  package let steps: Int

  /// A variable with its number.
  package struct Coordinate: Sendable, Equatable {
    package let name: String
    package let value: Double
  }
}

extension Minimization {
  /// `(x=-4, y=1.5)`.
  package var startText: String {
    "(" + start.map { "\($0.name)=\(Numeral.text($0.value))" }.joined(separator: ", ") + ")"
  }

  /// What stands behind the keyword, with nothing left out.
  var text: String {
    "\(surface ?? formula.text) from \(startText) for \(steps) step\(steps == 1 ? "" : "s")"
  }

  /// How a schedule counts its steps: an epoch is a step.
  package var counts: RunCounts { RunCounts(stepsPerEpoch: 1, batchRows: 1, runSteps: steps) }
}
