import DescentCatalogue
import DescentLearning
import DescentTensor
import Foundation
import Testing

/// Clipping and penalties: what a gradient goes through before the optimizer sees it.
struct ShapingTests {
  private struct File: Decodable {
    struct Case: Decodable {
      let `class`: String
      let settings: [String: Double]
      let input: [Float]
      let output: [Float]
    }

    let cases: [Case]
  }

  private func clipping(_ settings: [String: Double]) -> any Clipping {
    if let most = settings["max_norm"] { return NormClipping.make(with: ["most": .number(most)]) }
    return ValueClipping.make(with: ["most": .number(settings["clip_value"] ?? 0)])
  }

  @Test func `clipping follows torch`() throws {
    let data = try Data(contentsOf: Tree.tests.appending(path: "Vectors/clipping.json"))
    let cases = try JSONDecoder().decode(File.self, from: data).cases
    #expect(cases.map(\.class).filter { $0.hasSuffix("norm_") }.count == 2 && cases.count == 3)
    for one in cases {
      let gradient = Vector(try floats(one.input))
      clipping(one.settings).clip(gradient, on: .single())
      for (index, wanted) in one.output.enumerated() {
        #expect((gradient[index] - wanted).magnitude <= 2e-7 * wanted.magnitude, "\(one.settings)")
      }
    }
  }

  @Test(arguments: [1, 16, 65_536, 65_537, 200_000])
  func `a clipped gradient is no longer than its bound, a shorter one is left alone`(count: Int) throws {
    var dice = Dice(UInt64(count))
    let values = dice.numbers(count)
    let gradient = Vector(try floats(values))
    let length = values.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    NormClipping.make(with: ["most": .number(2 * length + 1)]).clip(gradient, on: .single())
    #expect((0..<count).map { gradient[$0] } == values)
    NormClipping.make(with: ["most": .number(length / 2)]).clip(gradient, on: .single())
    let clipped = (0..<count).reduce(0.0) { $0 + Double(gradient[$1]) * Double(gradient[$1]) }.squareRoot()
    #expect(abs(clipped - length / 2) < 1e-5 * length)
  }

  @Test(arguments: Penalties.all.map { $0.facts.name })
  func `a penalty's gradient is the slope of its cost`(name: String) throws {
    let type = try #require(Penalties.all.first { $0.facts.name == name })
    let penalty = type.make(with: ["c": .number(0.25)])
    let weights = Vector(try floats([0.5, -2, 3.25, -0.125]))
    let gradient = Vector(try floats([1, 1, 1, 1]))
    penalty.add(to: gradient, at: weights, on: .single())
    for index in 0..<weights.count {
      let at = weights[index]
      weights[index] = at + 0.0625
      let above = penalty.cost(of: weights)
      weights[index] = at - 0.0625
      let slope = (above - penalty.cost(of: weights)) / 0.125
      weights[index] = at
      #expect(abs(Double(gradient[index]) - 1 - slope) < 1e-6, "\(name) at \(at)")
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
      #expect(shaping.cost(of: parameters, in: network) == Double(reached))
    }
    #expect(GradientShaping().cost(of: try floats([1]), in: network) == nil)
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
