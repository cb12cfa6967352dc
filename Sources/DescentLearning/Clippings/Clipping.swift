import DescentCatalogue
import DescentTensor

/// A bound on the data's gradient, put on it before penalties are added.
package protocol Clipping: CatalogueEntry {
  /// Brings the whole flat gradient within the bound.
  ///
  /// - Parameters:
  ///   - weights: Those at which it was taken, as long as it is.
  ///   - tensors: What lies in both.
  func clip(_ gradient: Vector, at weights: Vector, of tensors: [TensorPlace], on engine: Engine)
}

/// Every way to clip that the language can name.
package enum Clippings {
  package static let all: [any Clipping.Type] = [
    NormClipping.self, ValueClipping.self, BlockClipping.self, AdaptiveClipping.self,
  ]
}

extension Engine {
  /// Times a factor below 1; any other leaves a gradient as it is.
  func scaleDown(_ gradient: Vector, by factor: Float) {
    guard factor < 1 else { return }
    sweep(gradient) { g in g *= factor }
  }
}
