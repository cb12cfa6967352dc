/// What has just been read when something is left over.
enum Reading {
  case thing, quantity, condition, member, option
  /// A layer of a block.
  case layer
  /// Things with commas between them.
  case parts
  /// How long a training is.
  case length
  /// What is minimized, from where, for how long.
  case formula
  /// When a training stops.
  case rule
  /// Things joined by `then`.
  case chain
  /// Things with commas between them, each with its layers.
  case groups
  /// The new value of an option.
  case assignment

  /// The words that could have joined more to it.
  var joiners: [String] {
    switch self {
    case .condition: ["and", "or"]
    case .rule: ["and", "or", "stalls"]
    case .length: ["within", "until"]
    case .chain: ["then"]
    case .formula: ["from", "for"]
    case .groups, .assignment: ["for"]
    case .thing, .quantity, .member, .option, .layer, .parts: []
    }
  }

  var isThing: Bool { self == .thing || self == .chain || self == .parts || self == .groups }
}

extension StatementParser {
  /// Ends the statement; whatever is left over is a fault.
  mutating func finish(_ reading: Reading) throws(Refusal) {
    if !isAtEnd { throw leftover(reading, expected: "the end of the statement") }
  }

  /// Why what stands here cannot follow what has been read.
  @inline(never)
  func leftover(_ reading: Reading, expected: String) -> Refusal {
    if reading == .layer, isAt(.hole) {
      return unexpected(expected, help: "a layer says how many outputs it has: `dense 10`")
    }
    if reading == .layer, !isAtEnd {
      return unexpected(expected, help: "write `;` between layers: `{ dense 32 relu; dense 10 }`")
    }
    switch current.kind {
    case .word(let word): return leftoverWord(word, reading, expected)
    case .sign(let sign): return leftoverSign(sign, reading, expected)
    case .number, .percent:
      if let missing = missingList(reading) { return missing }
      return unexpected(expected, help: literalHelp(reading))
    case .reserved(.and), .reserved(.or), .reserved(.not): return leftoverCondition(reading, expected)
    case .semicolon: return unexpected(expected, help: "write `,` between the members of a choice")
    case .reserved(.then) where reading == .parts: return unexpected(expected, help: "write `,`")
    case .string, .path, .reserved, .newline, .unreadable, .end:
      return unexpected(expected, help: literalHelp(reading))
    }
  }

  private func leftoverWord(_ word: String, _ reading: Reading, _ expected: String) -> Refusal {
    let isInBrackets = reading == .member || reading == .option
    if !isInBrackets, Keyword.begins(word) {
      return fault(StatementFault.twoStatements(word))
    }
    if word == "stalls" {
      let length = token(after: 1).isNumber ? writtenRest(after: 1) : "5 epochs"
      return unexpected(expected, help: "write `stalls for \(Escaped.line(length))`")
    }
    if word.utf8.count > 2, let joiner = NearestName.nearest(to: word, among: reading.joiners) {
      return unexpected(expected, help: "write `\(joiner)`")
    }
    if reading == .parts, token(after: 1).kind != .sign(.equal) {
      return unexpected(expected, help: "write `, \(Escaped.line(word))`")
    }
    if token(after: 1).kind == .sign(.equal), let thing = thingBefore {
      let option = word + "=" + written(token(after: 2).span)
      return fault(ValueFault.missingParentheses(thing: thing, option: option))
    }
    if !reading.isThing, previous.unit == nil, Unit(rawValue: word) == nil,
      let help = unitHelp(word, reading)
    {
      return fault(ValueFault.unknownUnit(word, help: help))
    }
    return unexpected(expected, help: isInBrackets ? "write `,` before `\(Escaped.line(word))`" : nil)
  }

  /// The thing that has just been read, without its options: `adam`, `mlp [64, 10]`.
  private var thingBefore: String? {
    if case .word(let word) = previous.kind { return previous.unit == nil ? word : nil }
    guard previous.kind == .sign(.closeBracket) else { return nil }
    var distance = -1
    while token(after: distance).kind != .sign(.openBracket), token(after: distance).kind != .end {
      distance -= 1
    }
    guard case .word = token(after: distance - 1).kind else { return nil }
    return written(token(after: distance - 1).span.joined(with: previous.span))
  }

  /// The unit that the word was meant to be, or all of them behind a number.
  private func unitHelp(_ word: String, _ reading: Reading) -> String? {
    let units = Unit.allCases.map(\.rawValue)
    let nearest = word.utf8.count > 1 ? NearestName.nearest(to: word, among: units) : nil
    if let unit = Unit.familiar[word] ?? nearest {
      return "write `\(unit)`      (\(units.joined(separator: ", ")))"
    }
    let takesUnit = reading == .quantity || reading == .length || reading == .assignment
    guard takesUnit || previous.isNumber else { return nil }
    return "units are \(units.joined(separator: ", ")); a product is `2*x`"
  }

  private func leftoverSign(_ sign: Sign, _ reading: Reading, _ expected: String) -> Refusal {
    switch sign {
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equals, .differs:
      return leftoverCondition(reading, expected)
    case .equal where reading == .condition || reading == .rule: return fault(ValueFault.singleEqual)
    case .equal where reading == .option:
      return unexpected(expected, help: "an option's name is one plain word: `lr=1e-3`")
    case .equal where reading == .member:
      return unexpected(
        expected, help: "members of a choice have no names; in a list one word or string names a member")
    case .range: return unexpected(expected, help: "a range stands in braces: `{1e-4 .. 1e-1}`")
    case .comma
    where previous.isNumber && token(after: 1).isNumber
      && (reading == .quantity || reading == .length || reading == .assignment):
      let number = written(previous.span) + "." + written(token(after: 1).span)
      return unexpected(expected, help: "a number has a point: `\(Escaped.excerpt(number))`")
    case .comma where reading != .member && reading != .option:
      return unexpected(expected, help: "this statement takes one value")
    case .openParenthesis, .openBracket:
      return unexpected(expected, help: "a thing has one list and then one pair of parentheses")
    case .over where token(after: 1).kind == .sign(.over):
      return unexpected(
        expected, help: "write `# \(Escaped.line(writtenRest(after: 2)))`: comments begin with `#`")
    case .minus where reading.isThing && previous.isWord && token(after: 1).isWord:
      let joined = written(previous.span) + "_" + written(token(after: 1).span)
      return unexpected(expected, help: "write `\(Escaped.line(joined))`")
    case .openBrace where reading != .member && reading != .option:
      return unexpected(expected, help: "a choice stands for the whole value")
    case .comma, .equal, .plus, .minus, .times, .over, .power, .openBrace, .closeParenthesis, .closeBracket,
      .closeBrace:
      return unexpected(expected)
    }
  }

  private func leftoverCondition(_ reading: Reading, _ expected: String) -> Refusal {
    switch reading {
    case .condition, .rule: unexpected(expected)
    case .thing, .chain, .quantity, .member, .option, .layer, .parts, .groups, .length, .formula,
      .assignment:
      fault(ValueFault.condition(written(current.span)))
    }
  }

  /// `(100,)` and `(0.9, 0.999)`, which are lists in other tools.
  @inline(never)
  func tuple(from start: Span, givenTo option: Token?) -> Refusal {
    var distance = 0
    while token(after: distance).kind != .end, token(after: distance).kind != .sign(.closeParenthesis) {
      distance += 1
    }
    let span = start.joined(with: token(after: distance).span)
    let inside = Span(source: span.source, start: start.end, end: max(start.end, span.end - 1))
    let members = written(inside).split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
    let list = "[" + members.joined(separator: ", ") + "]"
    var mended = list
    if case .word("betas") = option?.kind, members.count == 2 {
      mended = "beta1=\(members[0]), beta2=\(members[1])"
    }
    if case .word("hidden_layer_sizes") = option?.kind {
      mended = "mlp [_, \(list.dropFirst().dropLast()), _]"
    }
    return ValueFault.tuple(mended: mended).refusal(at: span)
  }

  private func literalHelp(_ reading: Reading) -> String? {
    let literal = Escaped.excerpt(written(current.span))
    switch reading {
    case .member, .option: return isAtEnd ? nil : "write `,` before `\(literal)`"
    case .thing, .chain, .parts, .groups:
      guard case .word(let thing) = previous.kind, current.kind != .end else { return nil }
      return "options stand in parentheses: `\(Escaped.excerpt(thing))(\(literal))`"
    case .quantity, .condition, .layer, .length, .rule, .formula, .assignment: return nil
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
