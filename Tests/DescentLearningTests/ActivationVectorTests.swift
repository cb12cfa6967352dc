import DescentCatalogue
import DescentLearning
import DescentTensor
import Testing

/// Activations against the values and slopes of another library.
struct ActivationVectorTests {
  /// The function at each x and its slope there, through the plan that trains it: a dense layer whose biases
  /// are x feeds it, so the gradient of the biases is the slope.
  private func valuesAndSlopes(
    of operation: ActivationOperation, at x: [Float]
  ) throws -> (values: [Float], slopes: [Float]) {
    let network = Network(
      inputs: 1, outputs: x.count,
      layers: [
        .dense(Dense(inputs: 1, outputs: x.count, initializer: He(), place: 0)),
        .activation(operation, width: x.count),
      ])
    let plan = try #require(Plan(network: network, capacity: 1, isTraining: true))
    let execution = try #require(Execution(plan: plan, engine: .single()))
    let parameters = try floats([Float](repeating: 0, count: x.count) + x)
    let gradients = try floats([Float](repeating: 7, count: 2 * x.count))
    execution.forward(parameters: parameters, rows: 1)
    execution.outputGradient(rows: 1).flat.fill(1)
    execution.backward(parameters: parameters, gradients: gradients, rows: 1)
    return (execution.output(rows: 1).array, Array(gradients.array.suffix(x.count)))
  }

  /// Two units in the last place, and what the origin itself loses in 1 + erf where both nearly cancel.
  private func tolerance(at x: Double, _ value: Double, _ operation: ActivationOperation) -> Double {
    let ulp = Double(Float(value).ulp)
    return operation == .gelu ? 2 * ulp + abs(x) * 0x1p-53 : 2 * ulp
  }

  @Test(arguments: Activations.all.map { $0.facts.name })
  func `an activation has the values of its origin`(name: String) throws {
    let file: ActivationFile = try Vectors.read("activations")
    let golden = try #require(
      file.cases.first { $0.class == "torch.nn.functional.\(name)" && $0.settings.isEmpty },
      "\(name) has a vector")
    let operation = try #require(Activations.named(name)).operation
    let found = try valuesAndSlopes(of: operation, at: file.x.map { Float($0) })
    #expect(file.x.count == 24)
    for (index, x) in file.x.enumerated() {
      let value = golden.value[index]
      #expect(abs(Double(found.values[index]) - value) <= tolerance(at: x, value, operation), "value at \(x)")
      // A slope taken from a rounded output can be no nearer than the output's own rounding near 1.
      #expect(abs(Double(found.slopes[index]) - golden.grad[index]) <= 0x1p-22, "slope at \(x)")
    }
  }

  @Test func `relu is flat at 0`() throws {
    let found = try valuesAndSlopes(
      of: .relu, at: [0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude])
    #expect(found.values == [0, 0, .leastNonzeroMagnitude, 0])
    #expect(found.slopes == [0, 0, 1, 0])
  }

  @Test(arguments: ActivationOperation.allCases)
  func `every operation belongs to one activation`(operation: ActivationOperation) {
    #expect(Activations.all.filter { $0.init().operation == operation }.count == 1)
  }

  @Test func `an activation is found by its name alone`() {
    for type in Activations.all {
      let found = Activations.named(type.facts.name)
      #expect(found.map { $0.operation } == type.init().operation)
      for synonym in type.facts.synonyms { #expect(Activations.named(synonym) == nil) }
    }
  }
}
