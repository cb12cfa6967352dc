import DescentCatalogue
import DescentData
import DescentLearning
import DescentSyntax

extension Program {
  /// The recipe with every name resolved and every default written out: recipes that mean the same have the
  /// same text, whatever their layout.
  package var normalForm: String {
    var lines = ["edition 1"]
    var last: Settings?
    for action in actions {
      let known = last?.lines ?? []
      lines += action.settings.lines.filter { !known.contains($0) }.map(\.text)
      lines += last.map { action.settings.sets(since: $0) } ?? []
      last = action.settings
      if action.isInNormalForm { lines.append(action.line) }
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
    if let preparation {
      let steps = preparation.map(\.text).joined(separator: ", ")
      lines.append(SettingLine(text: "prepare " + (steps.isEmpty ? "none" : steps)))
    }
    if let model { lines.append(SettingLine(text: "model " + written(model), revision: model.revision)) }
    let chain = schedule.chain.pieces.map { written($0) }.joined(separator: " then ")
    lines.append(SettingLine(text: "loss " + written(effectiveLoss)))
    lines.append(
      SettingLine(text: "optimizer " + optimizersText, revision: optimizer.revision))
    lines.append(SettingLine(text: "schedule " + chain, revision: schedule.revision))
    let parts = batchParts == 1 ? "" : " in \(batchParts) parts"
    lines.append(SettingLine(text: batch.line + parts))
    return lines + shapingLines + freezeLines + ruleLines
  }

  private var optimizersText: String {
    let isAlone = optimizer.others.isEmpty
    return optimizer.groups.map { group in
      let layers = group.layers.map { " for \($0.text)" } ?? (isAlone ? "" : " for rest")
      return written(group.optimizer) + layers
    }
    .joined(separator: ", ")
  }

  private var freezeLines: [SettingLine] {
    if let frozen { return [SettingLine(text: "freeze \(frozen.text)")] }
    return hasFrozen ? [SettingLine(text: "freeze none")] : []
  }

  /// What stands behind a setting's keyword in the normal form; nil where it has no line there.
  func text(of setting: String) -> String? {
    let start = setting + " "
    return lines.first { $0.text.hasPrefix(start) }.map { String($0.text.dropFirst(start.count)) }
  }

  private var ruleLines: [SettingLine] {
    var lines: [String] = []
    if let metrics {
      let names = metrics.metrics.map { written($0) }.joined(separator: ", ")
      lines.append("metrics " + (names.isEmpty ? "none" : names))
    }
    if let stop { lines.append("stop when " + stop.parts.map(\.text).joined(separator: " or ")) }
    if let keep { lines.append("keep " + (keep.best.map { "best by \($0.name)" } ?? "last")) }
    return lines.map { SettingLine(text: $0) }
  }

  private var shapingLines: [SettingLine] {
    let clip = hasClipped ? ["clip " + (shaping.clipping.map { written($0) } ?? "none")] : []
    let penalties = shaping.penalties.map { written($0) }.joined(separator: ", ")
    let penalty = hasPenalized ? ["penalty " + (penalties.isEmpty ? "none" : penalties)] : []
    let mean = average.map { written($0.averaging) } ?? "none"
    let averaged = hasAveraged ? [SettingLine(text: "average " + mean, revision: average?.revision)] : []
    return (clip + penalty).map { SettingLine(text: $0) } + averaged
  }

  private var splitLine: String? {
    guard let shape = data?.shape else { return nil }
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

  /// The loss that training uses, as it would be written with all its options.
  package var effectiveLossText: String { written(effectiveLoss) }

  /// The model as it would be written with all its options; nil where there is none.
  package var modelText: String? { model.map { written($0) } }

  private func written(_ model: ModelSetting) -> String {
    switch model.form {
    case .perceptron(let perceptron, let sizes):
      return "mlp [\(sizes.map { $0.map(String.init) ?? "_" }.joined(separator: ", "))]" + options(perceptron)
    case .block(let block):
      let layers = block.members.map { member in
        switch member {
        case .layer(let layer): written(layer)
        case .activation(let activation): written(activation)
        }
      }
      return "{ " + layers.joined(separator: "; ") + " }"
    }
  }

  private func written<Entry: CatalogueEntry>(_ entry: Entry) -> String {
    Entry.facts.name + options(entry)
  }

  private func options(_ entry: some CatalogueEntry) -> String {
    let given = entry.optionValues.filter { $0.value != .none }
    guard !given.isEmpty else { return "" }
    return "(" + given.map { "\($0.name)=\(text($0.value))" }.joined(separator: ", ") + ")"
  }

  /// The value of an option; an optimizer in it has all its options too.
  private func text(_ value: OptionValue) -> String {
    guard case .entry(let entry) = value, let optimizer = Optimizers.make(entry) else { return value.text }
    return written(optimizer)
  }
}

extension Action {
  /// Whether the normal form has a line for it: one that asks for a `let` alone has nothing there to ask for.
  package var isInNormalForm: Bool {
    if case .why(_, let reasons) = kind { !reasons.allSatisfy(\.isOfLet) } else { true }
  }

  private static func bounds(_ seconds: Double?, _ step: Int?) -> String {
    (seconds.map { " within \(Numeral.text($0)) s" } ?? "") + (step.map { " until step \($0)" } ?? "")
  }

  /// The action as a statement.
  package var line: String {
    switch kind {
    case .train(let length, let seconds, let step): "train \(length.text)" + Self.bounds(seconds, step)
    case .continue(let seconds, let step): "continue" + Self.bounds(seconds, step)
    case .evaluate(let part): "evaluate \(part.rawValue)"
    case .expect(let formula, _): "expect \(formula.text)"
    case .show(let topic, let count): "show \(topic.rawValue)" + (count.map { " \($0)" } ?? "")
    case .why(let name, _): "why \(name)"
    case .save(let path): "save " + CanonicalString.quoted(path)
    case .load(let path): "load " + CanonicalString.quoted(path)
    case .predict(let input, let output):
      "predict " + CanonicalString.quoted(input) + " to " + CanonicalString.quoted(output)
    case .minimize(let minimization): "minimize \(minimization.text)"
    case .print(let values): "print " + values.map { $0.formula.text }.joined(separator: ", ")
    }
  }
}

extension Formula {
  /// The formula as it would be written, with parentheses around whatever is more than a name or a number.
  var text: String {
    switch self {
    case .constant(let value): value.text
    case .measured(let measurement): measurement.name
    case .variable(let name): name
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
    case .constant(.text), .constant(.truth), .measured, .variable, .call: text
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
