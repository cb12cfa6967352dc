import DescentLearning
import DescentRecipe
import DescentTensor
import Testing

@testable import DescentRuntime

@Suite struct DescentTests {
  @Test func `the way down begins at the start and has a point for each step`() throws {
    let outcome = try outcome("optimizer sgd(lr=0.07)\nminimize ravine for 50 steps")
    #expect(outcome.status == .done)
    #expect(outcome.path.map(\.step) == Array(0...50))
    #expect(outcome.path.first?.coordinates.map(\.value) == [-4, 1.5])
    #expect(outcome.path.first?.value == 36.125)
    #expect(outcome.path.first?.lr == nil)
    #expect(outcome.path.dropFirst().allSatisfy { $0.lr == 0.07 })
    #expect(outcome.done?.weightsDigest == nil)
  }

  @Test func `one step of plain descent is the slope times the rate`() throws {
    let path = try outcome("optimizer gd(lr=0.5)\nminimize x^2/2 + 3*y from (x=4, y=1) for 1 step").path
    #expect(path.last?.coordinates.map(\.value) == [2, -0.5])
  }

  @Test func `momentum crosses the ravine at most half as far as plain descent`() throws {
    let plain = try travel(of: "sgd(lr=0.075)")
    let rolling = try travel(of: "momentum(lr=0.075, beta=0.9)")
    #expect(plain > 20)
    #expect(rolling <= plain / 2)
    #expect(rolling > 0)
  }

  /// How far a descent goes up and down across the ravine.
  private func travel(of optimizer: String) throws -> Float {
    let path = try outcome("optimizer \(optimizer)\nminimize ravine for 50 steps").path
    let heights = path.compactMap { $0.coordinates.last?.value }
    return zip(heights, heights.dropFirst()).reduce(0) { $0 + abs($1.1 - $1.0) }
  }

  @Test func `where it ended can be printed and claimed`() throws {
    let recipe = """
      optimizer sgd(lr=0.5)
      minimize (x - 3)^2 from (x=0) for 20 steps
      print x, value, "twice", 2*x
      expect value <= 1e-12 and x == 3
      expect value > 1
      """
    let outcome = try outcome(recipe)
    let printed = outcome.events.compactMap { if case .printed(let texts) = $0 { texts } else { nil } }
    #expect(printed == [["3", "0", "twice", "6"]])
    #expect(outcome.status == .expectationFalse)
    let claims = outcome.events.compactMap { if case .expected(let report) = $0 { report } else { nil } }
    #expect(claims.map(\.isMet) == [true, false])
    #expect(claims.first?.figures.map(\.name) == ["value", "x"])
  }

  @Test func `a variable is printed in the digits of binary32`() throws {
    let outcome = try outcome("optimizer sgd(lr=0)\nminimize x^2 from (x=0.1) for 1 step\nprint x")
    let printed = outcome.events.compactMap { if case .printed(let texts) = $0 { texts } else { nil } }
    #expect(printed == [["0.1"]])
  }

  @Test func `each descent begins with fresh memory and a fresh clock`() throws {
    let line = "minimize ravine for 8 steps\n"
    let settings = "optimizer adam(lr=0.3)\nschedule step(0.5, every 3)\n"
    let path = try outcome(settings + line + line).path
    #expect(path.count == 18)
    #expect(Array(path.prefix(9)) == Array(path.suffix(9)))
    #expect(path.prefix(9).dropFirst().compactMap(\.lr) == [0.3, 0.3, 0.3, 0.15, 0.15, 0.15, 0.075, 0.075])
  }

  @Test func `an epoch is a step and a cosine spans them all`() throws {
    let cosine = "optimizer sgd(lr=0.05)\nschedule cosine(to 0)\nminimize ravine for 10"
    let (epochs, steps) = (try outcome(cosine + " epochs").path, try outcome(cosine + " steps").path)
    #expect(epochs == steps)
    let rates = steps.compactMap(\.lr)
    #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test func `clipping bounds the slope and a penalty raises value and slope`() throws {
    let plain = "optimizer sgd(lr=1)\nminimize 10*x from (x=2) for 1 step"
    #expect(try outcome("clip value 0.5\n" + plain).path.last?.coordinates.first?.value == 1.5)
    let costly = try outcome("penalty l2(0.5)\n" + plain).path
    #expect(costly.first?.value == 21)
    #expect(costly.last?.coordinates.first?.value == -9)
  }

  @Test func `decay draws variables to zero`() throws {
    let recipe = "optimizer adamw(lr=0.5, decay=0.5)\nminimize 0*x from (x=8) for 1 step"
    #expect(try outcome(recipe).path.last?.coordinates.first?.value == 6)
  }

  @Test func `a descent leaves a training as it was`() throws {
    let (settings, train) = ("data sine\nmodel mlp [1, 8, 1]\noptimizer adam\n", "train 2 epochs\n")
    let plain = try outcome(settings + train + train)
    let between = try outcome(settings + train + "minimize ravine for 30 steps\n" + train)
    #expect(plain.weights == between.weights)
    #expect(plain.done?.weightsDigest == between.done?.weightsDigest)
  }

  @Test func `threads and vectors do not change the way`() throws {
    let recipe = "optimizer nadam(lr=0.1)\nminimize himmelblau for 40 steps"
    let paths = try [InstructionSet.best, .baseline].flatMap { set in
      try [1, 4].map { try outcome(recipe, on: Engine(instructionSet: set, threads: $0)).path }
    }
    #expect(paths.allSatisfy { $0 == paths[0] })
  }

  @Test(arguments: Optimizers.all.map { $0.facts.name })
  func `every optimizer walks down`(name: String) throws {
    let facts = try #require(Optimizers.all.first { $0.facts.name == name }).facts
    // Where lr is a factor of a length that the rule finds, and has to find first, it is left alone.
    let isFactor = facts.option(named: "lr")?.defaultValue == .number(1)
    let line = "minimize x^2 + y^2 from (x=3, y=-4) for \(isFactor ? 400 : 60) steps"
    let isWrapper = facts.option(named: "base") != nil
    let options = isWrapper ? "(sgd(lr=1e-3))" : isFactor ? "" : "(lr=1e-3)"
    let path = try outcome("optimizer \(name)\(options)\n\(line)").path
    let (first, last) = (try #require(path.first), try #require(path.last))
    #expect(last.value < first.value)
  }

  @Test(arguments: Surfaces.all.map { $0.facts.name })
  func `a surface is level and 0 at its lowest points, and its example goes down`(name: String) throws {
    let surface = try #require(Surfaces.all.first { $0.facts.name == name })
    for point in surface.minima {
      let path = try outcome("optimizer sgd(lr=1)\nminimize \(name) from \(point.text) for 1 step").path
      #expect(abs(path[0].value) < 1e-8)
      for (before, after) in zip(path[0].coordinates, path[1].coordinates) {
        #expect(abs(before.value - after.value) < 1e-2)
      }
    }
    let path = try outcome(surface.facts.example.replacing("; ", with: "\n")).path
    #expect((path.last?.value ?? .infinity) < path[0].value)
  }
}

@Suite struct DescentEndTests {
  @Test func `a step too long ends with the divergence and its status`() throws {
    let outcome = try outcome("optimizer sgd(lr=9)\nminimize x^4 from (x=3) for 50 steps\nprint x")
    #expect(outcome.status == .diverged)
    #expect(outcome.failure?.code == "D0801")
    #expect(outcome.failure?.message.contains("after step") == true)
    #expect(outcome.failure?.help == "try a smaller step: `optimizer sgd(lr=0.9)`")
    #expect(!outcome.way.isEmpty)
    #expect(outcome.path.allSatisfy { $0.value.isFinite })
  }

  @Test(arguments: ["log(x)", "sqrt(x)", "x/x", "1/x", "x^-1", "0^x/x", "sin(1/x)"])
  func `a start without a value or a slope is told so`(formula: String) throws {
    let outcome = try outcome("minimize \(formula) from (x=0) for 5 steps")
    #expect(outcome.status == .diverged)
    #expect(outcome.failure?.message.contains("at the start (x=0)") == true)
    #expect(outcome.failure?.help == "begin elsewhere, with another `from`")
  }

  @Test func `the last point needs a value and no slope`() throws {
    let line = "minimize sqrt(x) from (x=0.25) for"
    #expect(try outcome("optimizer sgd(lr=0.25)\n\(line) 1 step").status == .done)
    #expect(try outcome("optimizer sgd(lr=0.25)\n\(line) 2 steps").status == .diverged)
    #expect(try outcome("optimizer sgd(lr=1)\n\(line) 1 step").status == .diverged)
  }

  @Test func `who asks for an end gets the way so far`() throws {
    let outcome = try outcome("optimizer sgd(lr=0.07)\nminimize ravine for 1e6 steps", stopAfter: 13)
    #expect(outcome.status == .stopped)
    #expect(outcome.stop?.step == 12)
    #expect(outcome.way.map(\.step) == [0, 1, 2, 5, 10, 12])
  }

  @Test func `the table has the first steps, round ones and the last`() throws {
    let way = try outcome("optimizer sgd(lr=0.01)\nminimize ravine for 1234 steps").way
    #expect(way.map(\.step) == [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 1234])
    #expect(try outcome("minimize ravine for 1 step").way.map(\.step) == [0, 1])
    #expect(try outcome("minimize ravine").way.last?.step == 100)
  }
}
