import DescentSyntax
import Testing

@testable import DescentRecipe

/// Recipes that include others.
@Suite struct InclusionTests {
  private let rest = "model mlp [_, _]\ntrain 5 epochs"

  private func reading(_ recipe: String, _ files: [String: String]) throws -> Reading {
    try Reading(recipe, files: files)
  }

  @Test func `settings of an included recipe hold as if they stood there`() throws {
    let whole = try reading("data iris\nbatch 7\n" + rest, [:])
    let parted = try reading("include \"base.train\"\n" + rest, ["base.train": "data iris\nbatch 7"])
    #expect(parted.codes == [])
    #expect(parted.checked.program?.normalForm == whole.checked.program?.normalForm)
  }

  @Test func `over an include a setting and a let are simply replaced`() throws {
    let base = "data iris\nbatch 7\nlet lr = 1e-2\nlet spare = 3"
    let found = try reading(
      "include \"base.train\"\nbatch 9\nlet lr = 1e-3\noptimizer adam(lr=lr)\n" + rest, ["base.train": base])
    #expect(found.codes == [])
    #expect(found.checked.program?.normalForm.contains("batch 9\n") == true)
    #expect(found.checked.program?.normalForm.contains("adam(lr=0.001") == true)
    #expect(
      try reading("include \"b.train\"\n" + rest, ["b.train": "batch 7\nbatch 9\ndata iris"]).codes == [
        "D0301"
      ])
  }

  @Test func `a path is looked for from the file that it stands in`() throws {
    let found = try reading(
      "include \"kit/a.train\"\n" + rest,
      [
        "kit/a.train": "include \"b.train\"\ninclude \"deep/c.train\"", "kit/b.train": "batch 7",
        "kit/deep/c.train": "data iris",
      ])
    #expect(found.codes == [])
  }

  @Test func `a diamond is no cycle`() throws {
    let found = try reading(
      "include \"a.train\"\ninclude \"b.train\"\n" + rest,
      [
        "a.train": "include \"c.train\"", "b.train": "include \"c.train\"",
        "c.train": "let n = 7\ndata iris\nbatch n",
      ])
    #expect(found.codes == [])
  }

  @Test(arguments: [
    ["recipe.train": ""], ["a.train": "include \"a.train\""],
    ["a.train": "include \"b.train\"", "b.train": "include \"./a.train\""],
    ["a.train": "include \"b.train\"", "b.train": "include \"recipe.train\""],
  ])
  func `a cycle is named`(files: [String: String]) throws {
    let first = files["a.train"] == nil ? "recipe.train" : "a.train"
    let found = try reading("include \"\(first)\"\ndata iris\n" + rest, files)
    #expect(found.codes == ["D1003"])
    #expect(found.answer.contains("→"))
  }

  @Test func `an action in an included recipe is refused where it stands`() throws {
    let found = try reading("include \"a.train\"\n" + rest, ["a.train": "data iris\nprint 1"])
    #expect(found.codes == ["D1004"])
    #expect(found.answer.contains("a.train:2:1"))
  }

  @Test func `what is wrong with an included recipe is said there, once`() throws {
    let files = ["a.train": "data iris\nbatch 0"]
    #expect(try reading("include \"a.train\"\ninclude \"a.train\"\n" + rest, files).codes == ["D0315"])
    #expect(try reading("include \"a.train\"\n" + rest, ["a.train": "data iris\nbatch ("]).codes.count == 1)
  }

  @Test(arguments: [
    "../a.train", "/etc/passwd", "~/a.train", "~root/a.train", "C:/a.train", "kit/../../a.train", "", ".",
    "./", "//a",
    "a\\\\b.train", "a\\u{0}b", "..", "kit/..",
  ])
  func `a path that leads outside is not followed`(path: String) throws {
    let found = try reading("include \"\(path)\"\ndata iris\n" + rest, [:])
    #expect(found.codes == ["D1001"], "\(path)")
  }

  @Test(arguments: [
    "a.train", "./a.train", "kit/a.train", "kit//a.train", "..a.train", "%2e%2e/a.train", "…/a.train",
  ])
  func `a path that stays inside is looked for`(path: String) throws {
    #expect(try reading("include \"\(path)\"\ndata iris\n" + rest, [:]).codes == ["D1002"])
  }

  @Test func `a chain that is too deep, and laughter by the billion, end at once`() throws {
    var chain: [String: String] = [:]
    for place in 0..<40 { chain["\(place).train"] = "include \"\(place + 1).train\"" }
    #expect(try reading("include \"0.train\"\ndata iris\n" + rest, chain).codes == ["D0705"])
    var laughter: [String: String] = ["20.train": "batch 7"]
    for place in 0..<20 {
      laughter["\(place).train"] = String(repeating: "include \"\(place + 1).train\"\n", count: 10)
    }
    let start = ContinuousClock.now
    #expect(try reading("include \"0.train\"\ndata iris\n" + rest, laughter).codes.contains("D0705"))
    #expect(ContinuousClock.now - start < .seconds(5))
    let wide = ["a.train": String(repeating: "seed 1\n", count: 120_000)]
    #expect(try reading("include \"a.train\"\ninclude \"a.train\"\n" + rest, wide).codes.contains("D0705"))
  }
}
