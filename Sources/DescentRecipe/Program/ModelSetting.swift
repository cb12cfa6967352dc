import DescentLearning
import DescentSyntax

/// A model whose sizes may wait for the data.
package struct ModelSetting: Sendable {
  /// One size of a list; nil is `_`.
  package typealias Size = Int?

  /// How it is written.
  package enum Form: Sendable {
    /// The list has two sizes at least.
    case perceptron(MultilayerPerceptron, sizes: [Size])
    case block(LayerBlock)
  }

  package let form: Form
  package let revision: Int
  package let span: Span
  /// Where the model says how many inputs it takes; nil where it takes what comes.
  let inputSpan: Span?
  /// Where it says how many outputs it has.
  let outputSpan: Span

  /// The inputs that it asks for; nil for what the data has.
  package var inputs: Size {
    switch form {
    case .perceptron(_, let sizes): sizes.first ?? nil
    case .block: nil
    }
  }

  /// The outputs that it has; nil for what the data asks for.
  var outputs: Size {
    switch form {
    case .perceptron(_, let sizes): sizes.last ?? nil
    case .block(let block): block.outputs
    }
  }

  /// The network for data of so many features and so many things to predict.
  package func network(inputs: Int, outputs: Int) -> Network {
    switch form {
    case .perceptron(let perceptron, let sizes):
      perceptron.network(
        sizes: sizes.enumerated().map { index, size in size ?? (index == 0 ? inputs : outputs) })
    case .block(let block): block.network(inputs: inputs)
    }
  }

  /// How the model is written, in a word.
  package var formName: String {
    switch form {
    case .perceptron: "mlp"
    case .block: "layers"
    }
  }
}
