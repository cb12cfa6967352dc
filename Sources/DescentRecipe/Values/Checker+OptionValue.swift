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
      if kind == .activation, option.name == "activation", entry.hasPrefix("model"), isSoftmax(expression) {
        faults.add(ShapeFault.hiddenSoftmax, at: expression.span)
        return nil
      }
      return self.entry(expression, kind: kind, among: Catalogue.cards(of: kind)).map { .entry($0.value) }
    case .word(let words):
      return word(expression, among: words, option, entry: entry)
    case .flag:
      if let slip = slip(expression, among: ["true", "false"]) {
        faults.add(slip, at: expression.span)
        return nil
      }
    case .lengths(let bare): return lengths(expression, bare, option, entry: entry, local: local)
    case .rate: return rate(expression, option, entry: entry, local: local)
    case .text, .texts, .column, .columns, .columnClaims: return named(expression, option, entry: entry)
    case .number, .count, .length: break
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
    case .entry, .word, .lengths, .rate, .text, .texts, .column, .columns, .columnClaims: break
    }
    faults.add(
      NameFault.wrongType(
        entry: entry, option, found: value.description, mended: Familiar.mended(value, option)),
      at: expression.span)
    return nil
  }

  private mutating func number(
    _ value: Value, _ bounds: Bounds, _ option: OptionCard, entry: String, at span: Span
  ) -> OptionValue? {
    guard let number = value.plainNumber else {
      faults.add(
        NameFault.wrongType(
          entry: entry, option, found: value.description, mended: Familiar.mended(value, option)), at: span)
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
      faults.add(NameFault.wrongType(entry: entry, option, found: length.text, mended: nil), at: span)
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

  private mutating func lengths(
    _ expression: Expression, _ bare: LengthUnit, _ option: OptionCard, entry: String, local: [String: Value]
  ) -> OptionValue? {
    guard case .list(let list) = expression.kind, !list.items.isEmpty else {
      let isList = if case .list = expression.kind { true } else { false }
      faults.add(
        NameFault.wrongType(
          entry: entry, option, found: isList ? "an empty list" : "`\(expression.canonicalText)`",
          mended: isList ? "[10, 20]" : "[\(expression.canonicalText)]"), at: expression.span)
      return nil
    }
    var lengths: [Length] = []
    for item in list.items {
      guard let value = value(item.value, local: local) else { return nil }
      guard item.label == nil, let found = length(value, bare: bare) else {
        let label = item.label.map { "`\(Escaped.excerpt($0.text))=…`" }
        faults.add(
          NameFault.wrongType(entry: entry, option, found: label ?? value.description, mended: nil),
          at: item.label?.span ?? item.value.span)
        return nil
      }
      guard case .length(let sound)? = checked(found, option, entry: entry, at: item.value.span) else {
        return nil
      }
      lengths.append(sound)
    }
    return .lengths(lengths)
  }

  private mutating func word(
    _ expression: Expression, among words: [String], _ option: OptionCard, entry: String
  ) -> OptionValue? {
    if case .thing(let thing) = expression.kind, let name = thing.plainName {
      if words.contains(name.text) { return .word(name.text) }
      faults.add(
        ValueFault.unknownWord(name.text, nearest: Familiar.value(name.text, among: words), legal: words),
        at: name.span)
      return nil
    }
    faults.add(NameFault.wrongType(entry: entry, option, found: "a value", mended: nil), at: expression.span)
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
      faults.add(
        NameFault.wrongType(
          entry: entry, option, found: value.description, mended: Familiar.mended(value, option)),
        at: expression.span)
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

/// What people of other tools write for a value.
enum Familiar {
  private static let words = [
    "mode": "most_frequent", "average": "mean", "avg": "mean", "yes": "true", "no": "false", "on": "true",
    "off": "false",
  ]

  /// The word of a list that was meant.
  static func value(_ word: String, among words: [String]) -> String? {
    if let known = Self.words[word.lowercased()], words.contains(known) { return known }
    return NearestName.nearest(to: word, among: words)
  }

  /// What a value of the wrong kind was meant to be.
  static func mended(_ value: Value, _ option: OptionCard) -> String? {
    switch (option.type, value) {
    case (.flag, .number(1)): "true"
    case (.flag, .number(0)): "false"
    case (.number, .text(let text)), (.count, .text(let text)), (.length, .text(let text)),
      (.rate, .text(let text)):
      ArithmeticFault.isNumeral(text) ? text : nil
    case (.flag, _), (.number, _), (.count, _), (.length, _), (.lengths, _), (.rate, _), (.word, _),
      (.entry, _), (.text, _),
      (.texts, _), (.column, _), (.columns, _), (.columnClaims, _):
      nil
    }
  }
}

extension Checker {
  /// A word that is none of those wanted and has no meaning of its own.
  private func slip(_ expression: Expression, among words: [String]) -> ValueFault? {
    guard case .thing(let thing) = expression.kind, let name = thing.plainName?.text, scope.names[name] == nil
    else { return nil }
    return ValueFault.unknownWord(name, nearest: Familiar.value(name, among: words), legal: words)
  }

  fileprivate func isSoftmax(_ expression: Expression) -> Bool {
    guard case .thing(let thing) = expression.kind, scope.names[thing.name.text] == nil else { return false }
    return ["softmax", "log_softmax"].contains(thing.name.text.lowercased())
  }
}
