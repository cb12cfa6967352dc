import DescentCatalogue
import DescentTensor

/// Gradients whose mean over the inputs of each neuron is taken off before an optimizer sees them.
///
/// Source: Yong et al., "Gradient Centralization: A New Optimization Technique for Deep Neural Networks",
/// 2020, arXiv:2004.01461, equation 1. Weights of a single input are left alone: nothing would remain of
/// them.
package struct Centralize: OptimizerWrapper {
  package var wrapped: (any Optimizer)?

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "centralize", synonyms: ["gradient_centralization", "centralize_gradient", "GC"],
    summary: "another optimizer on gradients without their mean over each neuron's inputs",
    example: "optimizer centralize(sgd(lr=0.1, momentum=0.9))",
    source: "Yong et al. 2020, arXiv:2004.01461; optax.centralize",
    options: [.base(\.wrapped)],
    page: CardPage(
      "Takes the mean over the inputs of each neuron off its weights' gradients, then lets another optimizer "
        + "step. Biases, and layers of one input, are left as they are.",
      formula: "g <- g - mean of g over the inputs, for each output",
      use:
        "Where inputs share an offset, as pixels do: weights then learn differences and the loss is smoother."
    ))

  package var slots: [String] { [] }
  package var reach: Reach { .tensor }
  package func scratch(for tensors: [TensorPlace]) -> Int { tensors.reduce(0) { max($0, $1.columns) } }
  package func goesAround(_ looks: Looks) -> Bool { looks == .once }

  package func prepare(_ motion: Motion) {
    guard let tensor = motion.tensors.first, let room = motion.further.scratch,
      tensor.role == .weight, tensor.rows > 1
    else { return }
    let gradient = motion.gradient
    let means = room.first(tensor.columns)
    motion.engine.sumColumns(
      Matrix(gradient.buffer, offset: gradient.offset, rows: tensor.rows, columns: tensor.columns),
      into: means)
    let rows = Float(tensor.rows)
    motion.engine.sweep(means) { mean in mean /= rows }
    for row in 0..<tensor.rows {
      motion.engine.sweep(gradient.part(row * tensor.columns, count: tensor.columns), means) { g, m in g -= m
      }
    }
  }
}
