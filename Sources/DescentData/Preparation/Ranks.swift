/// Numbers by their place in ascending order, found without sorting them.
enum Ranks {
  /// The middle number; the mean of the two in the middle of an even count.
  ///
  /// - Parameter values: At least one, none of them NaN.
  static func median(of values: [Double]) -> Double {
    let upper = number(at: values.count / 2, of: values)
    guard values.count % 2 == 0 else { return upper }
    let lower = number(at: values.count / 2 - 1, of: values)
    let mean = (lower + upper) / 2
    return mean.isFinite ? mean : lower / 2 + upper / 2
  }

  /// The number that would stand at this place if they were sorted.
  static func number(at place: Int, of values: [Double]) -> Double {
    var (candidates, place) = (values.map(\.orderedBits), place)
    // Four digits of 16 bits, the highest first; the time does not depend on the order of the numbers.
    for shift in stride(from: 48, through: 0, by: -16) {
      guard candidates.count > 64 else { break }
      var counts = [Int](repeating: 0, count: 1 << 16)
      for bits in candidates { counts[Int(truncatingIfNeeded: bits >> shift) & 0xffff] += 1 }
      var digit = 0
      while place >= counts[digit] {
        place -= counts[digit]
        digit += 1
      }
      candidates = candidates.filter { Int(truncatingIfNeeded: $0 >> shift) & 0xffff == digit }
    }
    return Double(orderedBits: candidates.sorted()[place])
  }
}

/// What there is most of.
enum Frequency {
  /// The most frequent number; the least of equals.
  static func mostFrequent(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    var (best, most, start) = (sorted[0], 0, 0)
    for place in sorted.indices where place + 1 == sorted.count || sorted[place + 1] != sorted[place] {
      if place + 1 - start > most { (best, most) = (sorted[place], place + 1 - start) }
      start = place + 1
    }
    return best
  }

  /// The most frequent code among these rows, the first of equals; nil where all are holes.
  static func mostFrequent(_ codes: [Int32], rows: [Int32], of count: Int) -> Int? {
    var counts = [Int](repeating: 0, count: count)
    for row in rows where codes[Int(row)] >= 0 { counts[Int(codes[Int(row)])] += 1 }
    guard let most = counts.max(), most > 0 else { return nil }
    return counts.firstIndex(of: most)
  }
}

extension Double {
  /// Bits that stand in the order of the numbers.
  fileprivate var orderedBits: UInt64 {
    bitPattern >> 63 == 0 ? bitPattern | 1 << 63 : ~bitPattern
  }

  fileprivate init(orderedBits bits: UInt64) {
    self.init(bitPattern: bits >> 63 == 1 ? bits ^ (1 << 63) : ~bits)
  }
}
