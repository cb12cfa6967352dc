import DescentCatalogue
import DescentSyntax

extension Checker {
  /// The value of an option that takes strings or columns, or nil after saying what is wrong.
  mutating func named(_ expression: Expression, _ option: OptionCard, entry: String) -> OptionValue? {
    switch option.type {
    case .text:
      if case .string(let text) = expression.kind { return .text(text) }
    case .column:
      if let name = columnName(expression) { return .text(name) }
    case .texts, .columns:
      if case .list(let list) = expression.kind { return texts(list, option, entry: entry) }
    case .columnClaims:
      if case .list(let list) = expression.kind { return columnClaims(list, option, entry: entry) }
    case .number, .count, .flag, .word, .length, .lengths, .rate, .entry: break
    }
    return refuse(expression, option, entry)
  }

  private func columnName(_ expression: Expression) -> String? {
    switch expression.kind {
    case .string(let text): return text
    case .thing(let thing): return thing.plainName?.text
    case .number, .percent, .truth, .hole, .list, .negation, .not, .binary, .quantity, .parenthesized,
      .choice,
      .block, .stall:
      return nil
    }
  }

  private mutating func texts(_ list: ListLiteral, _ option: OptionCard, entry: String) -> OptionValue? {
    var texts: [String] = []
    for item in list.items {
      let text: String? =
        if case .string(let text) = item.value.kind {
          text
        } else {
          option.type == .columns ? columnName(item.value) : nil
        }
      guard item.label == nil, let text else { return refuse(item.value, option, entry) }
      guard !texts.contains(text) else { return refuseTwice(text, option, at: item.value.span) }
      texts.append(text)
    }
    return .texts(texts)
  }

  private mutating func columnClaims(_ list: ListLiteral, _ option: OptionCard, entry: String) -> OptionValue?
  {
    var claims: [ColumnClaim] = []
    for item in list.items {
      guard let label = item.label, let type = columnName(item.value) else {
        return refuse(item.value, option, entry)
      }
      guard ColumnClaim.all.contains(type) else {
        let nearest = Familiar.value(type, among: ColumnClaim.all)
        faults.add(
          ValueFault.unknownWord(type, nearest: nearest, legal: ColumnClaim.all), at: item.value.span)
        return nil
      }
      guard !claims.contains(where: { $0.column == label.text }) else {
        return refuseTwice(label.text, option, at: label.span)
      }
      claims.append(ColumnClaim(column: label.text, type: type))
    }
    return .columnClaims(claims.sorted { $0.column < $1.column })
  }

  private mutating func refuseTwice(_ name: String, _ option: OptionCard, at span: Span) -> OptionValue? {
    faults.add(NameFault.optionTwice(entry: "`\(option.name)`", Escaped.excerpt(name)), at: span)
    return nil
  }

  private mutating func refuse(_ expression: Expression, _ option: OptionCard, _ entry: String)
    -> OptionValue?
  {
    let found = "`\(Escaped.excerpt(expression.canonicalText))`"
    faults.add(
      NameFault.wrongType(entry: entry, option, found: found, mended: mended(expression, option)),
      at: expression.span)
    return nil
  }

  /// The same in the form that the option takes.
  private func mended(_ expression: Expression, _ option: OptionCard) -> String? {
    switch option.type {
    case .text:
      guard case .thing(let thing) = expression.kind, let name = thing.plainName else { return nil }
      return CanonicalString.quoted(name.text)
    case .texts: return "[\"NA\", \"\"]"
    case .columns: return columnName(expression) == nil ? nil : "[\(expression.canonicalText)]"
    case .column:
      guard case .number(let number) = expression.kind else { return nil }
      return CanonicalString.quoted(Numeral.text(number))
    case .columnClaims: return "[age=number]"
    case .number, .count, .flag, .word, .length, .lengths, .rate, .entry: return nil
    }
  }
}
