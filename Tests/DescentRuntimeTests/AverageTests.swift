import DescentTensor
import Testing

@testable import DescentRuntime

/// Weights that are looked at in place of those that are trained.
@Suite struct AverageTests {
  private let head = "data digits\nmodel mlp [64, 16, 10]\noptimizer sgd(lr=0.2)\nbatch 100\n"

  private func digest(_ recipe: String) throws -> String {
    let end = try outcome(recipe)
    #expect(end.status == .done, "\(end.failure?.message ?? "")")
    return try #require(end.done?.weightsDigest)
  }

  @Test func `an average changes what is looked at and not what is trained`() throws {
    let plain = try outcome(head + "train 2 epochs\nevaluate test\n")
    let averaged = try outcome(head + "average ema(0.9)\ntrain 2 epochs\nevaluate test\n")
    #expect(plain.weights == averaged.weights)
    #expect(plain.epochs.map(\.trainLoss) == averaged.epochs.map(\.trainLoss))
    #expect(plain.epochs.map(\.validation) != averaged.epochs.map(\.validation))
    #expect(plain.figure("loss", of: .test) != averaged.figure("loss", of: .test))
    #expect(plain.done?.weightsDigest != averaged.done?.weightsDigest)
  }

  @Test func `an average that keeps nothing is the weights`() throws {
    let plain = try outcome(head + "train 2 epochs\nevaluate test\n")
    let last = try outcome(head + "average ema(0)\ntrain 2 epochs\nevaluate test\n")
    #expect(plain.done?.weightsDigest == last.done?.weightsDigest)
    #expect(plain.evaluations.map(\.figures) == last.evaluations.map(\.figures))
  }

  @Test func `a plain mean is that of the weights after each of its epochs`() throws {
    let ends = try (3...5).map { try outcome(head + "train \($0) epochs\n").weights }
    let mean = try outcome(head + "average swa(from=3 epochs, every 1 epoch)\ntrain 5 epochs\n")
    let seen = try #require(mean.session.trainer?.learner.seen.array)
    for place in seen.indices {
      let wanted = (ends[0][place] + ends[1][place] + ends[2][place]) / 3
      #expect(abs(seen[place] - wanted) < 1e-6)
    }
    let before = try outcome(head + "average swa(from=5 epochs)\ntrain 4 epochs\n")
    #expect(before.session.trainer?.learner.seen.array == before.weights)
  }

  @Test func `none goes back to the weights, and another average begins anew`() throws {
    let plain = try digest(head + "train 2 epochs\n")
    #expect(try digest(head + "average ema(0.9)\ntrain 2 epochs\naverage none\nevaluate test\n") == plain)
    #expect(try digest(head + "average ema(0.9)\ntrain 2 epochs\naverage none\nprint 1\n") == plain)
    let anew = try outcome(head + "average ema(0.9)\ntrain 1 epoch\naverage ema(0)\ntrain 1 epoch\n")
    #expect(anew.done?.weightsDigest == plain)
    let goesOn = try digest(head + "average ema(0.9)\ntrain 1 epoch\ntrain 1 epoch\n")
    #expect(try digest(head + "average ema(0.9)\ntrain 2 epochs\n") == goesOn)
    let model = "model mlp [64, 16, 10]\ntrain 2 epochs\n"
    #expect(
      try digest(head + "average ema(0.9)\ntrain 1 epoch\n" + model)
        == digest(head + "average ema(0.9)\ntrain 2 epochs\n"))
  }

  @Test func `the best that is kept is an average`() throws {
    let kept = try outcome(
      head + "average ema(0.9)\nkeep best by val.loss\ntrain 3 epochs\nevaluate val\n")
    let best = try #require(kept.kept.last)
    let losses = kept.epochs.compactMap { $0.validation.first { $0.name == "loss" }?.value }
    #expect(losses.count == 3 && best.value == losses.min())
    #expect(kept.figure("loss", of: .val) == best.value)
  }

  @Test(arguments: ["schedule_free_sgd(lr=0.5)", "schedule_free_adamw(lr=0.02)"])
  func `a schedule-free optimizer shows other weights than it trains, and better ones`(rule: String) throws {
    let free = "data digits\nmodel mlp [64, 16, 10]\noptimizer \(rule)\nschedule warmup(5%)\n"
    let end = try outcome(free + "train 8 epochs\nevaluate test\n")
    let learner = try #require(end.session.trainer?.learner)
    #expect(learner.seen.array != learner.parameters.array)
    #expect(try #require(end.figure("accuracy", of: .test)) > 0.9)
    // Another optimizer goes on from what was shown.
    let next = try outcome(free + "train 8 epochs\noptimizer sgd(lr=0)\nevaluate test\n")
    #expect(next.figure("loss", of: .test) == end.figure("loss", of: .test))
    #expect(next.weights == learner.seen.array)
    let untouched = try outcome(free + "evaluate test\n")
    #expect(untouched.session.trainer?.learner.seen.array == untouched.weights)
  }

  @Test func `asgd shows its average where it is asked to`() throws {
    let rule = "data digits\nmodel mlp [64, 16, 10]\noptimizer asgd(lr=0.5, t0=10"
    let plain = try outcome(rule + ")\ntrain 2 epochs\n")
    let shown = try outcome(rule + ", average=true)\ntrain 2 epochs\n")
    #expect(plain.weights == shown.weights)
    let seen = try #require(shown.session.trainer?.learner.seen.array)
    #expect(seen == shown.session.trainer?.learner.slots.first?.array && seen != shown.weights)
    #expect(plain.session.trainer?.learner.seen.array == plain.weights)
  }

  @Test func `an average ends in the same bits whoever computes it`() throws {
    let recipe = head + "optimizer schedule_free_sgd(lr=0.5)\naverage ema(0.9, warmup=true)\ntrain 1 epoch\n"
    let sound = recipe.replacing("optimizer sgd(lr=0.2)\n", with: "")
    var digests: Set<String> = []
    for set in InstructionSet.allCases where set.isSupported {
      for threads in [1, 3] {
        let end = try outcome(sound, on: Engine(instructionSet: set, threads: threads))
        digests.insert(end.done?.weightsDigest ?? "none")
      }
    }
    #expect(digests.count == 1 && !digests.contains("none"))
  }

  @Test func `a plan has room for the weights looked at`() throws {
    func looked(_ more: String) throws -> Int {
      let recipe = "data digits; model mlp [64, 10]; \(more)train 1 epoch"
      let plan = PaperPlan(try program(recipe), memoryLimit: 1 << 32)
      let all = plan.sections.compactMap { if case .memory(let memory) = $0 { memory.needs } else { nil } }
      return try #require(all.first).looked
    }
    let weights = 650 * 4
    #expect(try looked("") == 0)
    #expect(try looked("average ema; ") == weights)
    #expect(try looked("average swa; optimizer schedule_free_sgd; ") == 2 * weights)
  }

  @Test func `minimize shows what a schedule-free optimizer shows`() throws {
    let path = try outcome(
      "optimizer schedule_free_sgd(lr=0.1)\nminimize x^2 from (x=3) for 20 steps\nexpect x < 2\n")
    #expect(path.status == .done)
    let end = path.events.compactMap { event -> PathPoint? in
      if case .path(let point) = event { point } else { nil }
    }.last
    let point = try #require(end)
    #expect(abs(point.value - point.coordinates[0].value * point.coordinates[0].value) < 1e-5)
  }
}
