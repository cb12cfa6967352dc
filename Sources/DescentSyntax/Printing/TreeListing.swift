/// The tree of a text, one node a line: its place, then what it is, indented below what holds it.
package struct TreeListing {
  private let text: SourceText
  private var lines: [String] = []

  /// The lines of a recipe's statements in their order; one that could not be read shows its first word.
  package static func lines(of recipe: ParsedRecipe, in text: SourceText) -> [String] {
    var listing = TreeListing(text: text)
    let read = recipe.statements.map { (start: $0.span.start, node: $0.node) }
    let refused = recipe.refused.map { (start: $0.span.start, node: $0.node) }
    for (_, node) in (read + refused).sorted(by: { $0.start < $1.start }) { listing.add(node, depth: 0) }
    return listing.lines
  }

  private init(text: SourceText) { self.text = text }

  private mutating func add(_ node: TreeNode, depth: Int) {
    let indent = String(repeating: "  ", count: depth)
    lines.append(Column.padded(text.place(of: node.span), to: 8) + indent + Escaped.text(node.words))
    for part in node.parts { add(part, depth: depth + 1) }
  }
}

/// A node as it is listed.
struct TreeNode {
  let words: String
  let span: Span
  var parts: [TreeNode] = []

  init(_ words: String, _ span: Span, _ parts: [TreeNode] = []) {
    self.words = words
    self.span = span
    self.parts = parts
  }
}

extension RefusedStatement {
  fileprivate var node: TreeNode { TreeNode("unread" + (keyword.map { " " + $0.text } ?? ""), span) }
}

extension Statement {
  fileprivate var node: TreeNode { TreeNode(keyword.text, span, kind.parts) }
}

extension Statement.Kind {
  fileprivate var parts: [TreeNode] {
    switch self {
    case .edition(let edition): [edition.number.node]
    case .include(let include): [include.path.node]
    case .seed(let seed): [seed.value.node]
    case .binding(let binding):
      [TreeNode("name " + binding.name.text, binding.name.span), binding.value.node]
    case .data(let data): [data.source.node]
    case .split(let split): split.parts
    case .prepare(let prepare): prepare.parts.map(\.node)
    case .model(let model): [model.value.node]
    case .loss(let loss): [loss.value.node]
    case .optimizer(let optimizer): optimizer.groups.flatMap(\.nodes)
    case .schedule(let schedule): schedule.pieces.map(\.node)
    case .batch(let batch):
      [batch.size.node] + (batch.parts.map { [TreeNode("parts", $0.span, [$0.node])] } ?? [])
    case .clip(let clip): [clip.value.node]
    case .penalty(let penalty): penalty.parts.map(\.node)
    case .freeze(let freeze): [freeze.layers?.node ?? TreeNode("none", freeze.span)]
    case .average(let average): [average.value.node]
    case .metrics(let metrics): metrics.parts.map(\.node)
    case .stop(.when(let rule)): [rule.node]
    case .stop(.off(let span)): [TreeNode("none", span)]
    case .keep(.best(let figure)): [TreeNode("best by " + figure.text, figure.span)]
    case .keep(.last(let span)): [TreeNode("last", span)]
    case .set(let set): set.nodes
    case .train(let train): [train.length.node] + Self.bounds(train.limit, train.pause)
    case .continue(let rest): Self.bounds(rest.limit, rest.pause)
    case .evaluate(let evaluate): [TreeNode("part " + evaluate.part.text, evaluate.part.span)]
    case .expect(let expect): [expect.condition.node]
    case .save(let save): [save.path.node]
    case .load(let load): [load.path.node]
    case .predict(let predict): [predict.input.node, predict.output.node]
    case .minimize(let minimize): minimize.parts
    case .show(let show):
      [TreeNode("topic " + show.topic.text, show.topic.span)] + [show.count?.node].compactMap(\.self)
    case .why(let why): [TreeNode("name " + why.name.text, why.name.span)]
    case .print(let print): print.values.map(\.node)
    }
  }
}

extension Statement.Kind {
  /// How long, and to which step.
  private static func bounds(_ limit: Expression?, _ pause: Expression?) -> [TreeNode] {
    [
      limit.map { TreeNode("within", $0.span, [$0.node]) },
      pause.map { TreeNode("until step", $0.span, [$0.node]) },
    ].compactMap(\.self)
  }
}

extension MinimizeStatement {
  fileprivate var parts: [TreeNode] {
    let start = (start ?? []).map(\.node)
    let from = start.first.map { [TreeNode("from", $0.span, start)] } ?? []
    return [formula.node] + from + (length.map { [TreeNode("for", $0.span, [$0.node])] } ?? [])
  }
}

extension SplitStatement {
  fileprivate var parts: [TreeNode] {
    shares.map { TreeNode("share " + CanonicalNumber.text($0.value) + ($0.isPercent ? "%" : ""), $0.span) }
      + clauses.map(\.node)
  }
}

extension SplitStatement.Clause {
  fileprivate var node: TreeNode {
    switch self {
    case .byClass(let span): TreeNode("by class", span)
    case .inOrder(let span): TreeNode("in order", span)
    case .seed(let seed, let span): TreeNode("seed", span, [seed.node])
    }
  }
}

extension Quoted {
  fileprivate var node: TreeNode { TreeNode("string " + canonicalText, span) }
}
