/// What is done to a column, with what the training part had to say about it.
package enum FittedStep: Sendable, Equatable {
  /// A hole becomes this number.
  case fill(Double)
  /// A hole becomes this word.
  case fillWord(String)
  /// A word becomes a 1 in the column of its own among these, 0 in the others.
  case oneHot([String])
  /// (x − mean) / deviation; the deviation is above 0.
  case standardize(mean: Double, deviation: Double)
  /// (x − least) / (most − least), or x − least where both are one.
  case normalize(least: Double, most: Double)

  /// Changes numbers in place; steps for words do nothing.
  func apply(to values: inout [Double]) {
    switch self {
    case .fill(let number): for i in values.indices where values[i].isNaN { values[i] = number }
    case .standardize(let mean, let deviation):
      for i in values.indices { values[i] = (values[i] - mean) / deviation }
    case .normalize(let least, let most):
      let (shift, range) = Self.line(least: least, most: most)
      for i in values.indices { values[i] = (values[i] - shift) / range }
    case .fillWord, .oneHot: break
    }
  }

  /// What the step takes away and divides by; nil for one that does neither.
  var line: (shift: Double, divisor: Double)? {
    switch self {
    case .standardize(let mean, let deviation): (mean, deviation)
    case .normalize(let least, let most): Self.line(least: least, most: most)
    case .fill, .fillWord, .oneHot: nil
    }
  }

  private static func line(least: Double, most: Double) -> (shift: Double, divisor: Double) {
    let range = most - least
    return (least, range == 0 ? 1 : range)
  }
}

/// A column as the network reads it: its name, what it holds, and what is done to it in this order.
package struct FittedColumn: Sendable, Equatable {
  package let name: String
  package let kind: CellKind
  package let steps: [FittedStep]

  package init(name: String, kind: CellKind, steps: [FittedStep]) {
    self.name = name
    self.kind = kind
    self.steps = steps
  }

  /// The words that have a column of their own; nil for numbers.
  package var categories: [String]? {
    for case .oneHot(let names) in steps { return names }
    return nil
  }

  /// How many columns of the network's input this one becomes.
  package var width: Int { categories?.count ?? 1 }

  /// What those are called: the column's name, or name and word joined by `=`.
  package var inputNames: [String] {
    categories.map { $0.map { word in "\(name)=\(word)" } } ?? [name]
  }

  /// What a hole becomes; nil where holes are refused.
  var filling: FittedStep? {
    steps.first {
      switch $0 {
      case .fill, .fillWord: true
      case .oneHot, .standardize, .normalize: false
      }
    }
  }

  /// The number x that becomes y = (x − shift) / divisor by all steps.
  var line: (shift: Double, divisor: Double) {
    steps.compactMap(\.line).reduce((0, 1)) { before, step in
      (before.0 + before.1 * step.shift, before.1 * step.divisor)
    }
  }
}
