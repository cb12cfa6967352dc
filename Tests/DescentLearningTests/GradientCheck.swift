import DescentLearning
import Testing

/// Holds what the plan finds in binary32 against a plain network in binary64 and its central differences.
struct GradientCheck {
  /// Of the largest gradient of a tensor, or of the largest output.
  let tolerance = 2e-6
  /// What terms of size 1 that cancel may leave behind.
  private let floor = 0x1p-23

  func expect(_ found: [Float], near want: [Double], _ what: Comment) {
    #expect(found.count == want.count && !want.isEmpty, what)
    let largest = want.map { abs($0) }.max() ?? 0
    let worst = zip(found, want).map { abs(Double($0) - $1) }.map { $0.isNaN ? .infinity : $0 }.max() ?? 0
    #expect(worst <= tolerance * largest + floor, what)
  }

  func check(_ golden: GradientCase, _ operation: LossOperation) throws {
    let step = try TrainingStep(golden.network, operation, rows: golden.rows, step: golden.step)
    let found = try step.run()
    let reference = ReferenceNetwork(network: golden.network, seed: step.seed, step: step.step)
    let parameters = step.parameters.map { Double($0) }
    let width = golden.network.inputs
    let inputs = (0..<golden.rows).map { row in
      step.inputs[row * width..<(row + 1) * width].map { Double($0) }
    }
    let outputs = reference.outputs(inputs, parameters)
    expect(found.values, near: Array(outputs.joined()), "outputs")
    let loss = ReferenceNetwork.loss(operation, of: outputs, step.truth)
    #expect(abs(found.loss - loss) <= tolerance * max(1, loss))
    let gradient = reference.gradient(operation, inputs, step.truth, at: parameters)
    for tensor in golden.network.tensors {
      let range = tensor.offset..<tensor.offset + tensor.count
      expect(
        Array(found.gradients[range]), near: Array(gradient[range]),
        "gradient of layer \(tensor.layer)'s \(tensor.role.rawValue)")
    }
  }
}

extension LossOperation {
  /// Whether outputs must be above 0.
  var readsRates: Bool {
    if case .poisson(.identity, _) = self { true } else { false }
  }
}
