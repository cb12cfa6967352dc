import DescentCatalogue
import DescentLearning
import DescentRecipe
import DescentSyntax
import Testing

@testable import DescentRuntime

/// A plan on paper is held against the run that it foretells.
@Suite struct PaperTests {
  private static let trainings = [
    "data digits\nmodel mlp [64, 16, 10]\nbatch 100\ntrain 3 epochs\n",
    "data digits\nmodel mlp [_, 8, _](dropout=0.2)\nbatch all\noptimizer gd(lr=0.5)\ntrain 4 epochs\n",
    "seed 7\ndata iris\nsplit 60/20/20 by class\nmodel mlp [_, 8, _]\nbatch 7\n"
      + "train 5 epochs\ntrain 40 steps\n",
    "data moons(n=333)\nsplit 77/13/10 in order\nmodel { dense 8 tanh; layer_norm; dense 2 }\n"
      + "train 3 epochs\n",
    "data sine(n=97)\nsplit 70/20/10 seed 3\nmodel mlp [_, 4, _]\nbatch 9\n"
      + "train 1000 samples\ntrain 2 epochs\n",
    "data digits\nmodel mlp [64, 8, 10]\nbatch 100\ntrain 2 epochs\nset lr 0.004\ntrain 30 steps\n",
    "data xor(n=50)\nmodel mlp [2, 4, 2]\nbatch 3\ntrain 20 steps\nbatch 7\ntrain 2 epochs\ntrain 1 step\n",
  ]

  private static let schedules = [
    "step(0.5, every 2)", "step(0.9, every 3 steps)", "cosine(to lr/100)", "exponential(0.9, every 7 steps)",
    "warmup(10%) then cosine(to 0)", "warmup(5 steps)",
    "warmup(4 steps) then constant(for 1 epoch) then step(0.1, every 2 steps)",
    "cosine(to 0, over 1 epoch)", "step(0.5, every 1 epoch, for 2 epochs) then constant",
    "constant(for 1 step) then constant(for 1 step) then warmup(1 step)", "step(0.5, every 400 epochs)",
    "one_cycle", "constant(for 3 steps) then one_cycle(rise 50%, three_phase=true, over 2 epochs)",
  ]

  @Test(arguments: trainings)
  func `rows, steps and parameters on paper are those of the run`(recipe: String) throws {
    let plan = PaperPlan(try program(recipe), memoryLimit: 1 << 32)
    let facts = try outcome(recipe).events.compactMap {
      if case .training(let facts) = $0 { facts } else { nil }
    }
    #expect(facts.count == plan.trainings.count)
    #expect(facts.map(\.steps) == plan.trainings.map(\.steps))
    #expect(facts.map(\.stepsPerEpoch) == plan.trainings.map(\.stepsPerEpoch))
    let parts = try #require(plan.data.first?.parts)
    #expect(parts.isExact)
    #expect(facts.allSatisfy { $0.trainingRows == parts.train && $0.validationRows == parts.val })
    #expect(facts.allSatisfy { $0.testRows == parts.test && $0.parameters == plan.models.first?.parameters })
    #expect(plan.models.first?.layers.compactMap(\.parameters).reduce(0, +) == plan.models.first?.parameters)
  }

  @Test(arguments: trainings, schedules)
  func `each rate on paper is the one that the run has at that step and epoch`(
    recipe: String, schedule: String
  ) throws {
    let optimizer = recipe.contains("optimizer") ? "" : "optimizer sgd(lr=0.01)\n"
    let scheduled = optimizer + "schedule \(schedule)\n" + recipe
    let plan = PaperPlan(try program(scheduled), memoryLimit: 1 << 32)
    let taken = try outcome(scheduled).events.compactMap {
      if case .progress(let progress) = $0 { progress } else { nil }
    }
    for rate in plan.trainings.flatMap(\.rates) {
      let step = try #require(rate.step)
      let progress = try #require(taken.dropFirst(step).first)
      #expect(progress.step == step + 1)
      #expect(progress.lr == rate.lr, "step \(step) of \(schedule)")
      #expect(progress.epoch == rate.epoch, "step \(step) of \(schedule)")
    }
    let steps = plan.trainings.flatMap(\.rates).compactMap(\.step)
    #expect(steps == steps.sorted() && Set(steps).count == steps.count)
    for training in plan.trainings {
      #expect(training.rates.first?.step == training.firstStep)
      #expect(training.rates.last?.step == (training.firstStep ?? 0) + (training.steps ?? 0) - 1)
    }
  }

  @Test(arguments: [
    "plateau(factor 0.5, patience 2 epochs)", "warmup(20 steps) then plateau(factor 0.5, patience 1 epoch)",
    "plateau(factor 0.5, patience 40 steps, for 5 epochs) then constant", "plateau(factor 0.5, patience 9)",
  ])
  func `a plateau whose figure stalls from the start falls when the plan says that it can`(
    schedule: String
  ) throws {
    let recipe =
      "data digits\nmodel mlp [64, 10]\nbatch 100\noptimizer sgd(lr=1e-6)\nschedule \(schedule)\n"
      + "train 2 epochs\ntrain 37 steps\ntrain 9 epochs\n"
    let plan = PaperPlan(try program(recipe), memoryLimit: 1 << 32)
    let taken = try outcome(recipe).events.compactMap {
      if case .progress(let progress) = $0 { progress } else { nil }
    }
    let falls = plan.trainings.flatMap(\.rules).compactMap { rule -> (epoch: Int, step: Int)? in
      if case .plateau("val.loss", 0.5, .from(let epoch, let step)) = rule { (epoch, step) } else { nil }
    }
    let first = zip(taken, taken.dropFirst()).first { $0.lr == 1e-6 && $1.lr < 1e-6 }?.0
    #expect(first?.step == falls.first?.step && first?.epoch == falls.first?.epoch)
    for rate in plan.trainings.flatMap(\.rates) {
      let progress = try #require(taken.dropFirst(rate.step ?? 0).first)
      #expect(progress.epoch == rate.epoch)
      #expect(rate.mayHaveFallen ? progress.lr < rate.lr : progress.lr == rate.lr)
    }
  }

  @Test(arguments: [
    "step(0.5, every 3 steps)", "step(0.8, every 1)", "constant(for 7 steps) then step(0.5, every 2 steps)",
  ])
  func `between two boundaries of steps the rate stays`(schedule: String) throws {
    let recipe =
      "data digits\nmodel mlp [64, 10]\nbatch 500\nschedule \(schedule)\ntrain 17 steps\ntrain 5 epochs\n"
    let plan = PaperPlan(try program(recipe), memoryLimit: 1 << 32)
    let taken = try outcome(recipe).events.compactMap {
      if case .progress(let progress) = $0 { progress.lr } else { nil }
    }
    for training in plan.trainings {
      for (rate, next) in zip(training.rates, training.rates.dropFirst()) {
        let between = taken.prefix(next.step ?? 0).dropFirst(rate.step ?? 0)
        #expect(Set(between).count == rate.leftOut + 1)
      }
    }
  }

  @Test func `many drops are told to the sixth, the rest counted`() throws {
    let recipe =
      "data digits\nmodel mlp [64, 10]\nbatch all\nschedule step(0.9, every 2 steps)\ntrain 40 steps\n"
    let training = try #require(PaperPlan(try program(recipe), memoryLimit: 1 << 32).trainings.first)
    #expect(training.rates.map(\.step) == [0, 2, 4, 6, 8, 10, 12, 39])
    #expect(training.rates.map(\.leftOut) == [0, 0, 0, 0, 0, 0, 13, 0])
    #expect(training.rates.map(\.boundary) == [.start] + Array(repeating: .drop, count: 6) + [.end])
  }

  @Test func `a new model starts steps and schedule anew, a new optimizer neither`() throws {
    let recipe = """
      data digits; batch all; schedule warmup(10 steps)
      model mlp [64, 10]; train 4 steps
      optimizer sgd(lr=0.5); train 4 steps
      model mlp [64, 8, 10]; train 4 steps
      """
    let plan = PaperPlan(try program(recipe), memoryLimit: 1 << 32)
    #expect(plan.trainings.map(\.firstStep) == [0, 4, 0])
    let starts: [Double] = [0.0001, 0.25, 0.05]
    #expect(plan.trainings.compactMap(\.rates.first?.lr) == starts)
    #expect(plan.models.count == 2)
  }

  @Test(arguments: trainings)
  func `a run refuses to begin just where its plan is above the limit`(recipe: String) throws {
    let plan = PaperPlan(try program(recipe), memoryLimit: 0)
    let needs = plan.sections.compactMap { (section) -> MemoryOnPaper? in
      if case .memory(let memory) = section { memory } else { nil }
    }
    #expect(needs.allSatisfy { $0.isAboveLimit })
    let needed = try #require(needs.map(\.needs.total).max())
    #expect(try outcome(recipe, memory: needed - 1).status == .limit)
    #expect(try outcome(recipe, memory: needed).failure?.code != "D0701")
  }
}

extension PaperPlan {
  fileprivate var data: [DataOnPaper] {
    sections.compactMap { if case .data(let data) = $0 { data } else { nil } }
  }

  fileprivate var models: [ModelOnPaper] {
    sections.compactMap { if case .model(let model) = $0 { model } else { nil } }
  }
}
