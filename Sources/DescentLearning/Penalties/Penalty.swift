import DescentCatalogue
import DescentTensor

/// A cost of large weights, added to the loss and to the gradient.
package protocol Penalty: CatalogueEntry {
  /// Whether biases cost too.
  var biases: Bool { get }

  /// Adds its gradient to that of the data.
  func add(to gradient: Vector, at weights: Vector, on engine: Engine)

  /// What these weights cost, in binary64, added in order.
  func cost(of weights: Vector) -> Double
}

/// Every penalty that the language can name.
package enum Penalties {
  package static let all: [any Penalty.Type] = [SquarePenalty.self, AbsolutePenalty.self]
}
