extension Expression {
  /// The expression as the tree's listing shows it.
  var node: TreeNode {
    switch kind {
    case .number(let number): TreeNode("number " + CanonicalNumber.text(number), span)
    case .percent(let share): TreeNode("percent " + CanonicalNumber.text(share) + "%", span)
    case .string(let string): TreeNode("string " + CanonicalString.quoted(string), span)
    case .truth(let truth): TreeNode(truth ? "true" : "false", span)
    case .hole: TreeNode("hole", span)
    case .thing(let thing): thing.node
    case .list(let list): list.node
    case .negation(let inner): TreeNode("negation", span, [inner.node])
    case .not(let inner): TreeNode("not", span, [inner.node])
    case .binary(let sign, let left, let right):
      TreeNode("operator " + sign.rawValue, span, [left.node, right.node])
    case .quantity(let sum, let unit, _): TreeNode("quantity in " + unit.rawValue, span, [sum.node])
    case .parenthesized(let inner): TreeNode("parentheses", span, [inner.node])
    case .choice(let choice): choice.node
    case .block(let layers): TreeNode("block", span, layers.map(\.node))
    case .stall(let figure, let length): TreeNode("stall", span, [figure.node, length.node])
    }
  }
}

extension Thing {
  fileprivate var node: TreeNode {
    let parts = [list?.node].compactMap(\.self) + (arguments ?? []).map(\.node)
    return TreeNode((list == nil && arguments == nil ? "name " : "thing ") + name.text, span, parts)
  }
}

extension Argument {
  /// A value without a name stands for itself.
  var node: TreeNode {
    guard let name else { return value.node }
    return TreeNode("option " + name.text, span, [value.node])
  }
}

extension ListLiteral {
  fileprivate var node: TreeNode { TreeNode("list", span, items.map(\.node)) }
}

extension ListLiteral.Item {
  fileprivate var node: TreeNode {
    guard let label else { return value.node }
    return TreeNode("label " + label.text, label.span, [value.node])
  }
}

extension Choice {
  fileprivate var node: TreeNode {
    switch members {
    case .listed(let members): TreeNode("choice", span, members.map(\.node))
    case .range(let from, let to, let count, let isLogarithmic):
      TreeNode(
        isLogarithmic ? "choice log range" : "choice range", span,
        [from.node, to.node] + [count?.node].compactMap(\.self))
    }
  }
}
