extension FittedPreparation {
  /// The preparation that `json` wrote.
  ///
  /// - Throws: `stored` for any other text; nothing in it is believed before it is looked at.
  package init(json: String) throws(DataFault) {
    do throws(StoredFault) {
      let members = try Members(try StoredReader.read(json), only: ["version", "bytes", "columns", "target"])
      guard try members.number("version") == 1 else {
        throw StoredFault.damaged("it is of a later version", offset: 0)
      }
      let target = try FittedTarget(stored: try members.value("target"))
      if members.has("bytes") {
        guard !members.has("columns") else { throw StoredFault.wrong("columns") }
        self.init(inputs: try Self.bytes(try members.value("bytes")), target: target)
      } else {
        var columns: [FittedColumn] = []
        for column in try Members.list(try members.value("columns"), "columns") {
          columns.append(try FittedColumn(stored: column))
        }
        guard Set(columns.map(\.name)).count == columns.count else { throw StoredFault.wrong("columns") }
        self.init(inputs: .columns(columns), target: target)
      }
    } catch {
      throw .stored(error)
    }
  }

  private static func bytes(_ value: StoredValue) throws(StoredFault) -> Inputs {
    let members = try Members(value, only: ["columns", "divisor"])
    let divisor = Float(try members.number("divisor"))
    guard let columns = Int(exactly: try members.number("columns")), (0...1 << 40).contains(columns) else {
      throw .wrong("columns")
    }
    guard divisor.isFinite, divisor > 0 else { throw .wrong("divisor") }
    return .bytes(columns: columns, divisor: divisor)
  }
}

extension StoredFault {
  /// A member whose value cannot be.
  fileprivate static func wrong(_ name: String) -> StoredFault { .damaged("`\(name)` is wrong", offset: 0) }
}

/// The members of a stored value, none of them unknown.
private struct Members {
  private let values: [String: StoredValue]

  init(_ value: StoredValue, only names: Set<String>) throws(StoredFault) {
    guard case .members(let members) = value else {
      throw .damaged("no members where some belong", offset: 0)
    }
    for member in members where !names.contains(member.name) { throw .wrong(member.name) }
    values = Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  func has(_ name: String) -> Bool { values[name] != nil }

  func value(_ name: String) throws(StoredFault) -> StoredValue {
    guard let value = values[name] else { throw .damaged("`\(name)` is lacking", offset: 0) }
    return value
  }

  func number(_ name: String) throws(StoredFault) -> Double {
    guard case .number(let number) = try value(name) else { throw .wrong(name) }
    return number
  }

  func text(_ name: String) throws(StoredFault) -> String {
    guard case .text(let text) = try value(name) else { throw .wrong(name) }
    return text
  }

  static func list(_ value: StoredValue, _ name: String) throws(StoredFault) -> [StoredValue] {
    guard case .list(let values) = value else { throw .wrong(name) }
    return values
  }

  /// Texts, none of them twice.
  static func texts(_ value: StoredValue, _ name: String) throws(StoredFault) -> [String] {
    var texts: [String] = []
    for value in try list(value, name) {
      guard case .text(let text) = value else { throw .wrong(name) }
      texts.append(text)
    }
    guard Set(texts).count == texts.count else { throw .wrong(name) }
    return texts
  }

  /// Two numbers.
  static func pair(_ value: StoredValue, _ name: String) throws(StoredFault) -> (Double, Double) {
    let values = try list(value, name)
    guard values.count == 2, case .number(let first) = values[0], case .number(let second) = values[1] else {
      throw .wrong(name)
    }
    return (first, second)
  }
}

extension FittedColumn {
  fileprivate init(stored value: StoredValue) throws(StoredFault) {
    let members = try Members(value, only: ["name", "kind", "steps"])
    guard let kind = CellKind(rawValue: try members.text("kind")) else { throw .wrong("kind") }
    var steps: [FittedStep] = []
    for step in try Members.list(try members.value("steps"), "steps") {
      steps.append(try FittedStep(stored: step, on: kind))
    }
    self.init(name: try members.text("name"), kind: kind, steps: steps)
    let isOneHot = steps.count { $0.isOneHot } == 1
    guard isOneHot == (kind == .words) else { throw .wrong("steps") }
  }
}

extension FittedStep {
  fileprivate init(stored value: StoredValue, on kind: CellKind) throws(StoredFault) {
    let members = try Members(value, only: ["fill", "one_hot", "standardize", "normalize"])
    guard case .members(let all) = value, all.count == 1, let only = all.first else { throw .wrong("steps") }
    switch (only.name, kind, only.value) {
    case ("fill", .numbers, .number(let number)): self = .fill(number)
    case ("fill", .words, .text(let word)): self = .fillWord(word)
    case ("one_hot", .words, _): self = .oneHot(try Members.texts(only.value, only.name))
    case ("standardize", .numbers, _):
      let (mean, deviation) = try Members.pair(try members.value("standardize"), only.name)
      guard deviation > 0 else { throw .wrong(only.name) }
      self = .standardize(mean: mean, deviation: deviation)
    case ("normalize", .numbers, _):
      let (least, most) = try Members.pair(only.value, only.name)
      guard least <= most else { throw .wrong(only.name) }
      self = .normalize(least: least, most: most)
    default: throw .wrong(only.name)
    }
  }

  fileprivate var isOneHot: Bool {
    switch self {
    case .oneHot: true
    case .fill, .fillWord, .standardize, .normalize: false
    }
  }
}

extension FittedTarget {
  fileprivate init(stored value: StoredValue) throws(StoredFault) {
    let members = try Members(value, only: ["classes", "number", "standardize"])
    if members.has("classes") {
      guard !members.has("number"), !members.has("standardize") else { throw .wrong("target") }
      self = .classes(try Members.texts(try members.value("classes"), "classes"))
      return
    }
    var scaling: FittedScaling?
    if members.has("standardize") {
      let (mean, deviation) = try Members.pair(try members.value("standardize"), "standardize")
      guard deviation > 0 else { throw .wrong("standardize") }
      scaling = FittedScaling(mean: [mean], deviation: [deviation])
    }
    self = .number(name: try members.text("number"), scaling: scaling)
  }
}
