import DescentCatalogue
import DescentData
import DescentRecipe
import DescentTensor
import Testing

@testable import DescentRuntime

/// What `show` tells in the middle of a run.
@Suite struct PaperShowTests {
  /// The facts that a topic has at the last action of a recipe, after all of it has run.
  private func facts(_ topic: ShowTopic, _ recipe: String, count: Int? = nil) throws -> ShowFacts {
    let program = try program(recipe)
    var run = Run(
      program, engine: Engine(instructionSet: .best, threads: 1), library: library(), world: Recording())
    #expect(run.perform() == .done)
    try run.show(topic, count: count, try #require(program.actions.last))
    guard case .shown(let facts)? = run.world.events.last else {
      throw Nothing()
    }
    return facts
  }

  private struct Nothing: Error {}

  @Test func `history is every epoch that has been told`() throws {
    let recipe = "data iris\nmodel mlp [_, 8, _]\ntrain 3 epochs\noptimizer sgd(lr=0.1)\ntrain 5 steps\n"
    guard case .history(let reports) = try facts(.history, recipe) else { throw Nothing() }
    #expect(reports.map(\.step) == [4, 8, 12, 16, 17])
    #expect(reports == (try outcome(recipe)).epochs)
  }

  @Test func `data is told with its classes and rows in their own units`() throws {
    let recipe = "data iris\nmodel mlp [_, 8, _]\ntrain 1 epoch\n"
    guard case .data(let data) = try facts(.data, recipe, count: 2) else { throw Nothing() }
    #expect(data.classCounts == [[40, 40, 40], [5, 5, 5], [5, 5, 5]] && data.columns.count == 4)
    #expect(data.facts.map(\.name) == data.columns)
    #expect(data.facts.first?.cells == .numbers(Double(Float(4.3))...Double(Float(7.9))))
    #expect(data.samples.count == 2)
    for (found, wanted) in zip(data.samples.flatMap(\.features), [5.1, 3.5, 1.4, 0.2, 4.9, 3.0, 1.4, 0.2]) {
      #expect(abs(found - wanted) < 1e-5)
    }
    #expect(data.samples.allSatisfy { $0.target == .className("setosa") && $0.featuresLeft == 0 })
    guard
      case .data(let images) = try facts(.data, "data digits\nmodel mlp [64, 10]\ntrain 1 step\n", count: 1)
    else { throw Nothing() }
    #expect(images.samples.first?.features == [0, 0, 5, 13, 9, 1, 0, 0])
    #expect(images.samples.first?.featuresLeft == 56)
    #expect(images.samples.first?.picture?[0] == [0, 0, 0.3125, 0.8125, 0.5625, 0.0625, 0, 0])
  }

  @Test func `a schedule is told with every training under it and no other`() throws {
    let recipe = """
      data digits; model mlp [64, 10]; batch all
      train 2 epochs
      schedule cosine(to 0); train 3 epochs; train 1 epoch
      """
    guard case .schedule(let shown) = try facts(.schedule, recipe) else { throw Nothing() }
    #expect(shown.schedule.map(\.text) == ["cosine(to=0)"])
    #expect(shown.trainings.map(\.firstStep) == [2, 5])
  }

  @Test func `the session is the normal form down to where it is asked for`() throws {
    let recipe = "data digits\nmodel mlp [64, 10]\ntrain 1 step\nprint 1\nprint 2\n"
    guard case .session(let text) = try facts(.session, recipe) else { throw Nothing() }
    #expect(text.hasPrefix("edition 1\nseed 0\ndata digits\n"))
    #expect(text.hasSuffix("\nbatch 32\ntrain 1 step\nprint 1\n"))
  }

  @Test func `model, optimizer and plan are those of the plan on paper`() throws {
    let recipe = "data digits\nmodel mlp [_, 8, _]\noptimizer adamw(decay=0.1)\ntrain 2 epochs\n"
    let paper = PaperPlan(try program(recipe), memoryLimit: 1 << 32)
    #expect(try facts(.plan, recipe) == .plan(paper))
    guard case .model(let model) = try facts(.model, recipe) else { throw Nothing() }
    #expect(paper.sections.contains(.model(model)))
    guard case .optimizers(let optimizers) = try facts(.optimizer, recipe),
      let optimizer = optimizers.first
    else { throw Nothing() }
    #expect(optimizer.entry.shortText == "adamw(lr=0.001, decay=0.1)")
    #expect(optimizer.slots == ["mean", "square"] && optimizer.bytes == 2 * 4 * 610)
  }
}
