import DescentCatalogue
import DescentLearning
import DescentTensor
import Testing

/// The cost of weights that point the same way.
struct OrthogonalPenaltyTests {
  private struct File: Decodable {
    struct Case: Decodable {
      let settings: [String: Setting]
      let shape: [Int]
      let input: [Float]
      let value: Double
      let grad: [Double]
    }

    let cases: [Case]
  }

  private static let ways = ["units", "inputs"]

  private func penalty(_ strength: Double, of way: String) -> OrthogonalPenalty {
    .make(with: ["c": .number(strength), "of": .word(way)])
  }

  /// What the penalty adds to a gradient of zeros.
  private func slopes(_ penalty: OrthogonalPenalty, _ weights: [Float], units: Int) throws -> [Float] {
    let gradient = try floats([Float](repeating: 0, count: weights.count))
    penalty.add(to: Vector(gradient), at: Vector(try floats(weights)), units: units, on: .single())
    return gradient.array
  }

  @Test func `cost and slopes are Keras'`() throws {
    let cases: [File.Case] = (try Vectors.read("penalties") as File).cases
    #expect(cases.count == 2)
    for one in cases {
      guard case .number(let factor)? = one.settings["factor"] else { throw Missing() }
      let way = one.settings["mode"] == .word("rows") ? "inputs" : "units"
      let penalty = penalty(factor, of: way)
      let cost = penalty.cost(of: Vector(try floats(one.input)), units: one.shape[1])
      #expect(abs(cost - one.value) < 3e-7 * one.value)
      let found = try slopes(penalty, one.input, units: one.shape[1])
      for (slope, wanted) in zip(found, one.grad) { #expect(abs(Double(slope) - wanted) < 1e-8) }
    }
  }

  private struct Missing: Error {}

  @Test(arguments: ways, [(2, 2), (7, 4), (3, 9), (1, 5), (5, 1), (17, 10)])
  func `slopes are those of the cost, by differences`(way: String, shape: (Int, Int)) throws {
    var dice = Dice(UInt64(shape.0 * 31 + shape.1))
    let start = dice.numbers(shape.0 * shape.1, scale: 3)
    let penalty = penalty(1, of: way)
    let found = try slopes(penalty, start, units: shape.1)
    let weights = Vector(try floats(start))
    // A vector of one number has nowhere to turn.
    let isStiff = (way == "units" ? shape.0 : shape.1) == 1
    #expect(found.contains { $0 != 0 } != (isStiff || (way == "units" ? shape.1 : shape.0) == 1))
    for index in found.indices where !isStiff {
      let slope = penalty.slope(along: index, at: weights, units: shape.1)
      #expect(abs(Double(found[index]) - slope) < 2e-6, "\(way) \(shape) \(index)")
    }
  }

  @Test(arguments: ways)
  func `right angles cost nothing and have no slope`(way: String) throws {
    let penalty = penalty(1, of: way)
    let crossed: [Float] = [3, 0, 0, 0, -2, 0, 0, 0, 0.5]
    #expect(penalty.cost(of: Vector(try floats(crossed)), units: 3) == 0)
    #expect(try slopes(penalty, crossed, units: 3) == [Float](repeating: 0, count: 9))
  }

  @Test(arguments: ways)
  func `weights of 0, and a single vector, cost nothing and have no slope`(way: String) throws {
    let penalty = penalty(1, of: way)
    let single = way == "units" ? 1 : 6
    for (weights, units) in [
      ([Float](repeating: 0, count: 6), 3), ([1, 2, 3, 4, 5, 6], single), ([1, 0, 0, 0], 2),
    ] {
      #expect(penalty.cost(of: Vector(try floats(weights)), units: units) == 0)
      #expect(try slopes(penalty, weights, units: units).allSatisfy { $0 == 0 })
    }
  }

  @Test func `the same way and the opposite way cost all of it`() throws {
    let weights: [Float] = [1, 2, -3, 2, 4, -6, -1, -2, 3]
    for way in Self.ways {
      let cost = penalty(0.25, of: way).cost(of: Vector(try floats(weights)), units: 3)
      #expect(abs(cost - 0.25) < 1e-15)
    }
  }

  @Test func `biases, gains and shifts have no directions`() throws {
    let network = Network.chain(2, [.dense(3), .normalization(eps: 1e-5), .dense(2)])
    let reached = network.tensors.filter(OrthogonalPenalty().reaches)
    #expect(reached.map(\.role) == [.weight, .weight])
  }

  @Test func `descent along it brings units to right angles and keeps their lengths`() throws {
    var dice = Dice(12)
    let weights = Vector(try floats(dice.numbers(40)))
    let penalty = penalty(1, of: "units")
    func length(_ unit: Int) -> Double {
      stride(from: unit, to: 40, by: 4).reduce(0.0) { $0 + Double(weights[$1]) * Double(weights[$1]) }
    }
    let (before, was) = (penalty.cost(of: weights, units: 4), (0..<4).map(length))
    for _ in 0..<300 {
      let gradient = Vector(try floats([Float](repeating: 0, count: 40)))
      penalty.add(to: gradient, at: weights, units: 4, on: .single())
      for index in 0..<40 { weights[index] -= 0.05 * gradient[index] }
    }
    #expect(penalty.cost(of: weights, units: 4) < 0.05 * before)
    for unit in 0..<4 { #expect(abs(length(unit) / was[unit] - 1) < 0.02) }
  }

  @Test func `the same bits come on every machine`() throws {
    var dice = Dice(4)
    let found = try slopes(penalty(0.1, of: "units"), dice.numbers(63), units: 7)
    let bits = found.bits.reduce(UInt64(17)) { $0 &* 1_000_003 &+ UInt64($1) }
    #expect(bits == 18_425_820_637_399_690_136)
  }
}
