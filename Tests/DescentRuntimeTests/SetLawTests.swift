import DescentCatalogue
import DescentLearning
import DescentRecipe
import DescentSyntax
import DescentTensor
import Testing

@testable import DescentRuntime

/// What holds of `set` for every optimizer of the catalogue and every option of each.
struct SetLawTests {
  /// Options of the optimizer and of what it wraps, with the values that they have and others.
  private func options(of rule: Rule) throws -> [(name: String, value: String, other: String)] {
    let settings = try #require(try program(rule.recipe() + "train 1 step\n").actions.first).settings
    return settings.optimizer.optimizer.layers.flatMap { layer in
      let card = type(of: layer).facts
      return zip(card.options, layer.optionValues).compactMap { option, value in
        option.other(than: value.value).map { ("\(card.name).\(option.name)", value.value.text, $0) }
      }
    }
  }

  /// The codes that a recipe is refused with.
  private func codes(_ recipe: String) -> [String] {
    let text = SourceText(name: "recipe.train", text: recipe)
    return Checker.check(Parser.recipe(text, id: 0)).diagnostics.map(\.code)
  }

  private func weights(_ recipe: String, threads: Int = 1) throws -> [UInt32] {
    try outcome(recipe, on: Engine(instructionSet: .best, threads: threads)).weights.map(\.bitPattern)
  }

  @Test(arguments: Rule.all)
  func `an option set to another value and back leaves every bit, or is refused`(rule: Rule) throws {
    let whole = try weights(rule.recipe() + "train 24 steps\n")
    for (name, value, other) in try options(of: rule) {
      let recipe =
        rule.recipe() + "train 11 steps\nset \(name) \(other)\nevaluate val\nset \(name) \(value)\n"
        + "train 13 steps\n"
      let refused = codes(recipe)
      guard refused.isEmpty else {
        #expect(refused.allSatisfy { $0 == "D0418" }, "\(name) \(other): \(refused)")
        continue
      }
      #expect(try weights(recipe) == whole, "\(name) \(other)")
    }
  }

  @Test(arguments: Rule.all)
  func `a training goes on under every option, in the same bits on three threads`(rule: Rule) throws {
    for (name, _, other) in try options(of: rule) {
      let recipe = rule.recipe() + "train 11 steps\nset \(name) \(other)\ntrain 6 steps\n"
      guard codes(recipe).isEmpty else { continue }
      let end = try outcome(recipe)
      #expect([.done, .diverged].contains(end.status), "\(name) \(other)")
      #expect(try weights(recipe, threads: 3) == end.weights.map(\.bitPattern), "\(name) \(other)")
    }
  }

  /// Of these the lr is more than what each update is multiplied by.
  private static let deaf: Set = ["rprop", "adabound"]

  @Test(arguments: Rule.all.filter { !deaf.contains($0.name) })
  func `another lr is what the same memory is moved by`(rule: Rule) throws {
    let session = try outcome(rule.recipe() + "train 11 steps\n").session
    let trainer = try #require(session.trainer)
    let lr = trainer.learner.setting.optimizer.lr / 2
    for _ in 0..<13 {
      let rates = StepRates(first: lr, others: [])
      let batch = rule.seesAll ? trainer.rows : 16
      if case .finishedEpoch = trainer.step(batch: batch, rates: rates, shaping: GradientShaping()) {
        trainer.beginEpoch()
      }
    }
    let wanted = trainer.learner.parameters.array.map(\.bitPattern)
    let recipe = rule.recipe() + "train 11 steps\nset lr \(lr)\ntrain 13 steps\n"
    #expect(try weights(recipe) == wanted)
    #expect(try weights(rule.recipe() + "train 24 steps\n") != wanted)
  }
}

extension OptionCard {
  /// Another value that it may have, as it would be written; nil where this walk knows none.
  fileprivate func other(than value: OptionValue) -> String? {
    switch (type, value) {
    case (.number(let bounds), .number(let number)):
      [number / 2, number * 2, 0.5, 0.25, 2].first { $0 != number && bounds.contains($0) }.map { "\($0)" }
    case (.count(let bounds), .number(let number)):
      [number + 1, number - 1].first { bounds.contains($0) }.map { "\(Int($0))" }
    case (.flag, .flag(let flag)): flag ? "false" : "true"
    case (.word(let words), .word(let word)): words.first { $0 != word }
    default: nil
    }
  }
}
