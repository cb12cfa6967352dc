import DescentCatalogue
import DescentLearning
import DescentTensor
import Testing

/// What must hold for every optimizer that looks at a tensor or at everything.
struct TensorLawTests {
  private static let tensors = TensorPlace.row([
    (.weight, 5, 7), (.bias, 1, 7), (.gain, 1, 7), (.shift, 1, 7), (.weight, 7, 3), (.bias, 1, 3),
  ])
  private static let count = tensors.reduce(0) { $0 + $1.count }
  static let variations = Optimizers.variations(of: Optimizers.wholesale)
  private static let names = Optimizers.wholesale.map { $0.facts.name }

  private func walk(_ variation: Variation, engine: Engine = .single()) throws -> TensorWalk {
    var dice = Dice(17)
    return try TensorWalk(
      Optimizers.made(variation.entry, variation.options), from: dice.numbers(Self.count),
      tensors: Self.tensors, engine: engine)
  }

  private func gradients(_ updates: Int) -> [[Float]] {
    var dice = Dice(5)
    return (0..<updates).map { _ in dice.numbers(Self.count) }
  }

  @Test(arguments: variations)
  func `a zero gradient moves nothing but what decays`(variation: Variation) throws {
    var walk = try walk(variation)
    let start = walk.weights
    for _ in 0..<5 { walk.update(along: [Float](repeating: 0, count: Self.count)) }
    for tensor in Self.tensors where tensor.role != .weight || !walk.optimizer.usesDecay {
      let range = tensor.offset..<tensor.offset + tensor.count
      #expect(Array(walk.weights[range]).bits == Array(start[range]).bits, "\(tensor.role)")
    }
  }

  @Test(arguments: variations)
  func `two halves of a run equal the whole`(variation: Variation) throws {
    var (whole, first) = (try walk(variation), try walk(variation))
    for gradient in gradients(14) { whole.update(along: gradient) }
    for gradient in gradients(14).prefix(7) { first.update(along: gradient) }
    var second = try TensorWalk(continuing: first)
    for gradient in gradients(14).suffix(7) { second.update(along: gradient) }
    #expect(second.weights.bits == whole.weights.bits)
    #expect(whole.weights.allSatisfy { $0.isFinite })
  }

  @Test(arguments: names)
  func `the number of threads and the instruction set never show`(name: String) throws {
    let tensors = TensorPlace.row([(.weight, 300, 240), (.bias, 1, 240)])
    var dice = Dice(8)
    let start = dice.numbers(300 * 240 + 240)
    let gradients = (0..<3).map { _ in dice.numbers(start.count) }
    let results = try InstructionSet.allCases.filter(\.isSupported).flatMap { set in
      try [1, 3, 8].map { threads in
        let engine = Engine(instructionSet: set, threads: threads)
        var walk = try TensorWalk(Optimizers.made(name), from: start, tensors: tensors, engine: engine)
        for gradient in gradients { walk.update(along: gradient) }
        return walk.weights.bits
      }
    }
    #expect(results.allSatisfy { $0 == results[0] } && results[0] != start.bits)
  }

  @Test(arguments: names)
  func `a parabola is gone down to its floor`(name: String) throws {
    var dice = Dice(3)
    let floor = dice.numbers(Self.count)
    var walk = try walk(Variation(entry: name, options: [:]))
    var options: [String: OptionValue] = [:]
    if type(of: walk.optimizer).facts.option(named: "decay") != nil { options["decay"] = .number(0) }
    walk = try self.walk(Variation(entry: name, options: options))
    let updates = 6000
    // Rules that find their step length are given a share of it; steps as long as the weights must shorten.
    let findsLength = type(of: walk.optimizer).facts.option(named: "lr")?.defaultValue == .number(1)
    for t in 0..<updates {
      let left = 1 - Double(t) / Double(updates)
      let gradient = zip(walk.weights, floor).map { $0 - $1 }
      walk.update(along: gradient, lr: findsLength ? left : 0.1 * left * left)
    }
    let farthest = zip(walk.weights, floor).map { abs($0 - $1) }.max() ?? .infinity
    #expect(farthest < 0.02, "\(farthest)")
  }

  @Test(arguments: names)
  func `at the ends of their bounds options keep weights numbers`(name: String) throws {
    let facts = try #require(Optimizers.wholesale.first { $0.facts.name == name }).facts
    for option in facts.options {
      for value in option.outermostValues {
        var walk = try walk(Variation(entry: name, options: [option.name: value]))
        for gradient in gradients(5) { walk.update(along: gradient.map { $0 * 1e-3 }) }
        #expect(walk.weights.allSatisfy { $0.isFinite }, "\(option.name)=\(value)")
      }
    }
  }

  @Test(arguments: names)
  func `a step of length 0 stays where it is`(name: String) throws {
    var walk = try walk(Variation(entry: name, options: [:]))
    let start = walk.weights
    for gradient in gradients(1) { walk.update(along: gradient, lr: 0) }
    #expect(walk.weights.bits == start.bits)
  }

  @Test func `steps of muon are nearly orthogonal`() throws {
    let tensors = TensorPlace.row([(.weight, 4, 9)])
    var dice = Dice(6)
    let options: [String: OptionValue] = ["decay": .number(0), "momentum": .number(0)]
    var walk = try TensorWalk(
      Optimizers.made("muon", options), from: [Float](repeating: 0, count: 36), tensors: tensors)
    walk.update(along: dice.numbers(36), lr: 1)
    let step = walk.weights.map { Double($0) / (9.0 / 4).squareRoot() }
    for row in 0..<4 {
      for other in 0...row {
        let product = (0..<9).reduce(0.0) { $0 + step[row * 9 + $1] * step[other * 9 + $1] }
        #expect(row == other ? (0.4...1.6).contains(product) : abs(product) < 0.5)
      }
    }
  }

  @Test(arguments: names)
  func `what is kept is counted`(name: String) throws {
    let optimizer = try Optimizers.made(name)
    let floats = try #require(FloatBuffer(count: Self.count))
    let memory = try #require(
      OptimizerMemory(for: optimizer, tensors: Self.tensors, parameters: floats, gradients: floats))
    let kept = memory.slots.reduce(memory.extras.count) { $0 + $1.count }
    let counted = OptimizerMemory.bytes(for: optimizer, tensors: Self.tensors)
    #expect(counted >= 4 * kept + 8 * memory.numbers.count)
    #expect(optimizer.keeps.isEmpty == (kept + memory.numbers.count == 0))
  }
}
