import DescentCatalogue
import DescentLearning
import DescentTensor
import Testing

/// Networks with the gradients that PyTorch found in binary64.
private struct NetworkFile: Decodable, Sendable {
  /// A layer or a loss as a recipe would name it.
  struct Entry: Decodable, Sendable {
    let name: String
    let options: [String: Setting]

    var values: [String: OptionValue] {
      options.compactMapValues { setting in
        switch setting {
        case .number(let number): .number(number)
        case .flag(let flag): .flag(flag)
        case .word(let word): .word(word)
        case .numbers, .list, .table: nil
        }
      }
    }
  }

  /// Tensors lie one after another, as they do in the flat vector.
  struct Drawn: Decodable, Sendable {
    let inputs: Int
    let layers: [Entry]
    let loss: Entry
    let x: [Double]
    let truth: [Double]
    let parameters: [Double]
    let value: Double
    let gradient: [Double]
  }

  let networks: [Drawn]
}

/// Gradients of random networks against PyTorch's.
struct NetworkVectorTests {
  /// Of the largest gradient of a tensor.
  private let tolerance = 2e-6
  private let floor = 0x1p-24

  private func network(_ drawn: NetworkFile.Drawn) throws -> Network {
    let members = try drawn.layers.map { layer -> LayerBlock.Member in
      let value = EntryValue(layer.name, options: layer.values)
      if let activation = Activations.make(value) { return .activation(activation) }
      return .layer(try #require(LayerEntries.make(value), "\(layer.name) is a layer"))
    }
    return LayerBlock(members).network(inputs: drawn.inputs)
  }

  private func step(_ drawn: NetworkFile.Drawn) throws -> TrainingStep {
    let network = try network(drawn)
    let type = try #require(Losses.all.first { $0.facts.name == drawn.loss.name })
    let outputs = network.outputs
    let truth: Truth =
      switch type.task {
      case .classification: .classes(drawn.truth.map { Int($0) })
      case .regression:
        .numbers(
          stride(from: 0, to: drawn.truth.count, by: outputs).map { Array(drawn.truth[$0..<$0 + outputs]) })
      }
    return TrainingStep(
      network, type.make(with: drawn.loss.values).operation, parameters: drawn.parameters.map { Float($0) },
      inputs: drawn.x.map { Float($0) }, truth: truth)
  }

  @Test(arguments: 0..<20)
  func `a random network has the gradients that PyTorch finds in binary64`(number: Int) throws {
    let file: NetworkFile = try Vectors.read("networks")
    let drawn = file.networks[number]
    let step = try step(drawn)
    #expect(step.network.parameterCount == drawn.parameters.count)
    #expect(drawn.gradient.count == drawn.parameters.count)
    let found = try step.run()
    #expect(abs(found.loss - drawn.value) <= tolerance * max(1, drawn.value))
    for tensor in step.network.tensors {
      let range = tensor.offset..<tensor.offset + tensor.count
      let largest = drawn.gradient[range].map { abs($0) }.max() ?? 0
      let worst = range.map { abs(Double(found.gradients[$0]) - drawn.gradient[$0]) }.max() ?? .infinity
      #expect(worst <= tolerance * largest + floor, "layer \(tensor.layer)'s \(tensor.role.rawValue)")
    }
  }

  @Test func `the networks hold every activation and every loss`() throws {
    let file: NetworkFile = try Vectors.read("networks")
    #expect(file.networks.count == 20)
    let layers = Set(file.networks.flatMap { $0.layers.map(\.name) })
    #expect(layers == Set(Activations.all.map { $0.facts.name } + ["dense", "layer_norm"]))
    #expect(Set(file.networks.map(\.loss.name)) == Set(Losses.all.map { $0.facts.name }))
  }
}
