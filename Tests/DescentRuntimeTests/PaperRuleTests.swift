import DescentLearning
import DescentRecipe
import Testing

@testable import DescentRuntime

/// What a plan says of rules, and of what nobody knows yet.
@Suite struct PaperRuleTests {
  private func plan(_ recipe: String) throws -> PaperPlan {
    PaperPlan(try program(recipe), memoryLimit: 1 << 32)
  }

  private func firings(_ recipe: String) throws -> [[RuleOnPaper.Firing]] {
    try plan(recipe).trainings.map { training in
      training.rules.compactMap { if case .stop(_, let firing) = $0 { firing } else { nil } }
    }
  }

  private func ends(_ recipe: String) throws -> [EndReport] {
    try outcome(recipe).events.compactMap { if case .ended(let report) = $0 { report } else { nil } }
  }

  /// Without a learning rate no epoch is better than the first, so that each rule fires as early as it can.
  private static let still = "data digits\nmodel mlp [64, 10]\nbatch 300\noptimizer sgd(lr=0)\n"

  @Test(arguments: [
    "val.loss stalls for 2 epochs", "val.loss stalls for 7 steps", "val.loss stalls for 1 step",
    "val.loss stalls for 2000 samples", "val.accuracy >= 0%", "val.loss > 0 and val.accuracy < 100%",
  ])
  func `a stop rule ends a training no earlier than on paper, and there if it can`(rule: String) throws {
    let recipe = Self.still + "stop when \(rule)\ntrain 3 steps\ntrain 6 epochs\n"
    let told = try firings(recipe)
    let ends = try ends(recipe)
    #expect(told.map(\.count) == [1, 1])
    #expect(told[0] == [.never])
    let end = try #require(ends.first)
    #expect(ends.count == 1)
    #expect(told[1] == [.from(epoch: end.epoch, step: end.step)])
  }

  @Test func `a rule that comes after the last epoch never fires`() throws {
    let recipe = Self.still + "stop when val.loss stalls for 3 epochs or val.loss > 0\n"
    #expect(try firings(recipe + "train 1 epoch\n") == [[.never, .never]])
    #expect(try firings(recipe + "train 4 epochs\n") == [[.never, .from(epoch: 1, step: 5)]])
    #expect(
      try firings(recipe + "train 5 epochs\n") == [[.from(epoch: 4, step: 20), .from(epoch: 1, step: 5)]])
    let open = try #require(try firings("model mlp [64, 10]\nstop when val.loss > 0\ntrain 5 epochs\n").first)
    #expect(open == [.unknown])
  }

  @Test func `rules are told in the order in which they act`() throws {
    let recipe = """
      data digits; model mlp [64, 8, 8, 10](dropout=0.5); clip norm 1; penalty l2(1e-4), l1(1e-5)
      keep best by val.accuracy; train 2 epochs within 5 min
      clip none; penalty none; keep last; train 1 epoch
      """
    let rules = try plan(recipe).trainings.map(\.rules)
    #expect(rules[0].count == 6 && rules[1] == [.dropout(rate: 0.5, layers: 2)])
    #expect(rules[0].prefix(1) == [.dropout(rate: 0.5, layers: 2)])
    #expect(rules[0].suffix(2) == [.within(300), .keepBest("val.accuracy")])
    guard case .clip(let clip) = rules[0][1], case .penalty(let first) = rules[0][2] else {
      Issue.record("clip comes first, then the penalties")
      return
    }
    #expect(clip.text == "norm(most=1, norm=l2)" && first.text == "l2(c=0.0001, biases=false)")
  }

  @Test func `the card plans its drops by epochs without data`() throws {
    let card =
      "model mlp [784,128,10]; optimizer adam(lr=1e-3); schedule step(0.5, every 10); train 20 epochs"
    let plan = try plan(card)
    #expect(plan.isOpen)
    let training = try #require(plan.trainings.first)
    #expect(training.steps == nil && training.stepsPerEpoch == nil && training.batch == 32)
    #expect(training.rates.map(\.epoch) == [1, 11, 20])
    #expect(training.rates.map(\.step) == [nil, nil, nil])
    #expect(training.rates.map(\.lr) == [0.001, 0.0005, 0.0005])
    guard case .model(let model)? = plan.sections.first else {
      Issue.record("the model comes first")
      return
    }
    #expect(model.parameters == 101_770 && model.inputs == 784)
  }

  @Test func `without data what depends on the rows is left open, and no more`() throws {
    let model = "model mlp [_, 8, _]\n"
    let smooth = try #require(try plan(model + "schedule cosine(to 0)\ntrain 5 epochs\n").trainings.first)
    #expect(smooth.rates.isEmpty)
    let inSteps = try #require(try plan(model + "schedule cosine(to 0)\ntrain 5 steps\n").trainings.first)
    #expect(inSteps.rates.map(\.step) == [0, 4] && inSteps.rates.map(\.epoch) == [nil, nil])
    #expect(inSteps.rates.first?.lr == 0.001)
    let whole = try #require(
      try plan(model + "batch all\nschedule cosine(to 0)\ntrain 5 epochs\n").trainings.first)
    #expect(whole.steps == 5 && whole.rates.map(\.epoch) == [1, 5] && whole.batch == nil)
    guard case .model(let open)? = try plan(model + "train 1 epoch\n").sections.first else {
      Issue.record("the model comes first")
      return
    }
    #expect(open.layers.map(\.name) == ["dense 8", "relu", "dense _"])
    #expect(open.layers.map(\.parameters) == [nil, 0, nil] && open.parameters == nil && open.inputs == nil)
  }

  @Test func `the rows of what lies in files are planned as published, without reading`() throws {
    let plan = try plan("data mnist\nmodel mlp [_, 8, _]\nbatch 64\ntrain 1 epoch\n")
    guard case .data(let data)? = plan.sections.first, let parts = data.parts else {
      Issue.record("the data comes first")
      return
    }
    #expect([parts.train, parts.val, parts.test] == [54_000, 6_000, 10_000])
    #expect(parts.isExact && data.rows == 70_000 && data.features == 784)
    #expect(plan.trainings.first?.steps == 844)
    let uneven = try self.plan("data moons(n=30001)\nmodel mlp [_, 8, _]\ntrain 1 epoch\n")
    guard case .data(let about)? = uneven.sections.first, let some = about.parts else {
      Issue.record("the data comes first")
      return
    }
    #expect(!some.isExact && some.total == 30_001 && abs(some.train - 24_001) <= 1)
  }

  @Test func `every action is told once, as the normal form says it`() throws {
    let recipe = """
      data iris; model mlp [_, 8, _]; train 2 epochs; evaluate test; expect test.accuracy >= 0%
      print "train 5", 1; show model; show plan
      """
    #expect(
      try plan(recipe).actions == [
        "train 2 epochs", "evaluate test", "expect test.accuracy >= 0%", "print \"train 5\", 1", "show model",
        "show plan",
      ])
  }
}
