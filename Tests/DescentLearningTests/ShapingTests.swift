import DescentCatalogue
import DescentLearning
import DescentTensor
import Testing

/// Clipping and penalties: what a gradient goes through before the optimizer sees it.
struct ShapingTests {
  private struct File: Decodable {
    struct Case: Decodable {
      let `class`: String
      let settings: [String: Setting]
      let input: [Float]
      let params: [Float]?
      let shapes: [[Int]]
      let output: [Float]
    }

    let cases: [Case]
  }

  private func clipping(_ one: File.Case) throws -> any Clipping {
    func number(_ name: String) throws -> OptionValue {
      guard case .number(let number) = try #require(one.settings[name]) else { return .none }
      return .number(number)
    }
    switch one.class {
    case "torch.nn.utils.clip_grad_norm_":
      let norms: [Setting?: String] = [.number(1): "l1", .number(2): "l2", .word("Infinity"): "max"]
      let norm = try #require(norms[one.settings["norm_type"]])
      return NormClipping.make(with: ["most": try number("max_norm"), "norm": .word(norm)])
    case "torch.nn.utils.clip_grad_value_":
      return ValueClipping.make(with: ["most": try number("clip_value")])
    case "optax.clip_by_block_rms": return BlockClipping.make(with: ["most": try number("threshold")])
    case "optax.adaptive_grad_clip":
      return AdaptiveClipping.make(with: ["most": try number("clipping"), "last": .flag(true)])
    default:
      return AdaptiveClipping.make(
        with: ["most": try number("agc_clip_val"), "eps": try number("agc_eps"), "last": .flag(true)])
    }
  }

  @Test func `clipping follows torch, optax and pytorch_optimizer`() throws {
    let cases: [File.Case] = (try Vectors.read("clipping") as File).cases
    #expect(cases.filter { $0.class.hasPrefix("torch") }.count == 5 && cases.count == 8)
    for one in cases {
      let gradient = Vector(try floats(one.input))
      let weights = Vector(try floats(one.params ?? one.input))
      // A vector counts whole, as a bias does.
      let tensors = TensorPlace.row(
        one.shapes.map { $0.count == 2 ? (.weight, $0[0], $0[1]) : (.bias, 1, $0[0]) })
      try clipping(one).clip(gradient, at: weights, of: tensors, on: .single())
      for (index, wanted) in one.output.enumerated() {
        #expect((gradient[index] - wanted).magnitude <= 3e-7 * wanted.magnitude, "\(one.class)")
      }
    }
  }

  @Test func `adaptive clipping bounds each unit by its weights and leaves the last layer alone`() throws {
    let network = Network.chain(3, [.dense(19), .normalization(eps: 1e-5), .dense(2)])
    let count = try #require(network.parameterCount)
    var dice = Dice(8)
    let (start, slopes) = (dice.numbers(count), dice.numbers(count))
    for asked in [false, true] {
      let (weights, gradient) = (Vector(try floats(start)), Vector(try floats(slopes)))
      let clipping = AdaptiveClipping.make(with: ["most": .number(0.25), "last": .flag(asked)])
      clipping.clip(gradient, at: weights, of: network.tensors, on: .single())
      for tensor in network.tensors {
        let units = tensor.role == .weight ? tensor.columns : 1
        for unit in 0..<units {
          let places = stride(from: tensor.offset + unit, to: tensor.offset + tensor.count, by: units)
          func length(_ of: (Int) -> Float) -> Double {
            places.reduce(0.0) { $0 + Double(of($1)) * Double(of($1)) }.squareRoot()
          }
          let (was, now) = (length { slopes[$0] }, length { gradient[$0] })
          let bound = 0.25 * max(1e-3, length { start[$0] })
          let isLeft = was <= bound || (tensor.layer == 3 && !asked)
          #expect(abs(now - (isLeft ? was : bound)) <= 1e-6 * was)
        }
      }
    }
  }

  @Test func `adaptive clipping clips the one layer of a network`() throws {
    let (weights, gradient) = (Vector(try floats([1, 0, 0])), Vector(try floats([3, 0, 4])))
    let tensor = TensorPlace(layer: 1, role: .weight, offset: 0, rows: 3, columns: 1)
    AdaptiveClipping().clip(gradient, at: weights, of: [tensor], on: .single())
    #expect(abs(gradient[0] - 0.006) < 1e-8 && abs(gradient[2] - 0.008) < 1e-8)
  }

  @Test(arguments: [1, 16, 65_536, 65_537, 200_000])
  func `a clipped gradient is no longer than its bound, a shorter one is left alone`(count: Int) throws {
    var dice = Dice(UInt64(count))
    let values = dice.numbers(count)
    let gradient = Vector(try floats(values))
    let length = values.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    func clip(_ most: Double) {
      NormClipping.make(with: ["most": .number(most)]).clip(gradient, at: gradient, of: [], on: .single())
    }
    clip(2 * length + 1)
    #expect((0..<count).map { gradient[$0] } == values)
    clip(length / 2)
    let clipped = (0..<count).reduce(0.0) { $0 + Double(gradient[$1]) * Double(gradient[$1]) }.squareRoot()
    #expect(abs(clipped - length / 2) < 1e-5 * length)
  }

  @Test(arguments: Penalties.all.map { $0.facts.name })
  func `a penalty's gradient is the slope of its cost`(name: String) throws {
    let type = try #require(Penalties.all.first { $0.facts.name == name })
    let penalty = type.make(with: ["c": .number(0.25)])
    let weights = Vector(try floats([0.5, -2, 3.25, -0.125]))
    let gradient = Vector(try floats([1, 1, 1, 1]))
    penalty.add(to: gradient, at: weights, units: 2, on: .single())
    for index in 0..<weights.count {
      let slope = penalty.slope(along: index, at: weights, units: 2)
      #expect(abs(Double(gradient[index]) - 1 - slope) < 1e-6, "\(name) at \(weights[index])")
    }
  }

  @Test func `biases, gains and shifts cost only where they are asked to`() throws {
    let network = Network.chain(2, [.dense(3), .normalization(eps: 1e-5), .dense(2)])
    let count = try #require(network.parameterCount)
    for asked in [false, true] {
      let parameters = try floats([Float](repeating: 2, count: count))
      let gradients = try floats([Float](repeating: 0, count: count))
      var shaping = GradientShaping()
      shaping.penalties = [SquarePenalty.make(with: ["c": .number(0.5), "biases": .flag(asked)])]
      shaping.shape(gradients, at: parameters, of: network.tensors, on: .single())
      for tensor in network.tensors {
        let wanted: Float = tensor.role == .weight || asked ? 1 : 0
        #expect((0..<tensor.count).allSatisfy { gradients[tensor.offset + $0] == wanted })
      }
      let reached = network.tensors.filter { $0.role == .weight || asked }.map(\.count).reduce(0, +)
      #expect(shaping.cost(of: parameters, network.tensors) == Double(reached))
    }
    #expect(GradientShaping().cost(of: try floats([1]), network.tensors) == nil)
  }

  @Test func `the gradient is clipped before the penalty is added`() throws {
    let network = MultilayerPerceptron().network(sizes: [1, 1])
    let parameters = try floats([3, 3])
    let gradients = try floats([10, 0])
    var shaping = GradientShaping()
    shaping.clipping = ValueClipping.make(with: ["most": .number(1)])
    shaping.penalties = [SquarePenalty.make(with: ["c": .number(1)])]
    shaping.shape(gradients, at: parameters, of: network.tensors, on: .single())
    #expect(gradients.array == [4, 0])
  }
}
