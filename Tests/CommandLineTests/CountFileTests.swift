import Testing

/// A table of counts on its way through the commands.
@Suite struct CountFileTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// Twelve hours of a few days, busier by noon.
  private static let table: String = {
    let rows = (0..<96).map { i in "\(i % 12),\([0, 1, 1, 2, 4, 6, 9, 8, 5, 2, 1, 0][i % 12] + i / 12 % 2)" }
    return (["hour,visits"] + rows).joined(separator: "\n") + "\n"
  }()

  private func run(_ options: String, _ rest: String, table: String = Self.table) throws -> Answer {
    try folder.write("visits.csv", table)
    try folder.write(
      "r.train", "data csv(\"visits.csv\", target=visits\(options))\nmodel mlp [_, 8, _]\n" + rest)
    return try descent("run", "r.train", in: folder)
  }

  @Test func `few whole numbers are classes until the recipe says that they are counts`() throws {
    let few = try run("", "loss poisson\ntrain 1 epoch\n")
    #expect(few.status == 2)
    #expect(few.errors.contains("error[D0324]: `poisson` does not fit: the target is a class\n"))
    let help = "or `types=[visits=number]` in `data`: its classes are whole numbers\n"
    #expect(few.errors.contains("help: write `loss cross_entropy`, " + help), "\(few.errors)")
    let claimed = try run(", types=[visits=number]", "loss poisson\ntrain 1 epoch\n")
    #expect(claimed.status == 0, "\(claimed.errors)")
    let words = try run(
      "", "loss poisson\ntrain 1 epoch\n", table: Self.table.replacing(",0\n", with: ",none\n"))
    #expect(words.errors.contains("write `loss cross_entropy`\n"), "\(words.errors)")
  }

  @Test func `rates are predicted by the run that learned them and by a later one`() throws {
    let learned = try run(
      ", types=[visits=number]",
      """
      loss poisson; optimizer adam(lr=0.02); batch all; train 200 epochs
      evaluate test; expect test.mae < 2
      save "m.safetensors"; predict "visits.csv" to "first.csv"

      """)
    try #require(learned.status == 0, "\(learned.errors)")
    try folder.write("later.train", "load \"m.safetensors\"\npredict \"visits.csv\" to \"second.csv\"\n")
    #expect(try descent("run", "later.train", in: folder).status == 0)
    let rates = folder.text(of: "first.csv")
    #expect(rates == folder.text(of: "second.csv"))
    let numbers = rates.split(separator: "\n").dropFirst().compactMap { Double($0) }
    #expect(numbers.count == 96 && numbers.allSatisfy { $0 > 0 } && numbers[6] > numbers[0])
  }

  @Test func `a count below 0 ends the run with 3`() throws {
    let answer = try run(
      ", types=[visits=number]", "loss poisson\ntrain 1 epoch\n", table: Self.table + "3,-1\n")
    #expect(answer.status == 3)
    #expect(
      answer.errors.contains(
        "column `visits` of `visits.csv` is to be a count: 1 value is below 0 (first in row 97)\n"))
  }
}
