import DescentTensor
import Testing

@testable import DescentData

/// Sharing rows out between training, validation and test.
struct SplitTests {
  private static let standard = SplitShares(train: 80, val: 10, test: 10)

  private func classes(_ sizes: [Int]) -> [Int] {
    sizes.enumerated().flatMap { [Int](repeating: $0, count: $1) }
  }

  /// Worked by hand: the rows that are left of a class go to whom most is owed so far.
  @Test(arguments: [
    ([50, 50, 50], standard, [[40, 5, 5], [40, 5, 5], [40, 5, 5]]),
    ([7, 7, 7], standard, [[5, 1, 1], [6, 1, 0], [6, 0, 1]]),
    ([5, 5], standard, [[4, 1, 0], [4, 0, 1]]),
    ([10], SplitShares(train: 1, val: 1, test: 1), [[4, 3, 3]]),
    ([11], SplitShares(train: 1, val: 1, test: 1), [[4, 4, 3]]),
    ([3], SplitShares(train: 2, val: 0, test: 1), [[2, 0, 1]]),
    ([1, 1, 1, 1], standard, [[1, 0, 0], [1, 0, 0], [1, 0, 0], [1, 0, 0]]),
    ([60_000], SplitShares(train: 90, val: 10), [[54_000, 6000, 0]]),
    ([0, 4], SplitShares(train: 0.5, val: 0.5), [[0, 0, 0], [2, 2, 0]]),
  ])
  func `rows are shared out in whole numbers`(sizes: [Int], shares: SplitShares, counts: [[Int]]) {
    var apportionment = Apportionment(shares, testIsApart: false)
    #expect(sizes.map { apportionment.share(out: $0) } == counts)
  }

  @Test func `shares in any unit give the same rows`() {
    for size in 0..<300 {
      var (percent, part) = (
        Apportionment(Self.standard, testIsApart: false),
        Apportionment(SplitShares(train: 0.8, val: 0.1, test: 0.1), testIsApart: false)
      )
      #expect(percent.share(out: size) == part.share(out: size))
    }
  }

  @Test func `no class and no part is a whole row from its exact share`() {
    let stream = RandomStream(seed: 5, .choice)
    for round in 0..<200 {
      var apportionment = Apportionment(SplitShares(train: 7, val: 2, test: 1), testIsApart: false)
      var totals = [0.0, 0, 0]
      for group in 0..<20 {
        let size = 2 + Int(stream.bits(at: UInt64(round * 20 + group)) % 50)
        let counts = apportionment.share(out: size)
        #expect(counts.reduce(0, +) == size)
        for (part, share) in [0.7, 0.2, 0.1].enumerated() {
          #expect(abs(Double(counts[part]) - share * Double(size)) < 1)
          totals[part] += Double(counts[part]) - share * Double(size)
        }
      }
      #expect(totals.allSatisfy { abs($0) < 1 })
    }
  }

  @Test(arguments: [SplitStyle.stratified, .shuffled, .inOrder])
  func `every row is in one part, in ascending order`(style: SplitStyle) throws {
    let dataset = try Samples.labelled((0..<137).map { $0 % 4 }, classes: 4)
    let found = try SplitPlan(shares: Self.standard, style: style, seed: 9).partition(of: dataset)
    for part in Part.allCases { #expect(found.rows(of: part) == found.rows(of: part).sorted()) }
    #expect((found.train + found.val + found.test).sorted() == (0..<137).map(Int32.init))
    #expect(abs(found.train.count - 110) <= 1 && abs(found.val.count - 14) <= 1)
  }

  @Test func `by class every class is shared out alike`() throws {
    let labels = classes([50, 50, 50])
    let dataset = try Samples.labelled(labels, classes: 3)
    let found = try SplitPlan(shares: Self.standard, style: .stratified, seed: 0).partition(of: dataset)
    for label in 0..<3 {
      let counts = Part.allCases.map { part in found.rows(of: part).count { labels[Int($0)] == label } }
      #expect(counts == [40, 5, 5])
    }
    #expect(found.notes == [])
  }

  @Test func `in order the first rows train, the next validate, the last test`() throws {
    let dataset = try Samples.labelled((0..<20).map { $0 % 2 }, classes: 2)
    let found = try SplitPlan(shares: Self.standard, style: .inOrder, seed: 1).partition(of: dataset)
    #expect(found.train == Array(0..<16) && found.val == [16, 17] && found.test == [18, 19])
  }

  @Test func `the seed alone decides which rows`() throws {
    let dataset = try Samples.labelled((0..<100).map { $0 % 2 }, classes: 2)
    let plans = [3, 3, 4].map { SplitPlan(shares: Self.standard, style: .stratified, seed: $0) }
    let found = try plans.map { try $0.partition(of: dataset) }
    #expect(found[0] == found[1])
    #expect(found[0].test != found[2].test)
  }

  @Test func `a known split stays what it is`() throws {
    let iris = try Iris().load(from: .empty, seed: 0)
    let found = try SplitPlan.standard(for: Iris().shape, seed: 0).partition(of: iris)
    #expect(found.val == [6, 9, 15, 20, 33, 55, 57, 65, 85, 92, 104, 110, 125, 126, 127])
    #expect(found.test == [1, 16, 31, 37, 44, 52, 53, 56, 61, 76, 103, 120, 122, 137, 139])
  }

  @Test func `a source's own test part stays the test part`() throws {
    let dataset = try Samples.labelled((0..<30).map { $0 % 2 }, classes: 2, testRows: 20..<30)
    for shares in [SplitShares(train: 90, val: 10), SplitShares(train: 9, val: 1, test: 5)] {
      let found = try SplitPlan(shares: shares, style: .stratified, seed: 0).partition(of: dataset)
      #expect(found.test == Array(20..<30))
      #expect(found.train.count == 18 && found.val.count == 2)
    }
  }

  @Test func `what is not said follows the source`() {
    let plan = SplitPlan.standard(for: MNIST().shape, seed: 2)
    #expect(plan == SplitPlan(shares: SplitShares(train: 90, val: 10), style: .stratified, seed: 2))
    #expect(SplitPlan.standard(for: Sine().shape, seed: 2).style == .shuffled)
    #expect(SplitPlan.standard(for: Iris().shape, seed: 2).shares == Self.standard)
  }
}
