import DescentData
import DescentSyntax

/// A checked expression: its names are resolved, what it measures is filled in while the recipe runs.
package indirect enum Formula: Equatable, Sendable {
  case constant(Value)
  /// `test.accuracy`: known once that part has been measured.
  case measured(Measurement)
  case negation(Formula)
  case not(Formula)
  case binary(BinaryOperator, Formula, Formula)
  case call(MathFunction, [Formula])

  /// What the expression reads from the run.
  package var measurements: [Measurement] {
    switch self {
    case .constant: []
    case .measured(let measurement): [measurement]
    case .negation(let inner), .not(let inner): inner.measurements
    case .binary(_, let left, let right): left.measurements + right.measurements
    case .call(_, let values): values.flatMap(\.measurements)
    }
  }

  /// Its value, with what was measured; nil stands for "not measured".
  package func value(measured: (Measurement) -> Double?) -> Result<Value, ArithmeticFault> {
    switch self {
    case .constant(let value): return .success(value)
    case .measured(let measurement):
      guard let number = measured(measurement) else { return .failure(.notMeasured(measurement)) }
      return .success(.number(number))
    case .negation(let inner):
      return inner.value(measured: measured).flatMap(Arithmetic.negated)
    case .not(let inner):
      return inner.value(measured: measured).flatMap(Arithmetic.inverted)
    case .binary(let sign, let left, let right):
      return left.value(measured: measured).flatMap { first in
        right.value(measured: measured).flatMap { Arithmetic.combined(first, sign, $0) }
      }
    case .call(let function, let values):
      var numbers: [Double] = []
      for formula in values {
        switch formula.value(measured: measured) {
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
