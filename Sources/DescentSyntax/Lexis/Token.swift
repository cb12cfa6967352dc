/// A word, a literal or a sign, with its place.
struct Token: Equatable, Sendable {
  var kind: Kind
  var span: Span

  enum Kind: Equatable, Sendable {
    case word(String)
    /// Words joined by points: `val.loss`.
    case path(String)
    case number(Double)
    case percent(Double)
    case string(String)
    case reserved(ReservedWord)
    case sign(Sign)
    case newline
    case semicolon
    /// Something that has been reported already; its statement says no more.
    case unreadable
    /// The end of the statement, or of the whole text.
    case end
  }

  /// Whether the value of a word option can begin here: a number, a string or a word that is no unit.
  var startsWordValue: Bool {
    switch kind {
    case .number, .percent, .string, .path, .reserved(.true), .reserved(.false): true
    case .word(let text): Unit(rawValue: text) == nil
    case .reserved, .sign, .newline, .semicolon, .unreadable, .end: false
    }
  }

  /// Whether a newline after it means nothing because it asks for more.
  var goesOn: Bool {
    switch kind {
    case .reserved(let word): word.goesOn
    case .sign(let sign): sign.goesOn
    case .word, .path, .number, .percent, .string, .newline, .semicolon, .unreadable, .end: false
    }
  }
}

/// The words that name nothing else.
enum ReservedWord: String, CaseIterable, Sendable {
  case and, or, not, then
  case `true`, `false`
  case hole = "_"

  var goesOn: Bool {
    switch self {
    case .and, .or, .not, .then: true
    case .true, .false, .hole: false
    }
  }
}

/// Brackets, operators and the other signs.
enum Sign: String, CaseIterable, Sendable {
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBracket = "["
  case closeBracket = "]"
  case openBrace = "{"
  case closeBrace = "}"
  case comma = ","
  case equal = "="
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "/"
  case power = "^"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equals = "=="
  case differs = "!="
  case range = ".."

  /// What closes it, for the three that open.
  var closer: Sign? {
    switch self {
    case .openParenthesis: .closeParenthesis
    case .openBracket: .closeBracket
    case .openBrace: .closeBrace
    case .closeParenthesis, .closeBracket, .closeBrace, .comma, .equal, .plus, .minus, .times, .over, .power,
      .less, .lessOrEqual, .greater, .greaterOrEqual, .equals, .differs, .range:
      nil
    }
  }

  var closes: Bool { self == .closeParenthesis || self == .closeBracket || self == .closeBrace }

  var goesOn: Bool { closer == nil && !closes }
}

extension Sign {
  /// The longest sign that begins with a byte; `..` is not among them.
  init?(_ first: UInt8, followedBy second: UInt8?) {
    let isDoubled = second == UInt8(ascii: "=")
    switch first {
    case UInt8(ascii: "("): self = .openParenthesis
    case UInt8(ascii: ")"): self = .closeParenthesis
    case UInt8(ascii: "["): self = .openBracket
    case UInt8(ascii: "]"): self = .closeBracket
    case UInt8(ascii: "{"): self = .openBrace
    case UInt8(ascii: "}"): self = .closeBrace
    case UInt8(ascii: ","): self = .comma
    case UInt8(ascii: "+"): self = .plus
    case UInt8(ascii: "-"): self = .minus
    case UInt8(ascii: "*"): self = .times
    case UInt8(ascii: "/"): self = .over
    case UInt8(ascii: "^"): self = .power
    case UInt8(ascii: "<"): self = isDoubled ? .lessOrEqual : .less
    case UInt8(ascii: ">"): self = isDoubled ? .greaterOrEqual : .greater
    case UInt8(ascii: "="): self = isDoubled ? .equals : .equal
    case UInt8(ascii: "!") where isDoubled: self = .differs
    default: return nil
    }
  }
}
