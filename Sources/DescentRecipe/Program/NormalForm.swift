import DescentCatalogue
import DescentData
import DescentLearning
import DescentSyntax

extension Program {
  /// The recipe with every name resolved and every default written out: recipes that mean the same have the
  /// same text, whatever their layout.
  package var normalForm: String {
    var lines = ["edition 1"]
    var last: [SettingLine] = []
    for action in actions {
      let settings = action.settings.lines
      lines += settings.filter { !last.contains($0) }.map(\.text)
      last = settings
      lines.append(action.line)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// A setting as a statement; one of a new revision says something new even in the same words.
private struct SettingLine: Equatable {
  let text: String
  var revision: Int?

  /// Where there is a revision, it alone tells two apart: a schedule goes on under another optimizer.
  static func == (one: SettingLine, other: SettingLine) -> Bool {
    guard let revision = one.revision else { return other.revision == nil && one.text == other.text }
    return revision == other.revision && one.keyword == other.keyword
  }

  private var keyword: Substring { text.prefix { $0 != " " } }
}

extension Settings {
  /// Each setting as a statement with all its options.
  fileprivate var lines: [SettingLine] {
    var lines = [SettingLine(text: "seed \(seed)")]
    if let data { lines.append(SettingLine(text: "data " + written(data.source))) }
    if let splitLine { lines.append(SettingLine(text: splitLine)) }
    if let model {
      let sizes = model.sizes.map { $0.map(String.init) ?? "_" }.joined(separator: ", ")
      lines.append(
        SettingLine(text: "model mlp [\(sizes)]" + options(model.perceptron), revision: model.revision))
    }
    let chain = schedule.chain.pieces.map { written($0) }.joined(separator: " then ")
    lines.append(SettingLine(text: "loss " + written(effectiveLoss)))
    lines.append(
      SettingLine(text: "optimizer " + written(optimizer.optimizer), revision: optimizer.revision))
    lines.append(SettingLine(text: "schedule " + chain, revision: schedule.revision))
    lines.append(SettingLine(text: batch.line))
    return lines + shapingLines
  }

  private var shapingLines: [SettingLine] {
    let clip = hasClipped ? ["clip " + (shaping.clipping.map { written($0) } ?? "none")] : []
    let penalties = shaping.penalties.map { written($0) }.joined(separator: ", ")
    let penalty = hasPenalized ? ["penalty " + (penalties.isEmpty ? "none" : penalties)] : []
    return (clip + penalty).map { SettingLine(text: $0) }
  }

  private var splitLine: String? {
    guard let shape = data?.source.shape else { return nil }
    let plan = splitPlan(for: shape)
    let shares = [plan.shares.train, plan.shares.val, plan.shares.test].prefix(shape.hasTestPart ? 2 : 3)
    let style =
      switch plan.style {
      case .stratified: " by class"
      case .inOrder: " in order"
      case .shuffled: ""
      }
    return "split " + shares.map { Numeral.text($0) }.joined(separator: "/") + style + " seed \(plan.seed)"
  }

  private func written<Entry: CatalogueEntry>(_ entry: Entry) -> String {
    Entry.facts.name + options(entry)
  }

  private func options(_ entry: some CatalogueEntry) -> String {
    let given = entry.optionValues.filter { $0.value != .none }
    guard !given.isEmpty else { return "" }
    return "(" + given.map { "\($0.name)=\($0.value.text)" }.joined(separator: ", ") + ")"
  }
}

extension Action {
  /// The action as a statement.
  fileprivate var line: String {
    switch kind {
    case .train(let length): "train \(length.text)"
    case .evaluate(let part): "evaluate \(part.rawValue)"
    case .expect(let formula, _): "expect \(formula.text)"
    case .print(let values): "print " + values.map { $0.formula.text }.joined(separator: ", ")
    }
  }
}

extension Formula {
  /// The formula as it would be written, with parentheses around whatever is more than a name or a number.
  fileprivate var text: String {
    switch self {
    case .constant(let value): value.text
    case .measured(let measurement): measurement.name
    case .negation(let inner): "-\(inner.part)"
    case .not(let inner): "not \(inner.part)"
    case .binary(let sign, let left, let right): "\(left.part) \(sign.rawValue) \(right.part)"
    case .call(let function, let values):
      "\(function.rawValue)(\(values.map(\.text).joined(separator: ", ")))"
    }
  }
}

extension Formula {
  /// The formula as part of a larger one.
  private var part: String {
    switch self {
    case .constant(.number(let number)): number < 0 ? "(\(text))" : text
    case .constant(.share(let percent)): percent < 0 ? "(\(text))" : text
    case .constant(.text), .constant(.truth), .measured, .call: text
    case .constant(.quantity), .negation, .not, .binary: "(\(text))"
    }
  }
}

extension BatchSize {
  /// The batch as a statement.
  fileprivate var line: String {
    switch self {
    case .rows(let count): "batch \(count)"
    case .all: "batch all"
    }
  }
}

extension Value {
  /// The value as it would be written.
  package var text: String {
    switch self {
    case .number(let number): Numeral.text(number)
    case .share(let percent): Numeral.text(percent) + "%"
    case .quantity(let count, let dimension): Length(count, dimension.lengthUnit).text
    case .text(let text): CanonicalString.quoted(text)
    case .truth(let truth): truth ? "true" : "false"
    }
  }
}
