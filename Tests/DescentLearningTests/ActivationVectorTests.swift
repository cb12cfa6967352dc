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

  /// What their origins' own formulas lose where two numbers nearly cancel.
  private static let cancelling: [ActivationOperation] = [
    .gelu, .element(.geluTanh), .element(.tanhshrink), .element(.squareplus(b: 4)),
  ]

  /// Two units in the last place, and what the origin itself loses where two numbers nearly cancel.
  private func tolerance(at x: Double, _ value: Double, _ operation: ActivationOperation) -> Double {
    let ulp = Double(Float(value).ulp)
    return Self.cancelling.contains(operation) ? 2 * ulp + abs(x) * 0x1p-52 : 2 * ulp
  }

  /// What an activation is called at its origin, where that is not its own name.
  private static let origins = [
    "squareplus": "keras.activations.squareplus", "gelu_tanh": "torch.nn.functional.gelu tanh",
  ]

  /// Options that no vector sets, and an activation that no library has.
  private static let unset = ["squareplus": ["b"], "hardshrink": ["width"]]
  private static let original = ["squared_relu"]

  /// Those that their origin has no defaults for.
  private static let alwaysTold = ["threshold"]

  /// The activation that an origin's settings describe; nil if it takes another option than ours.
  private func activation(_ name: String, _ settings: [String: Setting]) throws -> (any Activation)? {
    let type = try #require(Activations.all.first { $0.facts.name == name })
    var options: [String: OptionValue] = [:]
    for (word, setting) in settings {
      guard let option = type.facts.options.first(where: { $0.name == word || $0.synonyms.contains(word) }),
        case .number(let number) = setting
      else { return nil }
      options[option.name] = .number(number)
    }
    return Activations.make(EntryValue(name, options: options))
  }

  /// Those that a library has.
  static let borrowed = Activations.all.map { $0.facts.name }.filter { !original.contains($0) }

  @Test(arguments: borrowed)
  func `an activation has the values of its origin`(name: String) throws { _ = try agreement(of: name) }

  /// Holds an activation against every vector of it.
  func agreement(of name: String) throws -> Agreement {
    let file: ActivationFile = try Vectors.read("activations")
    #expect(file.x.count == 24)
    var settings: [[String: Setting]] = []
    var agreement = Agreement(of: name, tolerance: "2 ulp, 2⁻²²")
    let origin = Self.origins[name] ?? "torch.nn.functional.\(name)"
    for golden in file.cases where golden.class == origin {
      guard let operation = try activation(name, golden.settings)?.operation else { continue }
      settings.append(golden.settings)
      agreement.count(golden)
      let found = try valuesAndSlopes(of: operation, at: file.x.map { Float($0) })
      for (index, x) in file.x.enumerated() {
        let value = golden.value[index]
        #expect(
          abs(Double(found.values[index]) - value) <= tolerance(at: x, value, operation), "value at \(x)")
        // A slope taken from a rounded output can be no nearer than the output's own rounding near 1.
        #expect(abs(Double(found.slopes[index]) - golden.grad[index]) <= 0x1p-22, "slope at \(x)")
        agreement.meet(Double(found.values[index]), value, scale: max(1, abs(value)))
        let slope = golden.grad[index]
        agreement.meet(Double(found.slopes[index]), slope, scale: max(1, abs(slope)))
      }
    }
    #expect(!settings.isEmpty, "\(name) has a vector")
    #expect(settings.contains([:]) != Self.alwaysTold.contains(name), "\(name) has one as it stands")
    let options = try #require(Activations.make(EntryValue(name))).optionValues
    let set = Set(settings.flatMap(\.keys)).count
    #expect(set == options.count - (Self.unset[name] ?? []).count, "each option of \(name) has a vector")
    return agreement
  }

  @Test func `relu is flat at 0`() throws {
    let found = try valuesAndSlopes(
      of: .relu, at: [0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude])
    #expect(found.values == [0, 0, .leastNonzeroMagnitude, 0])
    #expect(found.slopes == [0, 0, 1, 0])
  }

  @Test func `leaky relu and elu bend at 0 itself`() throws {
    let leaky = try valuesAndSlopes(of: .leakyReLU(slope: 0.25), at: [0, -0.0, .leastNonzeroMagnitude])
    #expect(leaky.slopes == [0.25, 0.25, 1])
    let elu = try valuesAndSlopes(of: .elu(alpha: 0.25), at: [0, -0.0, .leastNonzeroMagnitude])
    #expect(elu.slopes == [0.25, 0.25, 1] && elu.values == [0, 0, .leastNonzeroMagnitude])
  }

  @Test func `every activation has an operation of its own`() {
    let operations = Activations.all.map { "\($0.init().operation)" }
    #expect(Set(operations).count == Activations.all.count)
    func kind(_ text: String) -> String {
      text.replacing("element(DescentTensor.ElementFunction.", with: "").prefix { $0 != "(" && $0 != ")" }
        .description
    }
    let sampled = ActivationOperation.samples.map { kind("\($0)") }
    #expect(Set(sampled) == Set(operations.map(kind)), "each is among the samples")
  }

  @Test func `an activation is made by its name alone, with its options`() {
    for type in Activations.all {
      let found = Activations.make(EntryValue(type.facts.name))
      #expect(found.map { $0.operation } == type.init().operation)
      for synonym in type.facts.synonyms { #expect(Activations.make(EntryValue(synonym)) == nil) }
    }
    let leaky = Activations.make(EntryValue("leaky_relu", options: ["slope": .number(0.125)]))
    #expect(leaky?.operation == .leakyReLU(slope: 0.125))
    let elu = Activations.make(EntryValue("elu", options: ["alpha": .number(0.5)]))
    #expect(elu?.operation == .elu(alpha: 0.5))
  }
}
