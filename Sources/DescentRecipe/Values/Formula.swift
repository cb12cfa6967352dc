import DescentData
import DescentSyntax

/// A checked expression: its names are resolved, what it measures is filled in while the recipe runs.
package indirect enum Formula: Equatable, Sendable {
  case constant(Value)
  /// `test.accuracy`: known once that part has been measured.
  case measured(Measurement)
  /// A variable of the last `minimize`, or its `value`.
  case variable(String)
  case negation(Formula)
  case not(Formula)
  case binary(BinaryOperator, Formula, Formula)
  case call(MathFunction, [Formula])

  /// What the expression reads from the run.
  package var measurements: [Measurement] {
    switch self {
    case .constant, .variable: []
    case .measured(let measurement): [measurement]
    case .negation(let inner), .not(let inner): inner.measurements
    case .binary(_, let left, let right): left.measurements + right.measurements
    case .call(_, let values): values.flatMap(\.measurements)
    }
  }

  /// The names of a `minimize` that the expression reads.
  package var variables: Set<String> {
    switch self {
    case .constant, .measured: []
    case .variable(let name): [name]
    case .negation(let inner), .not(let inner): inner.variables
    case .binary(_, let left, let right): left.variables.union(right.variables)
    case .call(_, let values): values.reduce(into: []) { $0.formUnion($1.variables) }
    }
  }

  /// Whether its value is known before the run.
  var isKnown: Bool { measurements.isEmpty && variables.isEmpty }

  /// Its value, with what was measured; nil stands for "not measured".
  ///
  /// - Parameter point: What the names of the last `minimize` have come to.
  package func value(
    measured: (Measurement) -> Double?, at point: [String: Double] = [:]
  ) -> Result<Value, ArithmeticFault> {
    switch self {
    case .constant(let value): return .success(value)
    case .measured(let measurement):
      guard let number = measured(measurement) else { return .failure(.notMeasured(measurement)) }
      return .success(.number(number))
    case .variable(let name):
      return point[name].map { .success(.number($0)) } ?? .failure(.undefined("`\(name)`"))
    case .negation(let inner):
      return inner.value(measured: measured, at: point).flatMap(Arithmetic.negated)
    case .not(let inner):
      return inner.value(measured: measured, at: point).flatMap(Arithmetic.inverted)
    case .binary(let sign, let left, let right):
      return left.value(measured: measured, at: point).flatMap { first in
        right.value(measured: measured, at: point).flatMap { Arithmetic.combined(first, sign, $0) }
      }
    case .call(let function, let values):
      var numbers: [Double] = []
      for formula in values {
        switch formula.value(measured: measured, at: point) {
        case .failure(let fault): return .failure(fault)
        case .success(let value):
          guard let number = value.plainNumber else {
            return .failure(.notANumber(value, of: function.rawValue))
          }
          numbers.append(number)
        }
      }
      return function.value(of: numbers).map(Value.number)
    }
  }
}

/// One figure of one part of the data.
package struct Measurement: Hashable, Sendable {
  package let part: Part
  /// A metric's name, or `loss`.
  package let figure: String

  package init(part: Part, figure: String) {
    self.part = part
    self.figure = figure
  }

  package var name: String { "\(part.rawValue).\(figure)" }
}
