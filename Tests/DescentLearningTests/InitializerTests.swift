import DescentCatalogue
import DescentLearning
import DescentTensor
import Testing

/// The weights that layers begin with, by their distribution.
struct InitializerTests {
  private let inputs = 300
  private let outputs = 200

  private static var variations: [Variation] {
    Initializers.all.flatMap { type -> [Variation] in
      let facts = type.facts
      let words = ["normal", "uniform"].map { ["distribution": OptionValue.word($0)] }
      return ([[:]] + words).map { Variation(entry: facts.name, options: $0) }
    }
  }

  private func made(_ variation: Variation) throws -> any Initializer {
    try #require(Initializers.named(EntryValue(variation.entry, options: variation.options)))
  }

  private func weights(_ initializer: any Initializer, seed: UInt64 = 0, place: Int = 0) -> [Float] {
    let stream = RandomStream(seed: seed, .initialization, place: place)
    return (0..<inputs * outputs).map {
      initializer.weight(at: $0, inputs: inputs, outputs: outputs, from: stream)
    }
  }

  /// The variance that each name promises.
  private func variance(_ name: String) throws -> Double {
    let promised = ["he": 2 / Double(inputs), "glorot": 2 / Double(inputs + outputs)]
    return try #require(promised[name], "\(name) promises a variance")
  }

  @Test(arguments: variations, [0, 1, 77])
  func `weights have mean 0 and the variance of their initializer`(variation: Variation, seed: UInt64) throws
  {
    let weights = weights(try made(variation), seed: seed).map { Double($0) }
    let (count, variance) = (Double(weights.count), try variance(variation.entry))
    let mean = weights.reduce(0, +) / count
    #expect(abs(mean) < 5 * (variance / count).squareRoot())
    let found = weights.reduce(0) { $0 + $1 * $1 } / count
    // Kurtosis 3 is the larger of the two shapes'.
    #expect(abs(found / variance - 1) < 5 * (2 / count).squareRoot())
  }

  @Test(arguments: Initializers.all.map { $0.facts.name }, [0, 1, 77])
  func `uniform weights fill their bounds evenly`(name: String, seed: UInt64) throws {
    let uniform = Variation(entry: name, options: ["distribution": .word("uniform")])
    let bound = (3 * (try variance(name))).squareRoot()
    let weights = weights(try made(uniform), seed: seed).map { Double($0) / bound }
    #expect(weights.allSatisfy { abs($0) <= 1 + 1e-7 })
    #expect(try #require(weights.max()) > 0.999 && #require(weights.min()) < -0.999)
    let count = Double(weights.count)
    for tenth in 0..<20 {
      let lower = Double(tenth) / 10 - 1
      let share = Double(weights.count { $0 >= lower && $0 < lower + 0.1 }) / count
      #expect(abs(share - 0.05) < 5 * (0.05 * 0.95 / count).squareRoot())
    }
  }

  @Test(arguments: Initializers.all.map { $0.facts.name }, [0, 1, 77])
  func `normal weights have a bell's shares and are not cut`(name: String, seed: UInt64) throws {
    let normal = Variation(entry: name, options: ["distribution": .word("normal")])
    let deviation = try variance(name).squareRoot()
    let weights = weights(try made(normal), seed: seed).map { Double($0) / deviation }
    let count = Double(weights.count)
    for (limit, share) in [(0.5, 0.3829249), (1.0, 0.6826895), (2.0, 0.9544997), (3.0, 0.9973002)] {
      let found = Double(weights.count { abs($0) < limit }) / count
      #expect(abs(found - share) < 5 * (share * (1 - share) / count).squareRoot(), "within \(limit)")
    }
    #expect(weights.contains { abs($0) > 3.7 })
  }

  @Test(arguments: variations)
  func `weights are the same again and others under another seed or in another layer`(
    variation: Variation
  ) throws {
    let initializer = try made(variation)
    let first = weights(initializer)
    #expect(weights(initializer).bits == first.bits)
    for other in [
      weights(initializer, seed: 1), weights(initializer, seed: 1 << 32), weights(initializer, place: 1),
    ] {
      #expect(zip(first, other).count { $0 == $1 } < 20)
    }
  }

  @Test func `he is normal and glorot uniform unless told otherwise`() throws {
    for (name, word) in [("he", "normal"), ("glorot", "uniform")] {
      let plain = try made(Variation(entry: name, options: [:]))
      let told = try made(Variation(entry: name, options: ["distribution": .word(word)]))
      #expect(weights(plain).bits == weights(told).bits)
    }
    #expect(Initializers.named(EntryValue("kaiming")) == nil)
  }

  private func initialized(_ network: Network, seed: UInt64) throws -> [Float] {
    let parameters = try floats([Float](repeating: 7, count: try #require(network.parameterCount)))
    network.initialize(parameters, seed: seed)
    return parameters.array
  }

  @Test func `a network's weights are drawn layer by layer and its biases are 0`() throws {
    let network = MultilayerPerceptron().network(sizes: [6, 6, 6, 3])
    let values = try initialized(network, seed: 3)
    for tensor in network.tensors {
      let part = Array(values[tensor.offset..<tensor.offset + tensor.count])
      switch tensor.role {
      case .gain, .shift: Issue.record("a perceptron has no normalization")
      case .bias: #expect(part.bits == [Float](repeating: 0, count: tensor.count).bits)
      case .weight:
        let initializer: any Initializer = tensor.layer == 3 ? Glorot() : He()
        let stream = RandomStream(seed: 3, .initialization, place: tensor.layer - 1)
        let want = (0..<tensor.count).map {
          initializer.weight(at: $0, inputs: tensor.rows, outputs: tensor.columns, from: stream)
        }
        #expect(part.bits == want.bits)
      }
    }
    #expect(values[0..<36] != values[42..<78])
    #expect(try initialized(network, seed: 3).bits == values.bits)
    #expect(try initialized(network, seed: 4).bits != values.bits)
  }

  @Test(arguments: Activations.all.map { $0.facts.name })
  func `hidden layers take the initializer of their activation unless one is named`(name: String) throws {
    var model = MultilayerPerceptron()
    model.activation = EntryValue(name)
    let fitting = ["tanh", "sigmoid"].contains(name) ? "glorot" : "he"
    #expect(names(model) == [fitting, fitting, "glorot"])
    model.initializer = EntryValue("he", options: ["distribution": .word("uniform")])
    #expect(names(model) == ["he", "he", "he"])
  }

  private func names(_ model: MultilayerPerceptron) -> [String?] {
    model.network(sizes: [4, 5, 6, 2]).layers.compactMap { layer in
      if case .dense(let dense) = layer { type(of: dense.initializer).facts.name } else { nil }
    }
  }
}
