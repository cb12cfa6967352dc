import DescentCatalogue
import DescentLearning
import DescentTensor
import Testing

/// The gradient of everything that the catalogue can put into a network, so that no new entry is forgotten.
struct GradientWalkTests {
  private let gradients = GradientCheck()

  /// An entry's options, one changed at a time; what must be given is.
  private static func variations(of card: Card) -> [[String: OptionValue]] {
    var needed: [String: OptionValue] = [:]
    for option in card.options where option.defaultValue == .none {
      switch option.type {
      case .count: needed[option.name] = .number(5)
      case .number(let bounds) where bounds.contains(0.25): needed[option.name] = .number(0.25)
      default: continue
      }
    }
    return [needed]
      + card.options.flatMap { option in
        option.otherValues.map { value in needed.merging([option.name: value]) { _, new in new } }
      }
  }

  private func dense(_ outputs: Int) -> LayerBlock.Member {
    .layer(DenseLayer.make(with: ["outputs": .number(Double(outputs))]))
  }

  private func check(_ members: [LayerBlock.Member], under loss: any Loss, _ name: String) throws {
    let network = LayerBlock(members).network(inputs: 4)
    try gradients.check(GradientCase(name: name, network: network, rows: 9), loss.operation)
  }

  @Test(arguments: Activations.all.map { $0.facts.name })
  func `every activation has the slope of its finite differences`(name: String) throws {
    let type = try #require(Activations.all.first { $0.facts.name == name })
    for options in Self.variations(of: type.facts) {
      let made = LayerBlock.Member.activation(type.make(with: options))
      try check([dense(7), made, dense(6), made, dense(3)], under: CrossEntropy(), "\(name) \(options)")
      try check([dense(5), made], under: MeanSquaredError(), "\(name) \(options) at the end")
    }
  }

  @Test(arguments: Losses.all.map { $0.facts.name })
  func `every loss has the slope of its finite differences`(name: String) throws {
    let type = try #require(Losses.all.first { $0.facts.name == name })
    for options in Self.variations(of: type.facts) {
      let loss = type.make(with: options)
      let hidden = [dense(6), .activation(Tanh()), dense(loss.operation.outputs(classes: 2))]
      let last: [LayerBlock.Member] = loss.operation.readsRates ? [.activation(Softplus())] : []
      try check(hidden + last, under: loss, "\(name) \(options)")
      guard loss.operation.outputs(classes: 3) == 3 else { continue }
      try check([dense(8), .activation(SiLU()), dense(3)] + last, under: loss, "\(name) \(options) of three")
    }
  }

  @Test(arguments: LayerEntries.all.map { $0.facts.name })
  func `every layer has the slope of its finite differences`(name: String) throws {
    let type = try #require(LayerEntries.all.first { $0.facts.name == name })
    for options in Self.variations(of: type.facts) {
      let made = LayerBlock.Member.layer(type.make(with: options))
      let loss = CrossEntropy()
      try check([made, dense(6), .activation(Tanh()), dense(3)], under: loss, "\(name) \(options) first")
      try check([dense(6), made, .activation(GELU()), dense(3)], under: loss, "\(name) \(options) inside")
      try check([dense(6), .activation(Tanh()), dense(3), made, dense(3)], under: loss, "\(name) late")
    }
  }

  @Test func `a wrong slope would show`() throws {
    let network = Network.perceptron([4, 6, 3], [.activation(.tanh)])
    let step = try TrainingStep(network, CrossEntropy().operation, rows: 9)
    let found = try step.run().gradients.map { Double($0) }
    let reference = ReferenceNetwork(network: network, seed: step.seed, step: step.step)
    let inputs = (0..<9).map { row in step.inputs[row * 4..<row * 4 + 4].map { Double($0) } }
    let wrong = reference.gradient(
      SquaredHinge().operation, inputs, step.truth, at: step.parameters.map { Double($0) })
    let worst = zip(found, wrong).map { abs($0 - $1) }.max() ?? 0
    #expect(worst > 100 * gradients.tolerance * (wrong.map { abs($0) }.max() ?? 0))
  }
}
