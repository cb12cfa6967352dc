import DescentCatalogue
import DescentLearning
import DescentSyntax

/// Optimizers, each with the layers that it moves; a new revision starts their memory anew.
package struct OptimizerSetting: Sendable {
  /// The first of them, mostly the only one.
  package let first: OptimizerGroup
  package let others: [OptimizerGroup]
  package let revision: Int

  package init(_ first: OptimizerGroup, others: [OptimizerGroup] = [], revision: Int) {
    self.first = first
    self.others = others
    self.revision = revision
  }

  package var groups: [OptimizerGroup] { [first] + others }

  /// The first group's.
  package var optimizer: any Optimizer { first.optimizer }

  /// Whether one of them trains other weights than those that are to be looked at.
  package var hidesWeights: Bool { groups.contains { $0.optimizer.hidesWeights } }
  /// Whether one of them looks at the loss besides the gradient that lies ready.
  package var needsLandscape: Bool { groups.contains(where: \.optimizer.needsLandscape) }
  /// Whether one of them asks for the curvature.
  package var needsCurvature: Bool { groups.contains(where: \.optimizer.needsCurvature) }

  /// As people call it: the names of all.
  package var name: String { groups.map(\.name).joined(separator: " and ") }

  /// The tensors that each group moves, those of frozen layers left out.
  package func tensors(of all: [TensorPlace], frozen: LayerSet?) -> [[TensorPlace]] {
    groups.map { group in
      all.filter { tensor in
        guard frozen?.contains(tensor.layer) != true else { return false }
        if let layers = group.layers { return layers.contains(tensor.layer) }
        return !groups.contains { $0.layers?.contains(tensor.layer) == true }
      }
    }
  }
}

/// An optimizer with the layers that it moves.
package struct OptimizerGroup: Sendable {
  package let optimizer: any Optimizer
  package let name: String
  /// Nil for all that no other group and no `freeze` names.
  package let layers: LayerSet?
  /// Where the optimizer is named; nil for the one that nobody named.
  package let span: Span?

  package init(_ optimizer: any Optimizer, layers: LayerSet? = nil, span: Span? = nil) {
    self.optimizer = optimizer
    name = type(of: optimizer).facts.name
    self.layers = layers
    self.span = span
  }
}

/// Layers with weights, by their numbers from 1.
package struct LayerSet: Sendable, Equatable {
  /// Ascending, each once.
  package let numbers: [Int]
  package let span: Span

  package func contains(_ layer: Int) -> Bool { numbers.contains(layer) }

  /// Two sets are equal that hold the same layers, wherever they stand.
  package static func == (one: LayerSet, other: LayerSet) -> Bool { one.numbers == other.numbers }

  /// `layer 2`, `layers 1..3` or `layers [1, 3]`.
  package var text: String { Self.text(of: numbers) }

  /// Numbers that ascend, as a selection of layers.
  static func text(of numbers: [Int]) -> String {
    guard let first = numbers.first, let last = numbers.last, numbers.count > 1 else {
      return "layer \(numbers.first ?? 0)"
    }
    if last - first == numbers.count - 1 { return "layers \(first)..\(last)" }
    return "layers [" + numbers.map(String.init).joined(separator: ", ") + "]"
  }
}
