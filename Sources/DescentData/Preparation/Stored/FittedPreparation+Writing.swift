extension FittedPreparation {
  /// The preparation as one line of JSON; `init(json:)` reads it back to the bit.
  package var json: String {
    var members = [StoredValue.Member("version", .number(1))]
    switch inputs {
    case .bytes(let columns, let divisor):
      members.append(
        .init(
          "bytes",
          .members([
            .init("columns", .number(Double(columns))), .init("divisor", .number(Double(divisor))),
          ])))
    case .columns(let columns): members.append(.init("columns", .list(columns.map(\.stored))))
    }
    members.append(.init("target", target.stored))
    return StoredValue.members(members).json
  }
}

extension FittedColumn {
  fileprivate var stored: StoredValue {
    .members([
      .init("name", .text(name)), .init("kind", .text(kind.rawValue)),
      .init("steps", .list(steps.map(\.stored))),
    ])
  }
}

extension FittedStep {
  fileprivate var stored: StoredValue {
    switch self {
    case .fill(let number): .members([.init("fill", .number(number))])
    case .fillWord(let word): .members([.init("fill", .text(word))])
    case .oneHot(let names): .members([.init("one_hot", .texts(names))])
    case .standardize(let mean, let deviation):
      .members([.init("standardize", .list([.number(mean), .number(deviation)]))])
    case .normalize(let least, let most):
      .members([.init("normalize", .list([.number(least), .number(most)]))])
    }
  }
}

extension FittedTarget {
  fileprivate var stored: StoredValue {
    switch self {
    case .classes(let names): return .members([.init("classes", .texts(names))])
    case .number(let name, let scaling):
      guard let mean = scaling?.mean.first, let deviation = scaling?.deviation.first else {
        return .members([.init("number", .text(name))])
      }
      return .members([
        .init("number", .text(name)), .init("standardize", .list([.number(mean), .number(deviation)])),
      ])
    }
  }
}
