import DescentTensor

/// How many numbers have which magnitude, in steps of equal ratio between two quantiles.
package struct MagnitudeHistogram: Sendable, Equatable {
  /// Columns at most.
  package static let most = 24

  /// The ends: a hundredth of the numbers lie below, a hundredth above, and are counted in the columns there.
  package let low: Double
  package let high: Double
  package let counts: [Int]
}

/// Counts magnitudes by their exponent and the first three bits behind it: eight steps to a doubling.
struct MagnitudeCount {
  /// Bits of a binary32 that are left out.
  private static let coarse: UInt32 = 20

  private var counts = [Int](repeating: 0, count: 1 << 11)
  private(set) var zeros = 0
  private(set) var notFinite = 0
  private(set) var smallest = Float.infinity
  private(set) var largest: Float = 0

  mutating func add(_ numbers: Span<Float>, in range: Range<Int>) {
    for place in range {
      let size = numbers[place].magnitude
      guard size.isFinite else {
        notFinite += 1
        continue
      }
      guard size > 0 else {
        zeros += 1
        continue
      }
      smallest = min(smallest, size)
      largest = max(largest, size)
      counts[Int(size.bitPattern >> Self.coarse)] += 1
    }
  }

  /// Takes over what another has counted.
  mutating func add(_ other: MagnitudeCount) {
    for place in counts.indices { counts[place] += other.counts[place] }
    zeros += other.zeros
    notFinite += other.notFinite
    smallest = min(smallest, other.smallest)
    largest = max(largest, other.largest)
  }

  /// Nil where there is nothing but zeros and what is not finite.
  var histogram: MagnitudeHistogram? {
    let all = counts.reduce(0, +)
    guard all > 0 else { return nil }
    let first = place(after: (all - 1) / 100)
    let last = place(after: all - 1 - (all - 1) / 100)
    let width = max(1, (last - first + MagnitudeHistogram.most) / MagnitudeHistogram.most)
    var columns = [Int](repeating: 0, count: (last - first) / width + 1)
    for (place, count) in counts.enumerated() {
      columns[min(columns.count - 1, max(0, (place - first) / width))] += count
    }
    return MagnitudeHistogram(
      low: Self.edge(first), high: Self.edge(first + width * columns.count), counts: columns)
  }

  /// Where the number lies that has so many below it.
  private func place(after count: Int) -> Int {
    var seen = 0
    for (place, found) in counts.enumerated() {
      seen += found
      if seen > count { return place }
    }
    return counts.count - 1
  }

  /// The lower end of a place; what would be infinite is the largest number.
  private static func edge(_ place: Int) -> Double {
    let edge = Float(bitPattern: UInt32(place) << coarse)
    return Double(edge.isFinite ? edge : .greatestFiniteMagnitude)
  }
}
