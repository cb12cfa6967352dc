import DescentCatalogue
import DescentTensor

/// A cost of large weights, added to the loss and to the gradient.
package protocol Penalty: CatalogueEntry {
  /// Whether biases cost too.
  var biases: Bool { get }

  /// Whether it holds vectors of one tensor against one another, and so has nothing to say of a single one.
  var comparesVectors: Bool { get }

  /// Adds its gradient to that of the data.
  ///
  /// - Parameters:
  ///   - gradient: Of the weights, laid out as they are.
  ///   - weights: `[inputs, units]`, row-major.
  ///   - units: Columns of the weights.
  func add(to gradient: Vector, at weights: Vector, units: Int, on engine: Engine)

  /// What these weights, `[inputs, units]`, cost, in binary64, added in order.
  func cost(of weights: Vector, units: Int) -> Double

  /// Floating-point operations besides one pass over the numbers of these tensors.
  func flops(for tensors: [TensorPlace]) -> Int
}

extension Penalty {
  package var comparesVectors: Bool { false }

  package func flops(for tensors: [TensorPlace]) -> Int { 0 }
}

/// Every penalty that the language can name.
package enum Penalties {
  package static let all: [any Penalty.Type] = [
    SquarePenalty.self, AbsolutePenalty.self, OrthogonalPenalty.self,
  ]
}
