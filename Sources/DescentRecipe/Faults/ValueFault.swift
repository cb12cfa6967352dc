import DescentData
import DescentSyntax

/// What can be wrong with a value or an expression.
enum ValueFault: Fault {
  case unknownName(String, nearest: String?)
  /// Another word where one of a list stands.
  case unknownWord(String, nearest: String?, legal: [String])
  /// A name with options or sizes that neither the catalogue nor arithmetic has.
  case unknownThing(String, nearest: String?)
  case arithmetic(ArithmeticFault)
  case notANumber(found: String, wantedFor: String)
  case notWhole(Double, wantedFor: String)
  case notATruth(found: String, example: String)
  case countedTwice(found: String, unit: String)
  /// `kept` is the call with as many values as it takes, where it has more.
  case wrongCount(function: String, found: Int, wanted: ClosedRange<Int>, kept: String?)
  case misplaced(what: String, help: String)
  case measuredHere(String)
  case unknownFigure(String, nearest: String?, legal: [String])

  var code: String {
    switch self {
    case .unknownName, .unknownWord, .unknownThing: "D0401"
    case .arithmetic: "D0402"
    case .notANumber: "D0404"
    case .notWhole: "D0405"
    case .notATruth: "D0406"
    case .countedTwice: "D0407"
    case .wrongCount: "D0408"
    case .misplaced: "D0409"
    case .measuredHere: "D0410"
    case .unknownFigure: "D0411"
    }
  }

  var message: String {
    switch self {
    case .unknownName(let name, _) where Unit(rawValue: name) != nil: "`\(name)` is a unit, how many?"
    case .unknownName(let name, _), .unknownWord(let name, _, _), .unknownThing(let name, _):
      "nothing here is called `\(Escaped.excerpt(name))`"
    case .arithmetic(let fault): fault.message
    case .notANumber(let found, let wanted): "\(wanted) takes a number, not \(found)"
    case .notWhole(let number, let wanted): "\(wanted) takes a whole number, not \(Numeral.text(number))"
    case .notATruth(let found, _): "a condition is true or false, this is \(found)"
    case .countedTwice(let found, _): "\(found) already has its unit"
    case .wrongCount(let function, let found, let wanted, _):
      "`\(function)` takes "
        + "\(wanted.lowerBound) value\(wanted.lowerBound == 1 ? "" : "s or more"), not \(found)"
    case .misplaced(let what, _): "\(what) has no meaning here"
    case .measuredHere(let name): "`\(name)` is measured while the recipe runs; a setting is fixed before"
    case .unknownFigure(let name, _, _): "nothing measured is called `\(Escaped.excerpt(name))`"
    }
  }

  var label: String {
    switch self {
    case .unknownName(let name, _) where Unit(rawValue: name) != nil: "no number"
    case .unknownName, .unknownWord, .unknownThing: "not a name that is known here"
    case .arithmetic(let fault): fault.label
    case .notANumber(let found, _): "\(found)"
    case .notWhole: "not whole"
    case .notATruth(let found, _): "\(found)"
    case .countedTwice(_, let unit): "`\(unit)` once more"
    case .wrongCount(_, let found, _, _): "\(found) value\(found == 1 ? "" : "s")"
    case .misplaced: "not here"
    case .measuredHere: "not known yet"
    case .unknownFigure: "not measured"
    }
  }

  var help: String? {
    switch self {
    case .unknownName(let name, let nearest):
      nearest.map { "write `\($0)`" } ?? "give it a value above: `let \(Escaped.line(name)) = …`"
    case .unknownWord(_, let nearest, let legal):
      (nearest.map { "write `\($0)`      (" } ?? "there are: ") + legal.joined(separator: ", ")
        + (nearest == nil ? "" : ")")
    case .unknownThing(_, let nearest):
      nearest.map { "write `\($0)`" }
        ?? "functions are: \(MathFunction.allCases.map(\.rawValue).joined(separator: ", "))"
    case .arithmetic(let fault): fault.help
    case .notANumber: nil
    case .notWhole(let number, _): "write `\(Numeral.text(number.rounded()))`"
    case .notATruth(_, let example): "compare it, as in `\(example)`"
    case .countedTwice: "leave the unit out"
    case .wrongCount(_, _, _, let kept): kept.map { "write `\(Escaped.line($0))`" } ?? "give it another value"
    case .misplaced(_, let help): help
    case .measuredHere: "give a number"
    case .unknownFigure(_, let nearest, let legal):
      nearest.map { "write `\($0)`" } ?? "measured here: \(legal.joined(separator: ", "))"
    }
  }
}

extension ArithmeticFault {
  var message: String {
    switch self {
    case .divisionByZero: "this divides by zero"
    case .overflow: "this number is too large to keep"
    case .undefined(let what): "\(what) is not defined"
    case .notANumber(let value, let sign): "`\(sign)` takes numbers, not \(value.noun)"
    case .notTruth(let value, let sign): "`\(sign)` joins conditions, not \(value.noun)"
    case .differentKinds(let left, let right, let sign):
      "`\(sign)` cannot join \(left.noun) and \(right.noun)"
    case .notMeasured(let measurement): "`\(measurement.name)` has not been measured"
    }
  }

  var label: String {
    switch self {
    case .divisionByZero: "the divisor is 0"
    case .overflow: "above 1.8e308"
    case .undefined: "no value"
    case .notANumber, .notTruth, .differentKinds: "these do not fit"
    case .notMeasured: "not measured"
    }
  }

  var help: String? {
    switch self {
    case .divisionByZero, .overflow, .undefined, .notTruth: nil
    case .notANumber(.text(let text), _) where ArithmeticFault.isNumeral(text):
      "write `\(text)`, without quotes"
    case .notANumber: "nothing is turned into a number by itself"
    case .differentKinds(.quantity, _, _), .differentKinds(_, .quantity, _): "give both the same unit"
    case .differentKinds(.text(let text), _, _) where ArithmeticFault.isNumeral(text),
      .differentKinds(_, .text(let text), _) where ArithmeticFault.isNumeral(text):
      "write `\(text)`, without quotes"
    case .differentKinds: "nothing is turned into something else by itself"
    case .notMeasured(let measurement): "put `\(measurement.source)` above it"
    }
  }
}

extension ArithmeticFault {
  /// Whether a text says a number or a share.
  static func isNumeral(_ text: String) -> Bool {
    Double(text.hasSuffix("%") ? String(text.dropLast()) : text)?.isFinite ?? false
  }
}

extension Measurement {
  /// The action that measures it.
  var source: String {
    switch part {
    case .train where figure == "loss": "train 20 epochs"
    case .train, .val, .test: "evaluate \(part.rawValue)"
    }
  }
}
