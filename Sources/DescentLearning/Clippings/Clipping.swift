import DescentCatalogue
import DescentTensor

/// A bound on the data's gradient, put on it before penalties are added.
package protocol Clipping: CatalogueEntry {
  /// Brings the whole flat gradient within the bound.
  func clip(_ gradient: Vector, on engine: Engine)
}

/// Every way to clip that the language can name.
package enum Clippings {
  package static let all: [any Clipping.Type] = [NormClipping.self, ValueClipping.self]
}
