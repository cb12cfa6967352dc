import DescentCatalogue
import DescentTensor
import Testing

@testable import DescentData

extension Samples {
  /// A column of numbers; nil is a hole. Rows begin on line 2.
  static func numbers(_ name: String, _ values: [Double?]) -> Column {
    Column(
      name: name, values: .numbers(values.map { $0 ?? .nan }), type: .number,
      missing: values.count { $0 == nil }, firstMissingLine: values.firstIndex { $0 == nil }.map { $0 + 2 })
  }

  /// A column of words; nil is a hole. Rows begin on line 2.
  static func words(_ name: String, _ words: [String?]) -> Column {
    let names = Categories.sorted(Set(words.compactMap(\.self)))
    let codes = words.map { word in Int32(word.flatMap { names.firstIndex(of: $0) } ?? -1) }
    return Column(
      name: name, values: .words(codes: codes, names: names), type: .word, missing: words.count { $0 == nil },
      firstMissingLine: words.firstIndex { $0 == nil }.map { $0 + 2 })
  }

  static func table(_ columns: [Column], name: String = "zoo.csv") -> Table {
    Table(
      name: name, columns: columns, rows: columns.first?.values.count ?? 0,
      digest: String(repeating: "0", count: 64))
  }

  /// Six animals with words, numbers and holes; in order, four are for training.
  static let zoo = table([
    words("kind", ["cat", "dog", "cat", "dog", "dog", "cat"]),
    words("home", ["sea", "hut", nil, "hut", "den", "sea"]),
    numbers("age", [1, 3, nil, 5, 100, nil]),
    numbers("size", [2, 2, 4, 4, 8, 0]),
    numbers("weight", [10, 20, 30, 60, 5, 6.5]),
  ])

  /// The first four rows to train on, one each for the rest.
  static let inOrder = SplitPlan(
    shares: SplitShares(train: 4, val: 1, test: 1), style: .inOrder, seed: 0)

  static func step(_ name: String, _ columns: [String] = [], _ options: [String: OptionValue] = [:])
    -> PreparationRequest
  {
    PreparationRequest(step: EntryValue(name, options: options), columns: columns)
  }

  static func impute(_ filling: String, _ columns: [String] = [], value: Double? = nil)
    -> PreparationRequest
  {
    var options: [String: OptionValue] = ["with": .word(filling)]
    if let value { options["value"] = .number(value) }
    return step("impute", columns, options)
  }
}

extension PreparedData {
  /// The numbers that a network reads of a column, row after row.
  func input(_ name: String) throws -> [Float] {
    let column = try #require(preparation.inputNames.firstIndex(of: name))
    return features.nested.map { $0[column] }
  }
}

extension PreparedFeatures {
  /// The numbers that a network reads, a row each.
  var nested: [[Float]] {
    switch self {
    case .numbers(let matrix): matrix.nested
    case .bytes(let bytes, let divisor): listed { Float(bytes[$0, $1]) / divisor }
    case .spread(let matrix): listed { matrix[$0, $1] }
    }
  }

  private func listed(_ number: (Int, Int) -> Float) -> [[Float]] {
    (0..<rows).map { row in (0..<columns).map { number(row, $0) } }
  }
}

extension Matrix {
  var nested: [[Float]] { (0..<rows).map { row in (0..<columns).map { self[row, $0] } } }
}
