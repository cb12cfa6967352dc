import DescentCatalogue
import DescentData
import DescentLearning
import DescentSyntax

extension Program {
  /// The recipe with every name resolved and every default written out: recipes that mean the same have the
  /// same text, whatever their layout.
  package var normalForm: String {
    var lines = ["edition 1"]
    var last: [String] = []
    for action in actions {
      let settings = action.settings.lines
      if settings != last { lines += settings }
      last = settings
      lines.append(action.line)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Settings {
  /// Each setting as a statement with all its options.
  fileprivate var lines: [String] {
    var lines = ["seed \(seed)"]
    if let data { lines.append("data " + written(data.source)) }
    lines.append(splitLine)
    if let model {
      let sizes = model.sizes.map { $0.map(String.init) ?? "_" }.joined(separator: ", ")
      lines.append("model mlp [\(sizes)]" + options(model.perceptron))
    }
    lines.append("loss " + written(effectiveLoss))
    lines.append("optimizer " + written(optimizer.optimizer))
    lines.append("schedule " + schedule.chain.pieces.map { written($0) }.joined(separator: " then "))
    switch batch {
    case .rows(let count): lines.append("batch \(count)")
    case .all: lines.append("batch all")
    }
    return lines
  }

  private var splitLine: String {
    guard let shape = data?.source.shape else { return "split" }
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
    case .expect(_, let text): "expect \(text)"
    case .print(let values): "print " + values.map { $0.formula.text }.joined(separator: ", ")
    }
  }
}

extension Formula {
  /// The formula as it would be written, fully parenthesized.
  fileprivate var text: String {
    switch self {
    case .constant(let value): value.text
    case .measured(let measurement): measurement.name
    case .negation(let inner): "-(\(inner.text))"
    case .not(let inner): "not (\(inner.text))"
    case .binary(let sign, let left, let right): "(\(left.text)) \(sign.rawValue) (\(right.text))"
    case .call(let function, let values):
      "\(function.rawValue)(\(values.map(\.text).joined(separator: ", ")))"
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
