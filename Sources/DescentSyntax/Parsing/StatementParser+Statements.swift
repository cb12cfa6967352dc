extension StatementParser {
  /// Reads the whole statement, from its keyword to its last token.
  mutating func statement() throws(Refusal) -> Statement {
    let keyword = try keyword()
    let name = Name(keyword.rawValue, at: previous.span)
    if isAt(.equal), keyword != .let {
      throw fault(StatementFault.needlessEqual(keyword.rawValue, value: writtenRest(after: 1)))
    }
    let kind = try body(of: keyword)
    return Statement(kind, keyword: name, span: name.span.joined(with: previous.span))
  }

  /// Reads what stands behind the keyword.
  private mutating func body(of keyword: Keyword) throws(Refusal) -> Statement.Kind {
    switch keyword {
    case .edition: .edition(try EditionStatement(from: &self))
    case .include: .include(try IncludeStatement(from: &self))
    case .seed: .seed(try SeedStatement(from: &self))
    case .let: .binding(try LetStatement(from: &self))
    case .data: .data(try DataStatement(from: &self))
    case .split: .split(try SplitStatement(from: &self))
    case .prepare: .prepare(try PrepareStatement(from: &self))
    case .model: .model(try ModelStatement(from: &self))
    case .loss: .loss(try LossStatement(from: &self))
    case .optimizer: .optimizer(try OptimizerStatement(from: &self))
    case .schedule: .schedule(try ScheduleStatement(from: &self))
    case .batch: .batch(try BatchStatement(from: &self))
    case .clip: .clip(try ClipStatement(from: &self))
    case .penalty: .penalty(try PenaltyStatement(from: &self))
    case .freeze: .freeze(try FreezeStatement(from: &self))
    case .average: .average(try AverageStatement(from: &self))
    case .metrics: .metrics(try MetricsStatement(from: &self))
    case .stop: .stop(try StopStatement(from: &self))
    case .keep: .keep(try KeepStatement(from: &self))
    case .set: .set(try SetStatement(from: &self))
    case .train: .train(try TrainStatement(from: &self))
    case .continue: .continue(try ContinueStatement(from: &self))
    case .evaluate: .evaluate(try EvaluateStatement(from: &self))
    case .expect: .expect(try ExpectStatement(from: &self))
    case .save: .save(try SaveStatement(from: &self))
    case .load: .load(try LoadStatement(from: &self))
    case .predict: .predict(try PredictStatement(from: &self))
    case .minimize: .minimize(try MinimizeStatement(from: &self))
    case .print: .print(try PrintStatement(from: &self))
    case .show: .show(try ShowStatement(from: &self))
    case .why: .why(try WhyStatement(from: &self))
    }
  }

  private mutating func keyword() throws(Refusal) -> Keyword {
    seek(.keyword)
    switch current.kind {
    case .word(let word):
      if let keyword = Keyword(rawValue: word) {
        advance()
        return keyword
      }
      if LaterKeyword(rawValue: word) != nil {
        throw fault(StatementFault.notInThisVersion("`\(word)`", help: nil))
      }
      if let word = PromptWord(rawValue: word), token(after: 1).kind != .sign(.equal) {
        throw fault(StatementFault.ofThePrompt(word))
      }
      throw unknown(word)
    case .sign(let sign) where sign.goesOn: throw fault(LayoutFault.lineBreakBefore(sign.rawValue))
    case .reserved(let word) where word.goesOn: throw fault(LayoutFault.lineBreakBefore(word.rawValue))
    case .sign, .reserved, .path, .number, .percent, .string, .newline, .semicolon, .unreadable, .end:
      throw fault(StatementFault.noKeyword(found: found))
    }
  }

  private func unknown(_ word: String) -> Refusal {
    if ClauseWord(rawValue: word) != nil { return fault(LayoutFault.lineBreakBefore(word)) }
    if let familiar = FamiliarWord.named(word) {
      return fault(StatementFault.unknown(word, help: help(familiar, for: word)))
    }
    if token(after: 1).kind == .sign(.equal) {
      return fault(StatementFault.assignment(word, value: writtenRest(after: 2)))
    }
    let nearest = NearestName.nearest(to: word, among: Keyword.words + LaterKeyword.words + PromptWord.words)
    let help = nearest.map { "write `\($0)`" } ?? "statements are: \(Keyword.words.joined(separator: ", "))"
    return fault(StatementFault.unknown(word, help: help))
  }

  /// The familiar word's statement, with the author's value where it is one literal.
  private func help(_ familiar: FamiliarWord, for word: String) -> String {
    if familiar.isSaid(by: word) { return familiar.help(saying: writtenRest(after: 0)) }
    let distance = token(after: 1).kind == .sign(.equal) ? 2 : 1
    let value = token(after: distance)
    if familiar.takesNumber {
      let rest = (1...8).map { token(after: $0) }.first { $0.isNumber }
      return familiar.help(saying: rest.map { written($0.span) })
    }
    let fits = value.startsWordValue && !value.isNumber
    return familiar.help(saying: fits ? writtenRest(after: distance) : nil)
  }

  /// The author's text from a token to the end of the statement.
  func writtenRest(after distance: Int) -> String {
    written(Span(source: endSpan.source, start: token(after: distance).span.start, end: endSpan.end))
  }
}
