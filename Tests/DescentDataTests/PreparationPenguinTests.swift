import DescentTensor
import Testing

@testable import DescentData

/// A table of the world, prepared as a recipe would ask.
struct PreparationPenguinTests {
  private let steps = [Samples.impute("median"), Samples.step("one_hot"), Samples.step("standardize")]

  /// The first 240 rows to train on, so that no Chinstrap is among them.
  private func prepared() throws -> PreparedData {
    let table = try PenguinTable.table(in: .empty)
    let split = SplitPlan(shares: SplitShares(train: 240, val: 52, test: 52), style: .inOrder, seed: 0)
    return try Preparation.prepare(try Dataset(table: table, target: "island"), split, steps: steps)
  }

  /// Medians, means, and rows 344 and 4, worked out with exact fractions and 40 decimal digits.
  @Test(arguments: [
    ("bill_length_mm", 41.1, 41.85666666666667, 4.867284207394875, 1.7141660478049114, -0.15545972547012202),
    ("bill_depth_mm", 17.2, 17.057083333333335, 2.0268694645657104, 0.8105685617098614, 0.07051103643583026),
    (
      "flipper_length_mm", 195, 199.77083333333334, 14.35072527687093, -0.123396783031405, -0.3324454507551961
    ),
    ("body_mass_g", 4075, 4194.0625, 806.1699936078928, -0.5198190249236996, -0.14768907419532407),
    ("year", 2008, 2007.9, 0.7681145747868608, 1.432078020788944, -1.171700198827533),
  ])
  func `numbers are those of exact arithmetic`(
    column: String, median: Double, mean: Double, deviation: Double, last: Double, fourth: Double
  ) throws {
    let data = try prepared()
    guard case .columns(let columns) = data.preparation.inputs,
      case .fill(median)? = columns.first(where: { $0.name == column })?.steps.first,
      case .standardize(let center, let spread)? = columns.first(where: { $0.name == column })?.steps.last
    else {
      Issue.record("\(column) is filled with \(median), then standardized")
      return
    }
    #expect(abs(center - mean) <= 1e-14 * abs(mean) && abs(spread - deviation) <= 1e-13 * deviation)
    let found = try data.input(column)
    #expect(abs(found[343] - Float(last)) < 1e-6 && abs(found[3] - Float(fourth)) < 1e-6)
  }

  @Test func `words become the columns that train has, of equals in holes the more frequent`() throws {
    let data = try prepared()
    #expect(
      data.preparation.inputNames.filter { $0.contains("=") }
        == ["species=Adelie", "species=Gentoo", "sex=female", "sex=male"])
    #expect(data.notes.last == "words that train does not have count as none: `Chinstrap` in `species`")
    #expect(try data.input("species=Adelie")[343] == 0 && data.input("species=Gentoo")[343] == 0)
    #expect(try data.input("sex=male")[3] == 1 && data.input("sex=female")[343] == 1)
    #expect(data.classCounts[0] == [132, 56, 52])
    #expect(data.summary == "prepare impute(median), one_hot, standardize")
  }

  @Test func `without a word the first hole is told with its line`() throws {
    let penguins = try Penguins().load(from: .empty, seed: 0)
    let found = fault {
      try Preparation.prepare(penguins, SplitPlan.standard(for: Penguins().shape, seed: 0))
    }
    #expect(found?.message == "column bill_length_mm: 2 missing (first line 5)")
    #expect(found?.help == "write `prepare impute(median), one_hot, standardize`")
  }
}
