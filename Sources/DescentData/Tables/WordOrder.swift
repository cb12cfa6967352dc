/// The order in which the names of words stand: by value where all are whole numbers, else by bytes.
enum WordOrder {
  /// The names in order, and for each name as it came its place there; names that look the same become one.
  static func sorted(_ names: [String]) -> (names: [String], places: [Int32]) {
    let order = areWholeNumbers(names) ? byValue(names) : byBytes(names)
    var sorted: [String] = []
    var known: [String: Int32] = [:]
    var places = [Int32](repeating: 0, count: names.count)
    for index in order {
      let place = known[names[index]] ?? Int32(truncatingIfNeeded: sorted.count)
      if known.updateValue(place, forKey: names[index]) == nil { sorted.append(names[index]) }
      places[index] = place
    }
    return (sorted, places)
  }

  private static func areWholeNumbers(_ names: [String]) -> Bool {
    names.allSatisfy { Int($0) != nil }
  }

  private static func byValue(_ names: [String]) -> [Int] {
    let values = names.map { Int($0) ?? 0 }
    return byBytes(names).sorted { values[$0] < values[$1] }
  }

  private static func byBytes(_ names: [String]) -> [Int] {
    names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
  }
}
