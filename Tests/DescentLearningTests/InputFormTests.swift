import DescentCatalogue
import DescentLearning
import DescentTensor
import Testing

/// What an execution is told of its batches must not show in what it says.
struct InputFormTests {
  private struct Outcome: Equatable {
    var outputs: [UInt32]
    var gradients: [UInt32]
    var isFinite: Bool
  }

  private static let rows = 9
  private static let network = Network.perceptron([40, 12, 3], [.activation(.relu)])

  private static var images: ByteMatrix {
    var dice = Dice(4)
    let bytes = (0..<rows * 40).map { _ in dice.whole(below: 4) == 0 ? UInt8(dice.whole(below: 256)) : 0 }
    return ByteMatrix(adopting: bytes, from: 0, rows: rows, columns: 40)
  }

  /// A way there and back, with weight 7 being what is given.
  private func outcome(_ form: InputForm, weight: Float?) throws -> Outcome {
    let (network, rows) = (Self.network, Self.rows)
    let plan = try #require(Plan(network: network, capacity: 2 * rows, isTraining: true))
    let engine = Engine.single()
    let execution = try #require(Execution(plan: plan, engine: engine, inputs: form))
    let order = (0..<rows).map { Int32(rows - 1 - $0) }
    if let batch = execution.byteInput {
      engine.gather(Self.images, order: order, range: 0..<rows, into: batch)
    } else {
      engine.gather(
        Self.images, divisor: 255, order: order, range: 0..<rows, into: execution.input(rows: rows))
    }
    let step = try TrainingStep(network, .softmaxCrossEntropy(smoothing: 0), rows: rows)
    var weights = step.parameters
    if let weight { weights[7] = weight }
    let (parameters, gradients) = (try floats(weights), try floats(weights))
    execution.forward(parameters: parameters, rows: rows)
    var dice = Dice(5)
    execution.outputGradient(rows: rows).put(dice.numbers(3 * rows))
    execution.backward(parameters: parameters, gradients: gradients, rows: rows)
    return Outcome(
      outputs: execution.output(rows: rows).array.bits, gradients: gradients.array.bits,
      isFinite: execution.isFinite(gradients))
  }

  @Test(arguments: [nil, 0, .infinity, .nan] as [Float?])
  func `bytes, zeros and numbers say the same`(weight: Float?) throws {
    let expected = try outcome(.dense, weight: weight)
    #expect(try outcome(.sparse, weight: weight) == expected)
    #expect(try outcome(.sparseBytes(divisor: 255), weight: weight) == expected)
    #expect(expected.isFinite == (weight?.isFinite ?? true))
  }

  @Test func `bytes stay bytes where products alone read them`() throws {
    func stay(_ network: Network, _ form: InputForm) throws -> Bool {
      let plan = try #require(Plan(network: network, capacity: 4, isTraining: true))
      return try #require(Execution(plan: plan, engine: .single(), inputs: form)).byteInput != nil
    }
    let bytes = InputForm.sparseBytes(divisor: 255)
    #expect(try stay(Self.network, bytes))
    #expect(try !stay(Self.network, .sparse))
    #expect(try !stay(Self.network, .dense))
    for link in [Network.Link.activation(.relu), .dropout(0.5), .normalization(eps: 1e-5)] {
      #expect(try !stay(Network.chain(40, [link, .dense(3)]), bytes))
    }
  }
}
