import DescentData
import DescentLearning
import DescentRecipe
import DescentTensor
import Testing

@testable import DescentRuntime

/// Counts the operations that it is told of.
private final class Counter: StepMeter {
  var marks = 0

  func mark() { marks += 1 }
  func comeAgain() { marks = 0 }
}

/// A world whose clock moves by a millisecond each time that somebody looks at it.
private struct Ticking: World {
  final class Clock { var looks = 0 }

  let clock = Clock()

  mutating func receive(_ event: Event) {}

  func seconds() -> Double {
    clock.looks += 1
    return Double(clock.looks) / 1000
  }

  var isStopRequested: Bool { false }
}

/// The times of steps, and that taking them changes nothing.
@Suite struct BenchTests {
  static let recipes = [
    "data digits; model mlp [64, 32, 10]; train 1 step",
    "data iris; model mlp [_, 8, _](activation=tanh, dropout=0.2); optimizer sgd(lr=0.1); train 1 step",
    "data digits; model { layer_norm; dense 20 gelu; layer_norm; dropout 0.1; dense 10 }; batch 100; "
      + "clip value 0.5; penalty l2(1e-4); train 1 step",
    "data sine; model mlp [_, 8, 8, _]; optimizer adamw(lr=0.01); loss huber; train 1 step",
    "data digits; model mlp [64, 16, 10]; batch 100 in 3 parts; average ema(0.9); train 1 step",
  ]

  private func trainer(_ recipe: String) throws -> Trainer {
    try #require(try outcome(recipe).session.trainer)
  }

  @Test(arguments: recipes)
  func `a meter is told of each operation of the plan`(recipe: String) throws {
    let step = try #require(PaperPlan(try program(recipe), memoryLimit: 1 << 32).trainings.first?.step)
    let trainer = try trainer(recipe)
    let counter = Counter()
    trainer.meter = counter
    let shaping = try #require(try program(recipe).actions.first?.settings.shaping)
    _ = trainer.step(batch: step.rows, rates: StepRates(first: 0.01), shaping: shaping)
    #expect(counter.marks == step.operations.count)
  }

  @Test(arguments: recipes)
  func `with a meter or without, the weights are the same bits`(recipe: String) throws {
    let shaping = try #require(try program(recipe).actions.first?.settings.shaping)
    let (plain, watched) = (try trainer(recipe), try trainer(recipe))
    watched.meter = Counter()
    for _ in 0..<3 {
      _ = plain.step(batch: 20, rates: StepRates(first: 0.01), shaping: shaping)
      _ = watched.step(batch: 20, rates: StepRates(first: 0.01), shaping: shaping)
    }
    #expect(plain.learner.parameters.digest == watched.learner.parameters.digest)
    #expect(plain.learner.parameters.digest != (try trainer(recipe)).learner.parameters.digest)
  }

  @Test(arguments: recipes.dropLast())
  func `the time between two looks at the clock belongs to the operation between them`(recipe: String) throws
  {
    var run = Run(
      try program(recipe), engine: Engine(instructionSet: .best, threads: 1), library: library(),
      world: Ticking())
    let (times, status) = run.bench(for: 1)
    #expect(status == .done)
    let told = try #require(times)
    let count = Double(told.step.operations.count)
    #expect(told.seconds.count == told.step.operations.count && told.steps >= 3)
    #expect(told.seconds.allSatisfy { ($0 - 0.001).magnitude < 1e-6 })
    #expect((told.median - count / 1000).magnitude < 1e-5)
    #expect(told.shares.allSatisfy { ($0 - 1 / count).magnitude < 1e-3 })
    #expect(told.flopsPerSecond == Double(told.step.flops) / told.median)
    #expect(told.rowsPerSecond == Double(told.step.rows) / told.median)
  }

  @Test func `the times of all parts of a batch are added up`() throws {
    var run = Run(
      try program(try #require(Self.recipes.last)), engine: Engine(instructionSet: .best, threads: 1),
      library: library(), world: Ticking())
    let times = try #require(run.bench(for: 1).times)
    for (operation, seconds) in zip(times.step.operations, times.seconds) {
      let isOnce = ["check", "adam", "average ema"].contains(operation.name)
      #expect((seconds - (isOnce ? 0.001 : 0.003)).magnitude < 1e-6, "\(operation.name)")
    }
  }

  @Test func `a clock that stands still ends all the same`() throws {
    var run = Run(
      try program("data iris; model mlp [4, 3]; train 1 step"),
      engine: Engine(instructionSet: .best, threads: 1), library: library(), world: Silence())
    #expect(run.bench(for: 1).times?.steps ?? 0 >= 3)
  }

  @Test func `no product outruns the peak`() throws {
    var now = ContinuousClock.now
    let start = now
    let speedometer = Speedometer(Engine(instructionSet: .best, threads: 1), patience: 0.01) {
      now = ContinuousClock.now
      let passed = start.duration(to: now).components
      return Double(passed.seconds) + Double(passed.attoseconds) * 1e-18
    }
    let speed = try #require(speedometer.wholeSpeed(sweeping: [1 << 20, 1 << 16]))
    let peak = try #require(speed.peak)
    #expect(peak > 0 && peak >= 0.9 * speed.products && speed.products > 0)
    #expect(speed.sweeps.map(\.bytes) == [1 << 16, 1 << 20])
    #expect(speed.sweeps.allSatisfy { $0.rate > 0 })
  }
}
