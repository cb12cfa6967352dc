import DescentCatalogue
import DescentLearning
import DescentRecipe
import DescentSyntax
import DescentTensor
import Testing

@testable import DescentRuntime

/// An optimizer of the catalogue as its card shows it, on a net of three layers.
struct Rule: Sendable, CustomTestStringConvertible {
  let name: String
  /// As it would be written behind `optimizer`.
  let thing: String
  let seesAll: Bool

  var testDescription: String { name }

  /// Every optimizer of the catalogue.
  static let all: [Rule] = Optimizers.all.map { type in
    let statements = type.facts.example.split(separator: ";").map { $0.drop { $0 == " " } }
    let own = statements.first { $0.hasPrefix("optimizer ") }?.dropFirst("optimizer ".count)
    return Rule(
      name: type.facts.name, thing: own.map(String.init) ?? type.facts.name,
      seesAll: type.init().needsWholeBatch)
  }

  /// Everything above the training.
  ///
  /// - Parameter settings: Further statements, a line each.
  func recipe(_ settings: String = "", optimizer: String? = nil, parts: String = "") -> String {
    """
    data blobs(n=120, classes=3)
    model { dense 6 tanh; dense 5 tanh; dense 3 }
    batch \(seesAll ? "all" : "16")\(parts)
    optimizer \(optimizer ?? thing)
    \(settings)

    """
  }
}

/// The whole catalogue of optimizers beside everything that a recipe may put around them.
struct MatrixTests {
  private func isSound(_ recipe: String) -> Bool {
    var sources = Sources()
    let text = SourceText(name: "recipe.train", text: recipe)
    return Checker.check(Parser.recipe(text, id: sources.add(text))).program != nil
  }

  private func weights(_ recipe: String, threads: Int = 1) throws -> [UInt32] {
    let engine = Engine(instructionSet: .best, threads: threads)
    let outcome = try outcome(recipe, on: engine)
    #expect(outcome.status == .done)
    return outcome.weights.map(\.bitPattern)
  }

  @Test(arguments: Rule.all)
  func `a training cut after any step ends in the bits of the whole`(rule: Rule) throws {
    let whole = try weights(rule.recipe() + "train 24 steps\n")
    #expect(!whole.isEmpty && whole.allSatisfy { Float(bitPattern: $0).isFinite })
    for cut in 1...23 {
      #expect(try weights(rule.recipe() + "train \(cut) steps\ntrain \(24 - cut) steps\n") == whole)
    }
  }

  @Test(arguments: Rule.all)
  func `threads and instruction sets show in no bit`(rule: Rule) throws {
    let recipe = rule.recipe() + "train 12 steps\n"
    let one = try weights(recipe)
    for threads in 2...8 { #expect(try weights(recipe, threads: threads) == one) }
    for set in InstructionSet.allCases where set.isSupported {
      let engine = Engine(instructionSet: set, threads: 2)
      #expect(try outcome(recipe, on: engine).weights.map(\.bitPattern) == one)
    }
  }

  /// The statement of every schedule's example.
  private static let schedules: [String] = Schedules.all.compactMap { type in
    type.facts.example.split(separator: ";").map { String($0.drop { $0 == " " }) }
      .first { $0.hasPrefix("schedule ") }
  }

  @Test func `every schedule has a row in the matrix`() {
    #expect(Self.schedules.count == Schedules.all.count)
  }

  @Test(arguments: Rule.all)
  func `every schedule moves every optimizer`(rule: Rule) throws {
    for schedule in Self.schedules {
      let recipe = rule.recipe(schedule) + "train 12 steps\n"
      let one = try weights(recipe)
      #expect(one.allSatisfy { Float(bitPattern: $0).isFinite }, "\(schedule)")
      #expect(try weights(recipe, threads: 3) == one, "\(schedule)")
    }
  }

  private static let companions = [
    "clip norm 0.5", "clip value 0.1", "penalty l2(1e-2), l1(1e-3)", "freeze layer 2",
    "penalty orthogonal(0.5, of=units)",
    "seed 3; clip norm 1; penalty l2(1e-3); freeze layer 1", "clip adaptive", "clip block(0.1)",
    "average ema(0.9)", "average swa(from=3 steps, every 2 steps)",
  ]

  @Test(arguments: Rule.all)
  func `what stands beside an optimizer holds, and a cut changes no bit`(rule: Rule) throws {
    let bare = try weights(rule.recipe() + "train 24 steps\n")
    for companion in Self.companions where rule.takes(companion) {
      let whole = try weights(rule.recipe(companion) + "train 24 steps\n")
      #expect(whole != bare || rule.isDeaf(to: companion), "\(companion) says nothing")
      if companion.hasPrefix("average ") { #expect(whole == bare, "\(companion) changes the training") }
      let cut = rule.recipe(companion) + "train 11 steps\ntrain 13 steps\n"
      #expect(try weights(cut) == whole, "\(companion)")
    }
  }

  @Test(arguments: Rule.all)
  func `a batch in parts is the whole batch to the bit`(rule: Rule) throws {
    let whole = try weights(rule.recipe("average ema(0.9)") + "train 6 steps\n")
    for parts in 2...4 {
      let recipe = rule.recipe("average ema(0.9)", parts: " in \(parts) parts") + "train 6 steps\n"
      #expect(try weights(recipe) == whole)
      #expect(try weights(recipe, threads: 3) == whole)
    }
  }

  /// What goes around any optimizer, with a place for it.
  private static let wrappers = [
    "lookahead(@, every=3)", "sam(@)", "cautious(@)", "centralize(@)", "noise(@)",
  ]

  @Test(arguments: Rule.all)
  func `every wrapper goes around every optimizer, or says why not`(rule: Rule) throws {
    for wrapper in Self.wrappers {
      let wrapped = wrapper.replacing("@", with: rule.thing)
      let recipe = rule.recipe(optimizer: wrapped)
      guard isSound(recipe + "train 24 steps\n") else {
        #expect(!rule.takesAnyWrapper, "\(wrapped)")
        continue
      }
      let whole = try weights(recipe + "train 24 steps\n")
      #expect(whole.allSatisfy { Float(bitPattern: $0).isFinite }, "\(wrapped)")
      #expect(try weights(recipe + "train 11 steps\ntrain 13 steps\n") == whole, "\(wrapped)")
      #expect(try weights(recipe + "train 24 steps\n", threads: 3) == whole, "\(wrapped)")
    }
  }

  @Test(arguments: Rule.all.filter(\.takesGroups))
  func `an optimizer moves some layers while another moves the rest`(rule: Rule) throws {
    let groups = "\(rule.thing) for layers [1, 3], sgd(lr=0.1) for rest"
    let whole = try weights(rule.recipe(optimizer: groups) + "train 24 steps\n")
    let cut = rule.recipe(optimizer: groups) + "train 11 steps\ntrain 13 steps\n"
    #expect(try weights(cut) == whole)
    #expect(whole.allSatisfy { Float(bitPattern: $0).isFinite })
    let both = "\(rule.thing) for layer 2, \(rule.thing) for rest"
    #expect(try weights(rule.recipe(optimizer: both) + "train 24 steps\n", threads: 3).count == whole.count)
  }

  @Test(arguments: Rule.all)
  func `a gradient that is no number is told before anything moves`(rule: Rule) throws {
    let session = try outcome(rule.recipe() + "train 2 steps\n").session
    let trainer = try #require(session.trainer)
    trainer.learner.parameters[0] = .nan
    let before = trainer.learner.parameters.array.map(\.bitPattern)
    let rates = session.rates(of: trainer.learner.setting)
    guard case .diverged = trainer.step(batch: 16, rates: rates, shaping: GradientShaping()) else {
      Issue.record("the step was made")
      return
    }
    #expect(trainer.learner.parameters.array.map(\.bitPattern) == before)
  }
}

extension Rule {
  private static let searching: Set = ["lbfgs"]
  private static let lookingTwice: Set = ["sam", "sophia", "lbfgs"]

  /// Whether it moves some layers while others move the rest.
  fileprivate var takesGroups: Bool { !Self.lookingTwice.contains(name) }

  /// Whether what goes around others goes around it, whatever that is.
  fileprivate var takesAnyWrapper: Bool { !Self.lookingTwice.contains(name) }

  /// Whether the checker lets the statement stand beside it.
  fileprivate func takes(_ companion: String) -> Bool {
    !(Self.searching.contains(name) && companion.contains("clip"))
  }

  /// Whether the statement need not show in the weights that are trained.
  fileprivate func isDeaf(to companion: String) -> Bool {
    companion.hasPrefix("clip") || companion.hasPrefix("average")
  }
}
