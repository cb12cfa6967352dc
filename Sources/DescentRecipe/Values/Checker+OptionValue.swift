import DescentCatalogue
import DescentLearning
import DescentSyntax

extension Checker {
  /// The value of one option, held against its card, or nil after saying what is wrong.
  mutating func optionValue(
    _ expression: Expression, _ option: OptionCard, entry: String, local: [String: Value]
  ) -> OptionValue? {
    switch option.type {
    case .entry(let kind):
      return self.entry(expression, kind: kind, among: Catalogue.cards(of: kind)).map { .entry($0.value) }
    case .word(let words):
      return word(expression, among: words, option, entry: entry)
    case .rate: return rate(expression, option, entry: entry, local: local)
    case .flag, .number, .count, .length: break
    }
    guard let value = value(expression, local: local) else { return nil }
    switch option.type {
    case .flag:
      if case .truth(let flag) = value { return .flag(flag) }
    case .number(let bounds), .count(let bounds):
      return number(value, bounds, option, entry: entry, at: expression.span)
    case .length(let bare):
      if let length = length(value, bare: bare) {
        return checked(length, option, entry: entry, at: expression.span)
      }
    case .entry, .word, .rate: break
    }
    faults.add(
      NameFault.wrongType(entry: entry, option, found: value.description), at: expression.span)
    return nil
  }

  private mutating func number(
    _ value: Value, _ bounds: Bounds, _ option: OptionCard, entry: String, at span: Span
  ) -> OptionValue? {
    guard let number = value.plainNumber else {
      faults.add(NameFault.wrongType(entry: entry, option, found: value.description), at: span)
      return nil
    }
    guard bounds.contains(number) else {
      faults.add(NameFault.outOfBounds(entry: entry, option, bounds, found: value.text), at: span)
      return nil
    }
    if case .count = option.type, Int(exactly: number) == nil {
      faults.add(ValueFault.notWhole(number, wantedFor: "`\(option.name)` of \(entry)"), at: span)
      return nil
    }
    return .number(number)
  }

  private func length(_ value: Value, bare: LengthUnit) -> Length? {
    switch value {
    case .number(let number): Length(number, bare)
    case .share(let percent): Length(percent, .percent)
    case .quantity(let count, let dimension): Length(count, dimension.lengthUnit)
    case .text, .truth: nil
    }
  }

  private mutating func checked(
    _ length: Length, _ option: OptionCard, entry: String, at span: Span
  ) -> OptionValue? {
    if length.unit == .seconds {
      faults.add(NameFault.wrongType(entry: entry, option, found: length.text), at: span)
      return nil
    }
    if length.unit != .percent, length.count.rounded() != length.count {
      faults.add(ValueFault.notWhole(length.count, wantedFor: "`\(option.name)` of \(entry)"), at: span)
      return nil
    }
    let bounds = length.unit == .percent ? Bounds.within(0...100) : .atLeast(1)
    guard bounds.contains(length.count), length.count > 0 else {
      faults.add(NameFault.outOfBounds(entry: entry, option, bounds, found: length.text), at: span)
      return nil
    }
    return .length(length)
  }

  private mutating func word(
    _ expression: Expression, among words: [String], _ option: OptionCard, entry: String
  ) -> OptionValue? {
    if case .thing(let thing) = expression.kind, let name = thing.plainName {
      if words.contains(name.text) { return .word(name.text) }
      let nearest = NearestName.nearest(to: name.text, among: words)
      faults.add(ValueFault.unknownName(name.text, nearest: nearest ?? words.first), at: name.span)
      return nil
    }
    faults.add(NameFault.wrongType(entry: entry, option, found: "a value"), at: expression.span)
    return nil
  }

  /// A learning rate to end at; what speaks of `lr` must be a share of it.
  private mutating func rate(
    _ expression: Expression, _ option: OptionCard, entry: String, local: [String: Value]
  ) -> OptionValue? {
    guard let value = value(expression, local: local) else { return nil }
    if case .share(let percent) = value {
      guard percent >= 0 else { return negativeRate(option, entry, value.text, expression.span) }
      return .rate(.shareOfBase(percent / 100))
    }
    guard let number = value.plainNumber else {
      faults.add(NameFault.wrongType(entry: entry, option, found: value.description), at: expression.span)
      return nil
    }
    guard number >= 0 else { return negativeRate(option, entry, Numeral.text(number), expression.span) }
    return .rate(.absolute(number))
  }

  private mutating func negativeRate(
    _ option: OptionCard, _ entry: String, _ found: String, _ span: Span
  ) -> OptionValue? {
    faults.add(NameFault.outOfBounds(entry: entry, option, .atLeast(0), found: found), at: span)
    return nil
  }
}
