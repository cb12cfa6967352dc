import DescentRecipe

extension Program {
  /// The words that begin the actions of a normal form; settings begin with others.
  private static let actionWords: Set<Substring> = [
    "train", "evaluate", "expect", "print", "show", "save", "load", "predict",
  ]

  /// The lines of the normal form up to and with one action.
  func normalForm(through action: Action) -> [Substring] {
    var left = (actions.firstIndex { $0.span == action.span } ?? actions.count - 1) + 1
    var lines: [Substring] = []
    for line in normalForm.split(separator: "\n") where left > 0 {
      lines.append(line)
      if Self.actionWords.contains(line.prefix { $0 != " " }) { left -= 1 }
    }
    return lines
  }
}
