import DescentCatalogue
import DescentLearning
import DescentTensor
import Foundation
import Testing

/// The weights that layers begin with, by their distribution.
struct InitializerTests {
  private let inputs = 300
  private let outputs = 200

  private static var variations: [Variation] {
    Initializers.all.flatMap { type -> [Variation] in
      let facts = type.facts
      let changes = facts.options.flatMap { option in option.otherValues.map { [option.name: $0] } }
      return ([[:]] + changes).map { Variation(entry: facts.name, options: $0) }
    }
  }

  /// Those that draw; the others give each weight one value.
  private static let drawn = variations.filter {
    !["zeros", "ones", "constant", "identity"].contains($0.entry)
  }

  /// The names that can draw from either shape.
  private static let shaped = Initializers.all.map { $0.facts }.filter {
    $0.option(named: "distribution") != nil
  }.map(\.name)

  private func made(_ variation: Variation) throws -> any Initializer {
    try #require(Initializers.named(EntryValue(variation.entry, options: variation.options)))
  }

  private func weights(_ initializer: any Initializer, seed: UInt64 = 0, place: Int = 0) -> [Float] {
    initializer.weights(inputs, outputs, from: RandomStream(seed: seed, .initialization, place: place))
  }

  /// The variance that each name promises.
  private func variance(_ name: String) throws -> Double {
    let promised = [
      "he": 2 / Double(inputs), "glorot": 2 / Double(inputs + outputs), "lecun": 1 / Double(inputs),
    ]
    return try #require(promised[name], "\(name) promises a variance")
  }

  /// The mean and the variance that an initializer promises.
  private func promise(_ variation: Variation) throws -> (mean: Double, variance: Double) {
    switch try made(variation) {
    case let even as Uniform:
      return ((even.low + even.high) / 2, (even.high - even.low) * (even.high - even.low) / 12)
    case let bell as Normal: return (bell.mean, bell.deviation * bell.deviation)
    case let right as Orthogonal: return (0, right.gain * right.gain / Double(max(inputs, outputs)))
    case let one as ConstantWeight: return (one.value, 0)
    case is Zeros: return (0, 0)
    case is Ones: return (1, 0)
    case let cut as TruncatedNormal:
      // What is left of a bell of variance 1: 1 − 2c·φ(c) / (2Φ(c) − 1).
      let density = exp(-cut.cut * cut.cut / 2) * 0.3989422804014327
      let left = 1 - 2 * cut.cut * density / erf(cut.cut / 2.0.squareRoot())
      return (cut.mean, left * cut.deviation * cut.deviation)
    case is TorchDefault: return (0, 1 / (3 * Double(inputs)))
    case _: return (0, try variance(variation.entry))
    }
  }

  @Test(arguments: variations.filter { !["identity", "sparse"].contains($0.entry) }, [0, 1, 77])
  func `weights have the mean and the variance of their initializer`(variation: Variation, seed: UInt64)
    throws
  {
    let (mean, variance) = try promise(variation)
    let weights = weights(try made(variation), seed: seed).map { Double($0) - mean }
    let count = Double(weights.count)
    // What binary32 makes of 0.1 is not 0.1.
    #expect(abs(weights.reduce(0, +) / count) <= 5 * (variance / count).squareRoot() + abs(mean) * 0x1p-24)
    guard variance > 0 else { return }
    let found = weights.reduce(0) { $0 + $1 * $1 } / count
    // Kurtosis 3 is the larger of the two shapes'.
    #expect(abs(found / variance - 1) < 5 * (2 / count).squareRoot())
  }

  @Test(arguments: shaped, [0, 1, 77])
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

  @Test(arguments: shaped, [0, 1, 77])
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

  @Test(arguments: drawn)
  func `weights are the same again and others under another seed or in another layer`(
    variation: Variation
  ) throws {
    let initializer = try made(variation)
    let first = weights(initializer)
    #expect(weights(initializer).bits == first.bits)
    for other in [
      weights(initializer, seed: 1), weights(initializer, seed: 1 << 32), weights(initializer, place: 1),
    ] {
      // The zeros of a sparse start meet where they may.
      #expect(zip(first, other).count { $0 == $1 && $0 != 0 } < 20)
    }
  }

  @Test func `he and lecun are normal and glorot uniform unless told otherwise`() throws {
    for (name, word) in [("he", "normal"), ("lecun", "normal"), ("glorot", "uniform")] {
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

  @Test func `uniform weights lie between their bounds and reach them`() throws {
    var even = Uniform()
    (even.low, even.high) = (-0.5, 0.25)
    let found = weights(even)
    #expect(try #require(found.min()) >= -0.5 && #require(found.max()) <= 0.25)
    #expect(try #require(found.min()) < -0.499 && #require(found.max()) > 0.249)
  }

  @Test func `normal and uniform are standard unless told otherwise, as torch has them`() {
    #expect(Normal().mean == 0 && Normal().deviation == 1 && Uniform().low == 0 && Uniform().high == 1)
  }

  @Test func `a bell that is cut has nothing beyond the cut and all within it`() {
    var cut = TruncatedNormal()
    (cut.mean, cut.deviation) = (1, 0.5)
    let found = weights(cut)
    #expect(found.allSatisfy { abs($0 - 1) <= 1 })
    #expect(found.contains { $0 < 0.01 } && found.contains { $0 > 1.99 })
    let within = Double(found.count { abs($0 - 1) < 0.5 }) / Double(found.count)
    let share = 0.6826895 / 0.9544997
    #expect(abs(within - share) < 5 * (share * (1 - share) / Double(found.count)).squareRoot())
    // What lies within the cut anyway is the plain bell's.
    let stream = RandomStream(seed: 0, .initialization, place: 0)
    let plain = found.indices.count { found[$0] == stream.normal(at: UInt64($0)) * 0.5 + 1 }
    #expect(Double(plain) / Double(found.count) > 0.94)
  }

  @Test func `torch's bound is one over the root of the inputs`() {
    let found = weights(TorchDefault()).map { abs(Double($0)) * Double(inputs).squareRoot() }
    #expect(found.allSatisfy { $0 <= 1 + 1e-7 } && found.contains { $0 > 0.999 })
  }

  @Test func `an identity hands on what it can`() {
    for (rows, columns) in [(3, 3), (2, 4), (4, 2)] {
      var identity = Identity()
      identity.gain = 0.5
      let found = identity.weights(rows, columns, from: RandomStream(seed: 0, .initialization))
      for index in found.indices {
        #expect(found[index] == (index / columns == index % columns ? 0.5 : 0))
      }
    }
  }

  @Test func `zeros are 0, ones are 1 and a constant is itself`() {
    #expect(weights(Zeros()).bits == [Float](repeating: 0, count: inputs * outputs).bits)
    #expect(weights(Ones()).bits == [Float](repeating: 1, count: inputs * outputs).bits)
    var tenth = ConstantWeight()
    tenth.value = 0.1
    #expect(weights(tenth).allSatisfy { $0 == 0.1 })
  }

  @Test(arguments: Initializers.all.map { $0.facts.name })
  func `at the ends of their bounds options keep weights numbers`(name: String) throws {
    let facts = try #require(Initializers.all.first { $0.facts.name == name }).facts
    for option in facts.options {
      for value in option.outermostValues {
        let initializer = try made(Variation(entry: name, options: [option.name: value]))
        #expect(weights(initializer).allSatisfy { $0.isFinite }, "\(option.name)=\(value)")
      }
    }
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
        #expect(part.bits == initializer.weights(tensor.rows, tensor.columns, from: stream).bits)
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
    let bounded = ["tanh", "sigmoid", "softsign", "hardtanh", "hardsigmoid"]
    let fitting = name == "selu" ? "lecun" : bounded.contains(name) ? "glorot" : "he"
    #expect(names(model) == [fitting, fitting, "glorot"])
    model.initializer = EntryValue("he", options: ["distribution": .word("uniform")])
    #expect(names(model) == ["he", "he", "he"])
  }

  private func names(_ model: MultilayerPerceptron) -> [String?] {
    model.network(sizes: [4, 5, 6, 2]).layers.compactMap { layer in
      if case .dense(let dense) = layer { type(of: dense.initializer).facts.name } else { nil }
    }
  }

  @Test(arguments: Initializers.all.map { $0.facts.name })
  func `drawing stops when it is asked to`(name: String) throws {
    let type = try #require(Initializers.all.first { $0.facts.name == name })
    let buffer = try #require(FloatBuffer(count: 300 * 300))
    let stream = RandomStream(seed: 1, .initialization)
    func isWhole(after asked: Int) -> Bool {
      var left = asked
      return type.init().fill(Vector(buffer), inputs: 300, outputs: 300, from: stream) {
        left -= 1
        return left < 0
      }
    }
    #expect(!isWhole(after: 0) && !isWhole(after: 1))
    #expect(isWhole(after: Int.max))
  }
}
