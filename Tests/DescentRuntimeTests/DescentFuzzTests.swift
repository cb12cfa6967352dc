import DescentRecipe
import DescentSyntax
import DescentTensor
import Testing

@testable import DescentRuntime

@Suite struct DescentFuzzTests {
  @Test(arguments: 0..<40)
  func `no formula makes a run fall over`(seed: Int) throws {
    var maker = FormulaMaker(state: UInt64(seed) &* 104_729 &+ 7)
    var walked = 0
    for _ in 0..<25 {
      let start = "(x=\(maker.number), y=\(maker.number))"
      let line = "minimize \(maker.formula(depth: 6)) from \(start) for 12 steps"
      let recipe = "optimizer \(maker.optimizer)\n\(line)\nprint x, y, value"
      let text = SourceText(name: "recipe.train", text: recipe)
      guard let program = Checker.check(Parser.recipe(text, id: 0)).program else { continue }
      var run = Run(
        program, engine: Engine(instructionSet: .best, threads: 1), library: library(), world: Recording())
      let status = run.perform()
      #expect(status == .done || status == .diverged, "\(recipe)")
      walked += 1
    }
    #expect(walked > 0)
  }

  @Test func `brackets and operators at their limits are walked`() throws {
    let nested = String(repeating: "sin(", count: 62) + "x" + String(repeating: ")", count: 62)
    #expect(try outcome("minimize \(nested) from (x=1) for 3 steps").status == .done)
    let powers = String(repeating: "x^", count: 150) + "x"
    #expect(try outcome("minimize \(powers) from (x=0.5) for 3 steps").status == .done)
    let sums = String(repeating: "x*x + ", count: 99) + "x"
    #expect(try outcome("optimizer sgd(lr=1e-3)\nminimize \(sums) from (x=1) for 3 steps").status == .done)
  }
}

/// Writes formulas at random, the hard ones among them.
private struct FormulaMaker: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  private mutating func pick(_ texts: [String]) -> String { texts[Int(next() % UInt64(texts.count))] }

  var number: String {
    mutating get {
      pick(["0", "1", "-1", "2", "0.5", "-0.1", "3e38", "1e-45", "1e-300", "1e9", "-7.25", "30%"])
    }
  }

  var optimizer: String {
    mutating get {
      pick(["sgd(lr=1e30)", "sgd(lr=0)", "adam(lr=0.1)", "momentum(lr=1)", "nadam", "adagrad"])
    }
  }

  mutating func formula(depth: Int) -> String {
    guard depth > 0, next() % 8 != 0 else { return pick(["x", "y", "x", "y", number]) }
    let left = formula(depth: depth - 1)
    switch next() % 12 {
    case 0: return "-(\(left))"
    case 1: return "sqrt(\(left))"
    case 2: return "exp(\(left))"
    case 3: return "log(\(left))"
    case 4: return "abs(\(left))"
    case 5: return pick(["sin", "cos"]) + "(\(left))"
    case 6: return pick(["min", "max"]) + "(\(left), \(formula(depth: depth - 1)), x)"
    case 7: return "(\(left))^(\(formula(depth: depth - 1)))"
    case 8: return "(\(left))^\(pick(["2", "3", "0", "100", "-7", "0.5", "1e6"]))"
    default: return "(\(left)) \(pick(["+", "-", "*", "/"])) (\(formula(depth: depth - 1)))"
    }
  }
}
