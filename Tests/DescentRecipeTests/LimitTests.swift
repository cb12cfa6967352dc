import DescentRecipe
import DescentSyntax
import Testing

/// Recipes of absurd size: an answer, and soon.
@Suite struct LimitTests {
  private func seconds(_ work: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    return try clock.measure { try work() } / .seconds(1)
  }

  @Test func `a model has as many layers as there are streams for weights`() throws {
    func recipe(hidden: Int) -> String {
      "data digits\nmodel mlp [64, \(String(repeating: "1, ", count: hidden))10]\ntrain 1 epoch\n"
    }
    #expect(try Reading(recipe(hidden: 65_535)).codes == [])
    let reading = try Reading(recipe(hidden: 65_536))
    #expect(reading.codes == ["D0508"])
    #expect(reading.answer.hasPrefix("error[D0508]: 65 537 layers, a model may have 65 536\n"))
  }

  @Test func `a hundred thousand mistakes are answered as soon as a few`() throws {
    let header = "data digits\nmodel mlp [64, 10]\n"
    let recipes = [
      String(repeating: "seed 1\n", count: 100_000),
      "print 1\n" + String(repeating: "let a = 1\n", count: 90_000),
      header + "optimizer adam(" + String(repeating: "lr=1, ", count: 100_000) + ")\n",
      header + String(repeating: "batch 0\ntrain 1 epoch\n", count: 40_000),
    ]
    for recipe in recipes {
      var reading: Reading?
      let time = try seconds { reading = try Reading(recipe) }
      #expect(time < 10)
      #expect(try #require(reading).checked.program == nil)
      #expect(try #require(reading).codes.count <= 401)
    }
  }

  @Test func `errors are kept when warnings are beyond counting`() throws {
    let unused = (0..<1_000).map { "let a\($0) = 1\n" }.joined()
    let reading = try Reading(unused + "data digits\nmodel mlp [64, 10]\ntrain 0 epochs\n")
    #expect(reading.checked.program == nil)
    #expect(reading.codes.contains("D0319"))
  }

  @Test func `names as long as a recipe are cut where they are quoted`() throws {
    let name = String(repeating: "a", count: 500_000)
    for recipe in ["data \(name)\n", "print \(name)\n", "data digits(\(name)=1)\n", "let \(name) = 1\n"] {
      let reading = try Reading(recipe)
      #expect(!reading.codes.isEmpty)
      #expect(reading.answer.utf8.count < 2_000)
    }
  }

  @Test func `nesting as deep as the parser lets through is checked`() throws {
    let deep = String(repeating: "min(1, ", count: 63) + "2" + String(repeating: ")", count: 63)
    #expect(try Reading("print \(deep)\n").codes == [])
    let sum = Array(repeating: "1", count: 200).joined(separator: " + ")
    #expect(try Reading("print \(sum)\n").codes == [])
  }
}
