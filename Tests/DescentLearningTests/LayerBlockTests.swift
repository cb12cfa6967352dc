import DescentCatalogue
import DescentLearning
import DescentTensor
import Testing

/// Models written as layers against the shorthand, and what their members become.
struct LayerBlockTests {
  private func dense(
    _ outputs: Int, _ activation: String? = nil, initializer: String? = nil,
    options: [String: OptionValue] = [:]
  ) -> LayerBlock.Member {
    var values: [String: OptionValue] = ["outputs": .number(Double(outputs))]
    values["activation"] = activation.map { .entry(EntryValue($0, options: options)) }
    values["init"] = initializer.map { .entry(EntryValue($0)) }
    return .layer(DenseLayer.make(with: values))
  }

  private func dropout(_ rate: Double) -> LayerBlock.Member {
    .layer(DropoutLayer.make(with: ["rate": .number(rate)]))
  }

  private func activation(_ name: String) throws -> LayerBlock.Member {
    .activation(try #require(Activations.make(EntryValue(name))))
  }

  private let norm = LayerBlock.Member.layer(LayerNormLayer())

  /// What a network says of a batch and its gradients, to the bit.
  private func bits(_ network: Network) throws -> TrainingStep.Result {
    try TrainingStep(network, .softmaxCrossEntropy(smoothing: 0), rows: 9, step: 3).run()
  }

  private func weights(_ network: Network) throws -> [UInt32] {
    let parameters = try floats([Float](repeating: 7, count: try #require(network.parameterCount)))
    network.initialize(parameters, seed: 11)
    return parameters.array.bits
  }

  private func expectSame(_ block: [LayerBlock.Member], as model: MultilayerPerceptron, _ sizes: [Int]) throws
  {
    let (network, wanted) = (LayerBlock(block).network(inputs: sizes[0]), model.network(sizes: sizes))
    #expect(network.inputs == wanted.inputs && network.outputs == wanted.outputs)
    #expect(network.tensors == wanted.tensors)
    #expect(try weights(network) == weights(wanted))
    #expect(try bits(network) == bits(wanted))
  }

  @Test(arguments: Activations.all.map { $0.facts.name })
  func `a block has the bits of the perceptron that it spells out`(name: String) throws {
    var model = MultilayerPerceptron()
    model.activation = EntryValue(name)
    try expectSame([dense(32, name), dense(10)], as: model, [6, 32, 10])
    try expectSame([dense(32), try activation(name), dense(10)], as: model, [6, 32, 10])
    try expectSame(
      [.layer(FlattenLayer()), dense(7, name), dense(5), try activation(name), dense(3)], as: model,
      [6, 7, 5, 3])
    model.dropout = 0.3
    try expectSame([dense(32, name), dropout(0.3), dense(10)], as: model, [6, 32, 10])
    try expectSame(
      [dense(7), try activation(name), dropout(0.3), dense(5, name), dropout(0.3), dense(3)], as: model,
      [6, 7, 5, 3])
    model.initializer = EntryValue("he", options: ["distribution": .word("normal")])
    try expectSame(
      [dense(8, name, initializer: "he"), dropout(0.3), dense(3, initializer: "he")], as: model, [6, 8, 3])
  }

  @Test func `an activation's options reach the network of a perceptron and of a block`() throws {
    var model = MultilayerPerceptron()
    model.activation = EntryValue("leaky_relu", options: ["slope": .number(0.25)])
    try expectSame(
      [dense(9, "leaky_relu", options: ["slope": .number(0.25)]), dense(4)], as: model, [5, 9, 4])
    let plain = LayerBlock([dense(9, "leaky_relu"), dense(4)]).network(inputs: 5)
    #expect(try bits(plain) != bits(model.network(sizes: [5, 9, 4])))
  }

  @Test func `a dense layer's weights suit the activation that it names or that follows at once`() throws {
    let blocks: [([LayerBlock.Member], [String])] = [
      ([dense(4), dense(3)], ["glorot", "glorot"]),
      ([dense(4, "gelu"), dense(3, "tanh")], ["he", "glorot"]),
      ([dense(4), try activation("elu"), dense(3), try activation("sigmoid")], ["he", "glorot"]),
      ([dense(4), norm, try activation("relu"), dense(3, "silu")], ["glorot", "he"]),
      ([dense(4, "tanh"), try activation("relu")], ["glorot"]),
      ([dense(4, initializer: "he"), dense(3, "relu", initializer: "glorot")], ["he", "glorot"]),
    ]
    for (block, names) in blocks {
      let found = LayerBlock(block).network(inputs: 2).layers.compactMap { layer in
        if case .dense(let dense) = layer { type(of: dense.initializer).facts.name } else { nil }
      }
      #expect(found == names)
    }
  }

  @Test func `a block's width is what its last dense layer says`() throws {
    let narrow = LayerBlock([norm, try activation("relu")])
    #expect(LayerBlock([]).outputs == nil && narrow.outputs == nil)
    let block = LayerBlock([dense(8), norm, dense(3), try activation("tanh"), dropout(0.1), norm])
    #expect(block.outputs == 3 && block.network(inputs: 5).outputs == 3)
    #expect(LayerBlock([norm]).network(inputs: 5).outputs == 5)
    #expect(LayerBlock([norm]).network(inputs: 5).parameterCount == 10)
  }

  @Test func `a normalization counts among the layers with weights and begins as 1 and 0`() throws {
    let network = LayerBlock([dense(3), norm, try activation("relu"), dense(2)]).network(inputs: 4)
    #expect(network.tensors.map(\.layer) == [1, 1, 2, 2, 3, 3])
    #expect(network.tensors.map(\.role) == [.weight, .bias, .gain, .shift, .weight, .bias])
    #expect(network.tensors.map(\.count) == [12, 3, 3, 3, 6, 2] && network.parameterCount == 29)
    let fresh = try weights(network).map { Float(bitPattern: $0) }
    #expect(Array(fresh[12..<21]) == [0, 0, 0, 1, 1, 1, 0, 0, 0])
    let stream = RandomStream(seed: 11, .initialization, place: 2)
    let drawn = (0..<6).map { Glorot().weight(at: $0, inputs: 3, outputs: 2, from: stream) }
    #expect(Array(fresh[21..<27]) == drawn)
  }

  @Test func `what is not given adds nothing`() {
    let block = LayerBlock([.layer(DenseLayer()), .layer(DropoutLayer()), dropout(0), .layer(FlattenLayer())])
    #expect(block.network(inputs: 5).layers.isEmpty)
  }

  @Test func `a layer is made by its name alone`() {
    #expect(LayerEntries.make(EntryValue("layer_norm", options: ["eps": .number(0.5)]))?.outputWidth == nil)
    #expect(LayerEntries.make(EntryValue("dense", options: ["outputs": .number(5)]))?.outputWidth == 5)
    for type in LayerEntries.all {
      for synonym in type.facts.synonyms { #expect(LayerEntries.make(EntryValue(synonym)) == nil) }
    }
  }
}
