import DescentCatalogue
import DescentLearning
import DescentTensor
import Testing

/// What ties one optimizer to another, and what an option of one alone promises.
struct OptimizerKinshipTests {
  /// Twenty gradients of an odd size.
  private static let gradients: [[Float]] = {
    var dice = Dice(1)
    return (0..<20).map { _ in dice.numbers(67) }
  }()

  private func run(
    _ name: String, _ options: [String: OptionValue], along gradients: [[Float]] = gradients
  ) throws -> OptimizerRun {
    var dice = Dice(99)
    let lr: [String: OptionValue] = ["lr": .number(0.3)]
    let optimizer = try Optimizers.made(name, lr.merging(options) { _, new in new })
    var walk = try OptimizerRun(optimizer, from: dice.numbers(gradients[0].count))
    for gradient in gradients { walk.update(along: gradient) }
    return walk
  }

  private func numbers(_ values: [String: Double]) -> [String: OptionValue] {
    values.mapValues(OptionValue.number)
  }

  @Test func `signum that keeps nothing is signsgd`() throws {
    let signum = try run("signum", numbers(["beta": 0, "decay": 0.1]))
    #expect(try signum.weights.bits == run("signsgd", numbers(["decay": 0.1])).weights.bits)
  }

  @Test func `lion with one share is tiger`() throws {
    let lion = try run("lion", numbers(["beta1": 0.9, "beta2": 0.9, "decay": 0.1]))
    #expect(try lion.weights.bits == run("tiger", numbers(["beta": 0.9, "decay": 0.1])).weights.bits)
  }

  @Test func `qhm that keeps nothing and optimism without a forecast are sgd`() throws {
    let sgd = try run("sgd", [:]).weights
    #expect(try run("qhm", numbers(["momentum": 0, "nu": 1])).weights.bits == sgd.bits)
    #expect(try run("optimistic", numbers(["beta": 0])).weights.bits == sgd.bits)
  }

  @Test func `a heavy ball that begins at zero and is dampened as much is the lecture's momentum`() throws {
    var options = numbers(["momentum": 0.9, "dampening": 0.9])
    let momentum = try run("momentum", numbers(["beta": 0.9])).weights
    #expect(try run("sgd", options).weights != momentum)
    options["first_buffer"] = .word("zero")
    #expect(try run("sgd", options).weights.bits == momentum.bits)
  }

  @Test func `adamw without a mean, decay and corrections is rmsprop`() throws {
    var options = numbers(["beta1": 0, "beta2": 0.99, "eps": 1e-8, "decay": 0])
    let rmsprop = try run("rmsprop", numbers(["alpha": 0.99, "eps": 1e-8])).weights
    #expect(try run("adamw", options).weights != rmsprop)
    options["bias_correction"] = .flag(false)
    #expect(try run("adamw", options).weights.bits == rmsprop.bits)
    options["eps_hat"] = .flag(true)
    #expect(try run("adamw", options).weights.bits == rmsprop.bits)
  }

  @Test func `ftrl without pulls is adagrad, where no gradient is zero`() throws {
    let ftrl = try run("ftrl", [:]).weights
    let adagrad = try run("adagrad", numbers(["eps": 1e-30])).weights
    for (found, want) in zip(ftrl, adagrad) { #expect(abs(found - want) < 1e-5 * (1 + abs(want))) }
  }

  @Test func `ftrl leaves weights at zero whose gradients stay below l1`() throws {
    let gradients = (0..<20).map { t -> [Float] in [t % 2 == 0 ? 1 : -1, 1] }
    let weights = try run("ftrl", numbers(["l1": 2]), along: gradients).weights
    #expect(weights[0] == 0 && weights[1] < 0)
  }

  @Test func `the average that asgd keeps is that of its weights after t0`() throws {
    var walk = try OptimizerRun(Optimizers.made("asgd", numbers(["t0": 4])), from: [1])
    var path: [Float] = []
    for t in 0..<20 {
      walk.update(along: [Float(t % 3 - 1)])
      path.append(walk.weights[0])
      if t == 4 { #expect(walk.slots[0] == walk.weights) }
    }
    // From update 6 on the last weight before counts as the first of the average.
    let mean = path[5...].reduce(0, +) / Float(path.count - 5)
    #expect(abs(walk.slots[0][0] - mean) < 1e-5)
  }

  @Test func `a schedule scales the steps of rprop and not their sizes`() throws {
    let optimizer = try Optimizers.made("rprop", numbers(["lr": 0.125]))
    var walk = try OptimizerRun(optimizer, from: [1])
    var still = try OptimizerRun(optimizer, from: [1])
    walk.update(along: [1], lr: 0.125)
    still.update(along: [1], lr: 0)
    #expect(walk.weights == [0.875] && still.weights == [1])
    #expect(walk.slots == still.slots)
  }

  @Test func `adopt looks at its first gradient and steps at the second`() throws {
    let first = try run("adopt", [:], along: Array(Self.gradients.prefix(1)))
    var dice = Dice(99)
    #expect(first.weights == dice.numbers(67))
    #expect(try run("adopt", [:], along: Array(Self.gradients.prefix(2))).weights != first.weights)
  }

  @Test func `without clipping adopt takes a gradient as large as it is`() throws {
    let gradients: [[Float]] = [[1e-3], [1]]
    let clipped = try run("adopt", [:], along: gradients).weights[0]
    let whole = try run("adopt", ["clip": .word("none")], along: gradients).weights[0]
    #expect(whole < clipped - 20)
  }
}
