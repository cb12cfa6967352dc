import DescentCatalogue
import DescentLearning
import DescentTensor
import Testing

/// What must never show in the bits that a network says.
struct ExecutionTests {
  private static let networks = GradientCase.perceptrons + GradientCase.chains + GradientCase.normalized
  private let loss = LossOperation.softmaxCrossEntropy(smoothing: 0.1)

  private func withoutDropout(_ network: Network) -> Network {
    let layers = network.layers.filter { if case .dropout = $0 { false } else { true } }
    return Network(inputs: network.inputs, outputs: network.outputs, layers: layers)
  }

  @Test(arguments: networks)
  func `evaluating says what training says without dropout`(golden: GradientCase) throws {
    let step = try TrainingStep(golden.network, loss, rows: golden.rows)
    let plain = try TrainingStep(withoutDropout(golden.network), loss, rows: golden.rows)
    #expect(step.parameters.bits == plain.parameters.bits)
    #expect(try step.outputs(isTraining: false) == plain.outputs(isTraining: true))
  }

  @Test(arguments: networks)
  func `room for more rows changes nothing`(golden: GradientCase) throws {
    let step = try TrainingStep(golden.network, loss, rows: golden.rows, step: golden.step)
    let exact = try step.run()
    for capacity in [golden.rows + 1, 64, 100] { #expect(try step.run(capacity: capacity) == exact) }
  }

  @Test(arguments: networks)
  func `instruction set and threads change nothing`(golden: GradientCase) throws {
    let step = try TrainingStep(golden.network, loss, rows: golden.rows, step: golden.step)
    let expected = try step.run()
    for set in InstructionSet.allCases where set.isSupported {
      for threads in [1, 3] {
        #expect(try step.run(engine: Engine(instructionSet: set, threads: threads)) == expected)
      }
    }
  }

  @Test(arguments: networks)
  func `a row's outputs do not depend on the rows around it`(golden: GradientCase) throws {
    let step = try TrainingStep(golden.network, loss, rows: golden.rows)
    let all = try step.outputs(isTraining: false)
    let plan = try #require(Plan(network: golden.network, capacity: 1, isTraining: false))
    let execution = try #require(Execution(plan: plan, engine: .single()))
    let width = golden.network.inputs
    var found: [UInt32] = []
    for row in 0..<golden.rows {
      execution.input(rows: 1).put(step.inputs[row * width..<(row + 1) * width])
      execution.forward(parameters: try floats(step.parameters), rows: 1)
      found += execution.output(rows: 1).array.bits
    }
    #expect(found == all)
  }

  @Test func `a batch run again gives the same bits though others ran between`() throws {
    let network = Network.perceptron([4, 9, 3], [.activation(.gelu), .dropout(0.4)])
    let plan = try #require(Plan(network: network, capacity: 16, isTraining: true))
    let execution = try #require(Execution(plan: plan, engine: .single()))
    let step = try TrainingStep(network, loss, rows: 5)
    func run(rows: Int, _ inputs: [Float], step number: Int) throws -> [UInt32] {
      execution.input(rows: rows).put(inputs)
      execution.forward(parameters: try floats(step.parameters), rows: rows, seed: 1, step: number)
      return execution.output(rows: rows).array.bits
    }
    let first = try run(rows: 5, step.inputs, step: 7)
    let other = try run(rows: 16, [Float](repeating: 3, count: 64), step: 8)
    #expect(try run(rows: 5, step.inputs, step: 7) == first)
    #expect(try run(rows: 5, step.inputs, step: 8) != first && other.count == 48)
  }
}

/// What dropout takes away.
struct DropoutTests {
  private let rows = 64

  /// Which of the numbers of a batch of ones are dropped; the rest must be scaled up to keep the sum.
  private func isDropped(_ rate: Double, seed: UInt64 = 1, step: Int = 0, place: Int = 0) throws -> [Bool] {
    let dropout = Dropout(rate: rate, width: 100, place: place)
    let network = Network(inputs: 100, outputs: 100, layers: [.dropout(dropout)])
    let plan = try #require(Plan(network: network, capacity: rows, isTraining: true))
    let execution = try #require(Execution(plan: plan, engine: .single()))
    execution.input(rows: rows).flat.fill(1)
    execution.forward(parameters: try floats([]), rows: rows, seed: seed, step: step)
    let kept = 1 / (1 - min(Float(rate), Float(1).nextDown))
    let outputs = execution.output(rows: rows).array
    #expect(outputs.allSatisfy { $0 == 0 || $0 == kept })
    return outputs.map { $0 == 0 }
  }

  @Test(arguments: [0, 0.1, 0.5, 0.9])
  func `the share dropped is the rate`(rate: Double) throws {
    for seed in [1, 2, 3] as [UInt64] {
      let dropped = try isDropped(rate, seed: seed)
      let share = Double(dropped.count { $0 }) / Double(dropped.count)
      #expect(abs(share - rate) <= 5 * (rate * (1 - rate) / Double(dropped.count)).squareRoot())
    }
  }

  @Test func `seed, step and layer each draw another mask`() throws {
    let mask = try isDropped(0.5)
    #expect(try isDropped(0.5) == mask)
    for other in try [isDropped(0.5, seed: 2), isDropped(0.5, step: 1), isDropped(0.5, place: 1)] {
      let same = zip(mask, other).count { $0 == $1 }
      #expect(abs(Double(same) / Double(mask.count) - 0.5) < 5 * 0.5 / Double(mask.count).squareRoot())
    }
  }

  @Test func `a rate that rounds to 1 still runs`() throws {
    let option = try #require(MultilayerPerceptron.facts.option(named: "dropout"))
    for value in option.outermostValues {
      guard case .number(let rate) = value else { continue }
      #expect(try isDropped(rate).count { $0 } >= (rate == 0 ? 0 : 6390))
    }
  }
}
