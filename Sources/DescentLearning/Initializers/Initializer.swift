import DescentCatalogue
import DescentTensor

/// How the weights of a layer are drawn; biases start at 0.
package protocol Initializer: CatalogueEntry {
  /// Writes all of `[inputs, outputs]`, row-major, as a pure function of the stream; false if asked to stop,
  /// with some of them not written.
  func fill(
    _ weights: Vector, inputs: Int, outputs: Int, from stream: RandomStream, isStopRequested: () -> Bool
  ) -> Bool
}

/// An initializer that draws each weight by itself.
package protocol ElementwiseInitializer: Initializer {
  /// The weight at `index` of `[inputs, outputs]`, row-major, as a pure function of the stream.
  func weight(at index: Int, inputs: Int, outputs: Int, from stream: RandomStream) -> Float
}

extension ElementwiseInitializer {
  package func fill(
    _ weights: Vector, inputs: Int, outputs: Int, from stream: RandomStream, isStopRequested: () -> Bool
  ) -> Bool {
    for start in stride(from: 0, to: weights.count, by: 1 << 16) {
      if isStopRequested() { return false }
      for index in start..<min(start + 1 << 16, weights.count) {
        weights[index] = weight(at: index, inputs: inputs, outputs: outputs, from: stream)
      }
    }
    return true
  }
}

/// Every initializer that the language can name.
package enum Initializers {
  package static let all: [any Initializer.Type] = [
    He.self, Glorot.self, LeCun.self, Orthogonal.self, Uniform.self, Normal.self, Zeros.self,
    ConstantWeight.self, TorchDefault.self, TruncatedNormal.self, Ones.self, Identity.self,
    Sparse.self,
  ]

  /// The initializer of this name with these options.
  package static func named(_ entry: EntryValue) -> (any Initializer)? {
    all.first { $0.facts.name == entry.name }.map { $0.make(with: entry.options) }
  }
}

/// The two shapes that he, glorot and lecun can draw from; the variance is the same.
enum Draw {
  static let words = ["normal", "uniform"]

  /// What a given bound or middle may be, so that weights are numbers of binary32.
  static let bounds = Bounds.within(-1e30...1e30)

  /// A value of mean 0 and this variance.
  static func value(_ distribution: String, variance: Double, at index: Int, from stream: RandomStream)
    -> Float
  {
    if distribution == "uniform" {
      let bound = Float(Exact.sqrt(3 * variance))
      return (2 * stream.uniform(at: UInt64(index)) - 1) * bound
    }
    return stream.normal(at: UInt64(index)) * Float(Exact.sqrt(variance))
  }
}
