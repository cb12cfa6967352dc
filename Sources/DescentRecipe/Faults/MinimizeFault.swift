import DescentSyntax

/// What can be wrong with a `minimize`.
enum MinimizeFault: Fault, Error {
  /// `mended` is the formula with a start; nil where `from` is there and empty.
  case noStart(mended: String?)
  case unnamedStart(mended: String?)
  /// A variable whose name means something else already.
  case takenName(String, what: String)
  case letAbove(String)
  /// A variable that the formula does not read.
  case unusedVariable(String, legal: [String])
  case missingVariable([String], surface: String)
  case notANumber(String)
  case beyondBinary32(Double)
  case length(String, help: String)
  case plateau
  case average
  /// A penalty on how vectors of weights stand to one another.
  case penalty(String)

  var code: String {
    switch self {
    case .noStart, .unnamedStart: "D0371"
    case .takenName, .letAbove: "D0372"
    case .unusedVariable, .missingVariable: "D0373"
    case .notANumber: "D0374"
    case .beyondBinary32: "D0375"
    case .length: "D0376"
    case .plateau: "D0377"
    case .penalty: "D0378"
    case .average: "D0379"
    }
  }

  var message: String {
    switch self {
    case .noStart: "nothing says where this formula's variables begin"
    case .unnamedStart: "`from` gives each variable its number by name"
    case .takenName(let name, let what): "`\(Escaped.excerpt(name))` is \(what), no variable may take it"
    case .letAbove(let name): "`\(Escaped.excerpt(name))` is given a value above, so it is no variable here"
    case .unusedVariable(let name, _):
      "`\(Escaped.excerpt(name))` is given a place to begin and not read by the formula"
    case .missingVariable(let names, let surface): "`\(surface)` begins at \(Self.list(names)) too"
    case .notANumber(let found): "a formula is made of numbers, not of \(found)"
    case .beyondBinary32(let number): "\(Numeral.text(number)) is beyond binary32, in which this is computed"
    case .length(let what, _): what
    case .average: "`average` is for the weights of a training, and `minimize` shows every point as it is"
    case .penalty(let name):
      "`penalty \(name)` holds the weights of a layer against one another, and `minimize` has one row of them"
    case .plateau: "`plateau` watches the figure of a training, and `minimize` measures none"
    }
  }

  var label: String {
    switch self {
    case .noStart: "begins nowhere"
    case .unnamedStart: "no name"
    case .takenName: "taken"
    case .letAbove: "a value, not a variable"
    case .unusedVariable: "not read"
    case .missingVariable: "not all of them"
    case .notANumber(let found): found
    case .beyondBinary32: "above 3.4e38"
    case .length: "not a number of steps"
    case .average: "nothing to average"
    case .penalty: "nothing to compare"
    case .plateau: "nothing to watch"
    }
  }

  var help: String? {
    switch self {
    case .noStart(let mended):
      mended.map { "write `\(Escaped.line($0))`" } ?? "give each variable a number, as in `from (x=1, y=2)`"
    case .unnamedStart(let mended): "write `\(mended ?? "from (x=3, y=4)")`"
    case .takenName, .letAbove: "choose another name"
    case .unusedVariable(_, let legal):
      "leave it out" + (legal.isEmpty ? "" : "      (the formula has: \(legal.joined(separator: ", ")))")
    case .missingVariable: "give both a number, as in `from (x=1, y=2)`, or leave `from` out"
    case .notANumber: "write a formula such as `x^2 + y^2`"
    case .beyondBinary32: "keep numbers below 3.4e38"
    case .length(_, let help): help
    case .average: "put it below the `minimize`, or `average none` above"
    case .penalty: "put it below the `minimize`, or `penalty none` above"
    case .plateau: "put another `schedule` above it, or `schedule none`"
    }
  }

  private static func list(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
}
