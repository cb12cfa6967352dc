/// Shares rows out in whole numbers, group after group, never further than one row from the exact share.
///
/// The exact share of a group is kept in units of 2⁻²⁰ rows, so that the rule is one of whole numbers.
struct Apportionment {
  private static let unit = 1 << 20

  /// Shares of 1, in the order of `Part`.
  private let shares: [Double]
  /// How far each part is below its exact share of all groups so far, in units.
  private var owed = [0, 0, 0]

  init(_ shares: SplitShares, testIsApart: Bool) {
    self.shares = (testIsApart ? SplitShares(train: shares.train, val: shares.val) : shares).ofOne
  }

  /// How many rows of the next group each part gets.
  mutating func share(out rows: Int) -> [Int] {
    let exact = shares.map { Int((Double(rows) * $0 * Double(Self.unit)).rounded()) }
    var counts = exact.map { $0 / Self.unit }
    for part in counts.indices { owed[part] += exact[part] - counts[part] * Self.unit }
    let left = rows - counts.reduce(0, +)
    for part in claimants(to: left, exact: exact, counts: counts) {
      counts[part] += 1
      owed[part] -= Self.unit
    }
    return counts
  }

  /// Who gets the rows left: train if it has none yet, then who is owed most; ties go to the earlier.
  private func claimants(to left: Int, exact: [Int], counts: [Int]) -> ArraySlice<Int> {
    let ranks = exact.indices.map { part in
      let hasFraction = exact[part] % Self.unit > 0
      let isTrainWithout = part == 0 && counts[part] == 0 && hasFraction
      return (isTrainWithout ? 0 : hasFraction ? 1 : 2, -owed[part], part)
    }
    return ranks.sorted(by: <).map(\.2).prefix(left)
  }
}
