/// Words that stand for classes or categories, in one order everywhere.
enum Categories {
  /// By value where all are whole numbers, else by their bytes.
  static func sorted(_ names: some Sequence<String>) -> [String] {
    let names = Array(names)
    let numbers = names.compactMap { name in Int(name).flatMap { "\($0)" == name ? $0 : nil } }
    if numbers.count == names.count { return numbers.sorted().map { "\($0)" } }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whole numbers as words, −1 for a hole; nil if one has a fraction.
  static func words(of values: [Double]) -> (codes: [Int32], names: [String])? {
    var distinct = Set<Int>()
    for value in values where !value.isNaN {
      guard let whole = Int(exactly: value) else { return nil }
      distinct.insert(whole)
    }
    let sorted = distinct.sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(sorted, Int32(0)...))
    let codes = values.map { value in Int(exactly: value).flatMap { places[$0] } ?? -1 }
    return (codes, sorted.map { "\($0)" })
  }

  /// Whether the numbers are whole and so few that they are classes rather than amounts.
  static func areFew(_ values: [Double]) -> Bool {
    var distinct = Set<Double>()
    for value in values where !value.isNaN {
      guard Int(exactly: value) != nil else { return false }
      distinct.insert(value)
      if distinct.count > 20 { return false }
    }
    return true
  }
}
