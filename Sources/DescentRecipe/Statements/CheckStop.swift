import DescentCatalogue
import DescentData
import DescentLearning
import DescentSyntax

extension Checker {
  mutating func checkStop(_ node: StopStatement, _ statement: Statement) {
    willSet(statement)
    settings.stop = nil
    guard case .when(let rule) = node, let parts = stopParts(rule) else { return }
    let stop = StopRule(parts: parts, span: rule.span)
    guard stop.figure != nil else {
      faults.add(RuleFault.readsNothing, at: rule.span)
      return
    }
    settings.stop = stop
  }

  /// The conditions that `or` joins, or nil after saying what is wrong with one.
  private mutating func stopParts(_ expression: Expression) -> [StopRule.Part]? {
    switch expression.kind {
    case .binary(.or, let left, let right):
      let first = stopParts(left)
      let second = stopParts(right)
      guard let first, let second else { return nil }
      return first + second
    case .parenthesized(let inner): return stopParts(inner)
    case .stall(let figure, let length):
      return stall(figure, length).map { [StopRule.Part(condition: $0, span: expression.span)] }
    case .number, .percent, .string, .truth, .hole, .thing, .list, .negation, .not, .binary, .quantity,
      .choice, .block:
      guard let (word, span) = expression.buriedStall else { return threshold(expression).map { [$0] } }
      faults.add(RuleFault.notJoinedByOr(word), at: span)
      return nil
    }
  }

  private mutating func stall(_ expression: Expression, _ length: Expression) -> StopRule.Condition? {
    guard case .thing(let thing) = expression.kind, let name = thing.plainName, scope.names[name.text] == nil
    else {
      faults.add(RuleFault.notAFigure("`\(expression.canonicalText)`"), at: expression.span)
      return nil
    }
    let figure = steering(name)
    let patience = patience(length)
    guard let figure, let patience else { return nil }
    return .stalls(figure, patience)
  }

  /// The figure of a name that steers a training, or nil after saying why it cannot.
  mutating func steering(_ name: Name) -> Measurement? {
    guard case .measured(let figure) = measurement(name, reach: .training, local: [:]) else { return nil }
    return figure
  }

  private mutating func patience(_ expression: Expression) -> Length? {
    guard let value = value(expression) else { return nil }
    switch value {
    case .quantity(let count, let dimension) where dimension != .seconds && count >= 1 && count <= 1e9:
      return Length(count, dimension.lengthUnit)
    case .number(let number) where number >= 1 && number <= 1e9 && number.rounded() == number:
      return Length(number, .epochs)
    case .share(let percent) where percent > 0 && percent <= 100: return Length(percent, .percent)
    case .number, .share, .quantity, .text, .truth:
      faults.add(RuleFault.stallLength(expression.canonicalText), at: expression.span)
      return nil
    }
  }

  private mutating func threshold(_ expression: Expression) -> StopRule.Part? {
    guard let formula = formula(expression, reach: .training),
      isClaim(formula, at: expression.span, like: "val.loss < 0.1")
    else {
      return nil
    }
    guard !formula.measurements.isEmpty else {
      faults.add(RuleFault.readsNothing, at: expression.span)
      return nil
    }
    if let (what, help) = unmeetable(formula) {
      faults.add(SettingFault.neverMet(what, help: help), at: unmeetablePart(formula, expression).span)
      return nil
    }
    return StopRule.Part(condition: .holds(formula), span: expression.span)
  }

  mutating func checkKeep(_ node: KeepStatement, _ statement: Statement) {
    willSet(statement)
    switch node {
    case .last: settings.keep = KeepSetting(best: nil, span: statement.span)
    case .best(let name):
      if let figure = steering(name) { settings.keep = KeepSetting(best: figure, span: name.span) }
    }
  }

  /// Holds what steers a training against its data and its length.
  mutating func checkRules(steps: Int?, counts: RunCounts?) {
    let read =
      (settings.stop?.measurements ?? []).map { ($0, settings.stop?.span) }
      + [settings.keep?.best].compactMap(\.self).map { ($0, settings.keep?.span) }
      + watchedBySchedule
    for case (let figure, let span?) in read {
      if figure.part == .val, !hasRows(.val) {
        faults.add(
          SettingFault.emptyPart(.val), at: span,
          related: settings.split.map { Diagnostic.Mark($0.span, "this split") })
        return
      }
      guard fitsTask(figure, at: span) else { return }
    }
    guard let steps, let counts else { return }
    for part in settings.stop?.parts ?? [] {
      guard case .stalls(_, let length) = part.condition, let patience = counts.steps(in: length) else {
        continue
      }
      noteStop(part, isReachable: patience < steps, length)
    }
  }

  /// Remembers whether any training lets a rule act.
  private mutating func noteStop(_ part: StopRule.Part, isReachable: Bool, _ length: Length) {
    patiences[part.span] = (patiences[part.span]?.isReachable ?? false || isReachable, length)
  }

  /// Warns of rules that no training is long enough for.
  mutating func checkPatience() {
    for (span, rule) in patiences where !rule.isReachable {
      faults.add(
        SettingFault.neverFires(
          "this never stops a training: none lasts longer than \(rule.length.text)",
          help: "write fewer, or train longer"), at: span)
    }
  }
}

extension Expression {
  /// A `stalls` inside this condition, with the word that it stands under.
  fileprivate var buriedStall: (String, Span)? {
    switch kind {
    case .stall: ("and", span)
    case .binary(let sign, let left, let right):
      (left.buriedStall ?? right.buriedStall).map { (sign == .or ? $0.0 : sign.rawValue, $0.1) }
    case .not(let inner): inner.buriedStall.map { ("not", $0.1) }
    case .parenthesized(let inner): inner.buriedStall
    case .number, .percent, .string, .truth, .hole, .thing, .list, .negation, .quantity, .choice, .block: nil
    }
  }
}
