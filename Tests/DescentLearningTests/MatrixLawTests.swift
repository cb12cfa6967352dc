import DescentCatalogue
import DescentLearning
import DescentTensor
import Testing

/// What must hold for optimizers that keep a matrix for each side of a tensor.
struct MatrixLawTests {
  private func walk(
    _ name: String, _ options: [String: OptionValue], from start: [Float], _ tensors: [TensorPlace]
  ) throws -> TensorWalk {
    try TensorWalk(Optimizers.made(name, options), from: start, tensors: tensors)
  }

  private func gradients(_ updates: Int, count: Int) -> [[Float]] {
    var dice = Dice(31)
    return (0..<updates).map { _ in dice.numbers(count) }
  }

  /// Expects weights that agree but for rounding.
  private func expectNear(_ found: [Float], _ want: [Float], within bound: Float = 2e-5) {
    for (found, want) in zip(found, want) { #expect(abs(found - want) <= bound * (1 + abs(want))) }
  }

  @Test func `the first step of shampoo stands at right angles`() throws {
    let tensors = TensorPlace.row([(.weight, 4, 4)])
    var walk = try walk(
      "shampoo", ["eps": .number(1e-12)], from: [Float](repeating: 0, count: 16), tensors)
    walk.update(along: gradients(1, count: 16)[0], lr: 1)
    let step = walk.weights.map(Double.init)
    for row in 0..<4 {
      for other in 0..<4 {
        let product = (0..<4).reduce(0.0) { $0 + step[row * 4 + $1] * step[other * 4 + $1] }
        #expect(abs(product - (row == other ? 1 : 0)) < 1e-4)
      }
    }
  }

  @Test func `shampoo does not ask along which axes weights lie`() throws {
    // Rows are turned by an angle of sine 0.6; so is the path.
    let tensors = TensorPlace.row([(.weight, 2, 3)])
    func turned(_ values: [Float]) -> [Float] {
      (0..<3).map { 0.8 * values[$0] + 0.6 * values[3 + $0] }
        + (0..<3).map { 0.8 * values[3 + $0] - 0.6 * values[$0] }
    }
    let start = [Float](repeating: 0, count: 6)
    for name in ["shampoo", "soap"] {
      var plain = try walk(name, ["decay": .number(0), "lr": .number(0.1)], from: start, tensors)
      var other = try walk(name, ["decay": .number(0), "lr": .number(0.1)], from: start, tensors)
      for gradient in gradients(12, count: 6) {
        plain.update(along: gradient)
        other.update(along: turned(gradient))
      }
      #expect(plain.weights != start)
      expectNear(other.weights, turned(plain.weights), within: 1e-4)
    }
  }

  @Test func `a bias too long for its matrix is moved by adagrad`() throws {
    let tensors = TensorPlace.row([(.bias, 1, 6)])
    let start = gradients(1, count: 6)[0]
    var long = try walk("shampoo", ["max_dim": .number(5), "lr": .number(0.1)], from: start, tensors)
    var adagrad = try walk(
      "adagrad",
      ["lr": .number(0.1), "initial_accumulator": .number(1e-6), "eps": .number(1e-30)], from: start, tensors)
    var whole = try walk("shampoo", ["max_dim": .number(6), "lr": .number(0.1)], from: start, tensors)
    for gradient in gradients(20, count: 6) {
      long.update(along: gradient)
      whole.update(along: gradient)
      adagrad.update(along: gradient)
    }
    expectNear(long.weights, adagrad.weights)
    #expect(zip(whole.weights, adagrad.weights).contains { abs($0 - $1) > 0.01 })
  }

  @Test func `soap without bases is adam with eps_hat, from the second gradient on`() throws {
    let tensors = TensorPlace.row([(.weight, 3, 4), (.bias, 1, 4)])
    let start = gradients(1, count: 16)[0]
    let shares: [String: OptionValue] = [
      "lr": .number(0.1), "beta1": .number(0.9), "beta2": .number(0.95), "decay": .number(0),
    ]
    var soap = try walk("soap", shares.merging(["max_dim": .number(1)]) { $1 }, from: start, tensors)
    var adam = try walk("adamw", shares.merging(["eps_hat": .flag(true)]) { $1 }, from: start, tensors)
    for (t, gradient) in gradients(20, count: 16).enumerated() {
      soap.update(along: gradient)
      if t == 0 { #expect(soap.weights == start) } else { adam.update(along: gradient) }
    }
    expectNear(soap.weights, adam.weights)
    #expect(soap.weights != start)
  }

  @Test func `shampoo keeps its roots until the next are due`() throws {
    let tensors = TensorPlace.row([(.weight, 2, 2)])
    var walk = try walk(
      "shampoo", ["every": .number(3), "eps": .number(1)], from: [0, 0, 0, 0], tensors)
    var steps: [[Float]] = []
    for _ in 0..<6 {
      let before = walk.weights
      walk.update(along: [1, 2, 3, -1], lr: 1)
      steps.append(zip(walk.weights, before).map { $0 - $1 })
    }
    #expect(steps.prefix(2).joined().allSatisfy { $0 == 0 } && steps[2][2] < -0.1)
    expectNear(steps[3], steps[2])
    expectNear(steps[4], steps[2])
    #expect(abs(steps[5][2]) < 0.9 * abs(steps[2][2]))
  }

  @Test(arguments: ["shampoo", "soap"])
  func `inputs that never stir and gradients of any size do no harm`(name: String) throws {
    let tensors = TensorPlace.row([(.weight, 6, 3), (.bias, 1, 3)])
    for scale: Float in [1e-18, 1, 1e15] {
      var walk = try walk(name, [:], from: [Float](repeating: 0.5, count: 21), tensors)
      for gradient in gradients(25, count: 21) {
        walk.update(along: gradient.enumerated().map { $0 < 9 ? 0 : scale * $1 })
      }
      #expect(walk.weights.allSatisfy { $0.isFinite })
    }
  }
}
