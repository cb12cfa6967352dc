/// What has just been read when something is left over.
enum Reading {
  case thing, quantity, condition, member, option
  /// Things joined by `then`.
  case chain

  /// The words that could have joined more to it.
  var joiners: [String] {
    switch self {
    case .condition: ["and", "or"]
    case .chain: ["then"]
    case .thing, .quantity, .member, .option: []
    }
  }

  var isThing: Bool { self == .thing || self == .chain }
}

extension StatementParser {
  /// Ends the statement; whatever is left over is a fault.
  mutating func finish(_ reading: Reading) throws(Refusal) {
    if !isAtEnd { throw leftover(reading, expected: "the end of the statement") }
  }

  /// Why what stands here cannot follow what has been read.
  @inline(never)
  func leftover(_ reading: Reading, expected: String) -> Refusal {
    switch current.kind {
    case .word(let word): return leftoverWord(word, reading, expected)
    case .sign(let sign): return leftoverSign(sign, reading, expected)
    case .number, .percent:
      if let missing = missingList(reading) { return missing }
      return unexpected(expected, help: literalHelp(reading))
    case .reserved(.and), .reserved(.or), .reserved(.not): return leftoverCondition(reading, expected)
    case .semicolon: return unexpected(expected, help: "write `,` between the members of a choice")
    case .string, .path, .reserved, .newline, .unreadable, .end:
      return unexpected(expected, help: literalHelp(reading))
    }
  }

  private func leftoverWord(_ word: String, _ reading: Reading, _ expected: String) -> Refusal {
    let isInBrackets = reading == .member || reading == .option
    if !isInBrackets, Keyword(rawValue: word) != nil || LaterKeyword(rawValue: word) != nil {
      return fault(StatementFault.twoStatements(word))
    }
    if word.utf8.count > 2, let joiner = NearestName.nearest(to: word, among: reading.joiners) {
      return unexpected(expected, help: "write `\(joiner)`")
    }
    if token(after: 1).kind == .sign(.equal), case .word(let thing) = previous.kind {
      let option = word + "=" + written(token(after: 2).span)
      return fault(ValueFault.missingParentheses(thing: thing, option: option))
    }
    if !reading.isThing, previous.unit == nil, Unit(rawValue: word) == nil,
      let help = unitHelp(word, reading)
    {
      return fault(ValueFault.unknownUnit(word, help: help))
    }
    return unexpected(expected, help: isInBrackets ? "write `,` before `\(Escaped.excerpt(word))`" : nil)
  }

  /// The unit that the word was meant to be, or all of them behind a number.
  private func unitHelp(_ word: String, _ reading: Reading) -> String? {
    let units = Unit.allCases.map(\.rawValue)
    let nearest = word.utf8.count > 1 ? NearestName.nearest(to: word, among: units) : nil
    if let unit = Unit.familiar[word] ?? nearest {
      return "write `\(unit)`      (\(units.joined(separator: ", ")))"
    }
    guard reading == .quantity || previous.isNumber else { return nil }
    return "units are \(units.joined(separator: ", ")); a product is `2*x`"
  }

  private func leftoverSign(_ sign: Sign, _ reading: Reading, _ expected: String) -> Refusal {
    switch sign {
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equals, .differs:
      return leftoverCondition(reading, expected)
    case .equal where reading == .condition: return fault(ValueFault.singleEqual)
    case .equal where reading == .option:
      return unexpected(expected, help: "an option's name is one plain word: `lr=1e-3`")
    case .equal where reading == .member:
      return unexpected(
        expected, help: "members of a choice have no names; in a list one word or string names a member")
    case .range: return unexpected(expected, help: "a range stands in braces: `{1e-4 .. 1e-1}`")
    case .comma where previous.isNumber && token(after: 1).isNumber && reading == .quantity:
      let number = written(previous.span) + "." + written(token(after: 1).span)
      return unexpected(expected, help: "a number has a point: `\(Escaped.excerpt(number))`")
    case .comma where reading != .member && reading != .option:
      return unexpected(expected, help: "this statement takes one value")
    case .openParenthesis, .openBracket:
      return unexpected(expected, help: "a thing has one list and then one pair of parentheses")
    case .over where token(after: 1).kind == .sign(.over):
      return unexpected(expected, help: "comments begin with `#`")
    case .openBrace where reading != .member && reading != .option:
      return unexpected(expected, help: "a choice stands for the whole value")
    case .comma, .equal, .plus, .minus, .times, .over, .power, .openBrace, .closeParenthesis, .closeBracket,
      .closeBrace:
      return unexpected(expected)
    }
  }

  private func leftoverCondition(_ reading: Reading, _ expected: String) -> Refusal {
    switch reading {
    case .condition: unexpected(expected)
    case .thing, .chain, .quantity, .member, .option: fault(ValueFault.condition(written(current.span)))
    }
  }

  private func literalHelp(_ reading: Reading) -> String? {
    let literal = Escaped.excerpt(written(current.span))
    switch reading {
    case .member, .option: return isAtEnd ? nil : "write `,` before `\(literal)`"
    case .thing, .chain:
      guard case .word(let thing) = previous.kind, current.kind != .end else { return nil }
      return "options stand in parentheses: `\(Escaped.excerpt(thing))(\(literal))`"
    case .quantity, .condition: return nil
    }
  }

  /// `mlp 64-32-10` and `mlp 64, 32, 10`, which lack their brackets.
  private func missingList(_ reading: Reading) -> Refusal? {
    guard reading.isThing, case .word(let thing) = previous.kind else { return nil }
    var numbers: [String] = []
    var distance = 0
    while token(after: distance).isNumber, numbers.count < 8 {
      numbers.append(written(token(after: distance).span))
      let separator = token(after: distance + 1)
      distance += separator.isNumber ? 1 : 2
    }
    guard numbers.count > 1 else { return nil }
    return fault(ValueFault.missingList(thing: thing, members: numbers.joined(separator: ", ")))
  }
}

extension Token {
  var isNumber: Bool {
    switch kind {
    case .number, .percent: true
    case .word, .path, .string, .reserved, .sign, .newline, .semicolon, .unreadable, .end: false
    }
  }
}

extension Unit {
  /// What other tools and people call the units.
  fileprivate static let familiar = [
    "sec": "s", "secs": "s", "second": "s", "seconds": "s", "m": "min", "mins": "min", "minute": "min",
    "minutes": "min", "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "iterations": "steps",
    "iters": "steps",
    "updates": "steps", "batches": "steps", "examples": "samples", "rows": "samples", "passes": "epochs",
  ]
}
