import DescentCatalogue
import DescentLearning
import DescentTensor
import Testing

/// What must hold for every optimizer, and what ties one to another.
struct OptimizerLawTests {
  private func made(
    _ variation: Variation, _ more: [String: OptionValue] = [:]
  ) throws -> any Optimizer {
    try Optimizers.made(variation.entry, variation.options.merging(more) { _, new in new })
  }

  /// What lets a variation's memory begin at zero.
  private func rest(_ variation: Variation) -> [String: OptionValue] {
    variation.entry == "yogi" ? ["initial_accumulator": .number(0)] : [:]
  }

  /// Gradients of a few odd sizes, one list for each update.
  private func gradients(_ updates: Int, count: Int, seed: UInt64 = 1) -> [[Float]] {
    var dice = Dice(seed)
    return (0..<updates).map { _ in dice.numbers(count) }
  }

  private func run(
    along gradients: [[Float]], _ name: String, _ options: [String: OptionValue] = [:]
  ) throws -> OptimizerRun {
    var dice = Dice(99)
    var walk = try OptimizerRun(Optimizers.made(name, options), from: dice.numbers(gradients[0].count))
    for gradient in gradients { walk.update(along: gradient) }
    return walk
  }

  private func weights(
    after gradients: [[Float]], _ name: String, _ options: [String: OptionValue] = [:]
  ) throws -> [Float] {
    try run(along: gradients, name, options).weights
  }

  @Test(arguments: Optimizers.variations)
  func `a zero gradient without decay leaves weights alone`(variation: Variation) throws {
    let start: [Float] = [
      0, -0.0, 1, -1, .leastNonzeroMagnitude, 3e38, -2.5, 0.1, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17,
    ]
    guard Optimizers.rests(variation.entry, rest(variation)) else { return }
    var walk = try OptimizerRun(made(variation, rest(variation)), from: start)
    walk.isDecayed = false
    for _ in 0..<5 { walk.update(along: [Float](repeating: 0, count: start.count)) }
    #expect(walk.weights.bits == start.bits)
  }

  /// A step length from which a parabola is gone down.
  private func firstStep(_ variation: Variation) -> Double {
    switch variation.entry {
    // Seven times the last change of a gradient overshoots sooner.
    case "optimistic": variation.options["beta"] == .number(7) ? 0.02 : 0.1
    // What it adds at each update makes for short steps.
    case "adabelief": 1
    // It has no step length.
    case "cocob": 1
    default: 0.1
    }
  }

  @Test(arguments: Optimizers.variations)
  func `a parabola is gone down to its floor`(variation: Variation) throws {
    // Steps that shrink by themselves may all together be too short, and pulls towards 0 end elsewhere.
    let others = ["lr_decay", "lambd", "l1", "l2"]
    guard others.allSatisfy({ variation.options[$0] == nil }) else { return }
    let floor: [Float] = [1.5, -0.5, 0]
    let steepness: [Float] = [1, 0.25, 2]
    let first = firstStep(variation)
    var walk = try OptimizerRun(made(variation, ["lr": .number(first)]), from: [-1, 2, 3])
    walk.isDecayed = false
    for t in 0..<12_000 {
      let lr = first * (1 - Double(t) / 12_000)
      walk.update(along: (0..<3).map { steepness[$0] * (walk.weights[$0] - floor[$0]) }, lr: lr)
    }
    for (found, want) in zip(walk.weights, floor) { #expect(abs(found - want) < 0.01) }
  }

  @Test(arguments: Optimizers.names)
  func `at the ends of their bounds options keep weights numbers`(name: String) throws {
    let facts = try #require(Optimizers.all.first { $0.facts.name == name }).facts
    let flags = facts.options.filter { $0.type == .flag }.map { [$0.name: OptionValue.flag(true)] }
    for option in facts.options {
      for value in option.outermostValues {
        for options in [[:]] + flags {
          let optimizer = try Optimizers.made(name, options.merging([option.name: value]) { _, new in new })
          var walk = try OptimizerRun(optimizer, from: [0, 1, -1, 2])
          for t in 0..<5 { walk.update(along: [0, 0, Float(t % 3 - 1), 1e-3]) }
          #expect(walk.weights.allSatisfy { $0.isFinite }, "\(option.name)=\(value)")
          guard Optimizers.rests(name, options) else { continue }
          #expect(walk.weights[0] == 0 && (walk.weights[1] == 1 || optimizer.usesDecay))
        }
      }
    }
  }

  @Test(arguments: Optimizers.variations)
  func `two halves of a run equal the whole`(variation: Variation) throws {
    let gradients = gradients(14, count: 37)
    var whole = try OptimizerRun(made(variation), from: gradients[0])
    for gradient in gradients { whole.update(along: gradient) }
    var first = try OptimizerRun(made(variation), from: gradients[0])
    for gradient in gradients.prefix(7) { first.update(along: gradient) }
    var second = try OptimizerRun(continuing: first)
    for gradient in gradients.suffix(7) { second.update(along: gradient) }
    #expect(second.weights.bits == whole.weights.bits)
    #expect(second.slots.map(\.bits) == whole.slots.map(\.bits))
  }

  @Test(arguments: Optimizers.variations)
  func `going tensor by tensor changes nothing`(variation: Variation) throws {
    let gradients = gradients(5, count: 53)
    var whole = try OptimizerRun(made(variation), from: gradients[0])
    var pieces = whole
    pieces = try OptimizerRun(continuing: whole)
    for gradient in gradients {
      whole.update(along: gradient)
      pieces.update(along: gradient, cuts: [1, 17, 20, 36])
    }
    #expect(pieces.weights.bits == whole.weights.bits)
  }

  @Test(arguments: Optimizers.names)
  func `the number of threads and the instruction set never show`(name: String) throws {
    let gradients = gradients(2, count: 40_003)
    let engines = InstructionSet.allCases.filter(\.isSupported).flatMap { set in
      [1, 3].map { Engine(instructionSet: set, threads: $0) }
    }
    let results = try engines.map { engine in
      var walk = try OptimizerRun(Optimizers.made(name), from: gradients[1], engine: engine)
      for gradient in gradients { walk.update(along: gradient) }
      return walk.weights.bits
    }
    #expect(results.allSatisfy { $0 == results[0] })
  }

  @Test(arguments: Optimizers.names)
  func `an update takes the step length it is given and not its own`(name: String) throws {
    let optimizer = try Optimizers.made(name)
    var still = try OptimizerRun(optimizer, from: [1, 2, 3])
    still.update(along: [1, -1, 0.5], lr: 0)
    #expect(still.weights == [1, 2, 3])
    var slow = try OptimizerRun(optimizer, from: [0])
    var fast = try OptimizerRun(optimizer, from: [0])
    // The first gradient of adopt is only looked at.
    for _ in 0..<(name == "adopt" ? 2 : 1) {
      slow.update(along: [1], lr: 0.25)
      fast.update(along: [1], lr: 0.5)
    }
    #expect(slow.weights[0] < 0)
    // The cube root of madgrad takes lr along.
    let isProportional = name != "madgrad"
    #expect(isProportional ? fast.weights[0] == 2 * slow.weights[0] : fast.weights[0] < slow.weights[0])
  }

  @Test(arguments: Optimizers.variations)
  func `decay is announced, shrinks weights and spares biases`(variation: Variation) throws {
    guard Optimizers.rests(variation.entry, rest(variation)) else { return }
    let optimizer = try made(variation, rest(variation))
    var weights = try OptimizerRun(optimizer, from: [4])
    var biases = try OptimizerRun(optimizer, from: [4])
    biases.isDecayed = false
    weights.update(along: [0], lr: 0.5)
    biases.update(along: [0], lr: 0.5)
    #expect(biases.weights == [4])
    #expect((weights.weights[0] < 4) == optimizer.usesDecay)
  }

  @Test func `gd is sgd without momentum`() throws {
    let gradients = gradients(20, count: 67)
    let lr: [String: OptionValue] = ["lr": .number(0.3)]
    #expect(try weights(after: gradients, "gd", lr).bits == weights(after: gradients, "sgd", lr).bits)
  }

  @Test func `gd, rprop and a search ask for every row`() {
    #expect(
      Optimizers.all.filter { $0.init().needsWholeBatch }.map { $0.facts.name } == ["gd", "rprop", "lbfgs"])
  }

  @Test func `momentum that keeps nothing is sgd`() throws {
    let gradients = gradients(20, count: 67)
    let lr: [String: OptionValue] = ["lr": .number(0.3)]
    let options = lr.merging(["beta": .number(0)]) { old, _ in old }
    #expect(
      try weights(after: gradients, "momentum", options).bits == weights(after: gradients, "sgd", lr).bits)
  }

  @Test func `nesterov is sgd that looks ahead`() throws {
    let gradients = gradients(20, count: 67)
    let options: [String: OptionValue] = ["lr": .number(0.3), "momentum": .number(0.8)]
    let ahead = options.merging(["nesterov": .flag(true)]) { old, _ in old }
    #expect(
      try weights(after: gradients, "nesterov", options).bits == weights(after: gradients, "sgd", ahead).bits)
  }

  @Test func `a gradient that never changes leaves a centered rmsprop with numbers`() throws {
    var dice = Dice(3)
    let gradients = [[Float]](repeating: dice.numbers(67), count: 1000)
    for alpha in [0, 0.5, 0.9] {
      let options: [String: OptionValue] = ["alpha": .number(alpha), "centered": .flag(true)]
      #expect(try weights(after: gradients, "rmsprop", options).allSatisfy { $0.isFinite })
    }
  }

  @Test func `nadam's shares may come as near to 1 as they like`() throws {
    let options: [String: OptionValue] = [
      "beta1": .number((1.0).nextDown), "momentum_decay": .number(1e300), "lr": .number(1e-3),
    ]
    #expect(try weights(after: gradients(20, count: 5), "nadam", options).allSatisfy { $0.isFinite })
  }

  @Test func `adamw without decay is adam`() throws {
    let gradients = gradients(20, count: 67)
    let options: [String: OptionValue] = ["decay": .number(0)]
    #expect(try weights(after: gradients, "adamw", options).bits == weights(after: gradients, "adam").bits)
  }

  @Test(arguments: [0, 0.1, 0.3, 0.5, 0.7, 0.9])
  func `while gradients grow amsgrad is adam`(beta1: Double) throws {
    let growing = (1...20).map { update -> [Float] in
      let scale = Float(update % 2 == 0 ? update : -update)
      return (0..<67).map { scale * (Float($0) - 33.25) }
    }
    let plain: [String: OptionValue] = ["beta1": .number(beta1)]
    let largest = plain.merging(["amsgrad": .flag(true)]) { old, _ in old }
    for name in ["adam", "adamw"] {
      let (found, want) = try (run(along: growing, name, largest), run(along: growing, name, plain))
      #expect(found.weights.bits == want.weights.bits)
      #expect(found.slots.prefix(2).map(\.bits) == want.slots.map(\.bits))
      #expect(found.slots[2] == found.slots[1])
    }
  }

  @Test(arguments: ["adam", "adamw"])
  func `after the gradients have shrunk amsgrad steps more shortly`(name: String) throws {
    let gradients = (0..<200).map { [$0 < 5 ? Float(100) : 1] }
    let options: [String: OptionValue] = ["beta2": .number(0.9), "lr": .number(0.01)]
    let largest = options.merging(["amsgrad": .flag(true)]) { old, _ in old }
    #expect(
      try weights(after: gradients, name, largest)[0] > weights(after: gradients, name, options)[0] + 0.1)
  }
}
