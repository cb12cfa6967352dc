import DescentCatalogue
import DescentTensor

/// How the weights of a layer are drawn; biases start at 0.
package protocol Initializer: CatalogueEntry {
  /// The weight at `index` of `[inputs, outputs]`, row-major, as a pure function of the stream.
  func weight(at index: Int, inputs: Int, outputs: Int, from stream: RandomStream) -> Float
}

/// Every initializer that the language can name.
package enum Initializers {
  package static let all: [any Initializer.Type] = [He.self, Glorot.self]

  /// The initializer of this name with these options.
  package static func named(_ entry: EntryValue) -> (any Initializer)? {
    all.first { $0.facts.name == entry.name }.map { $0.make(with: entry.options) }
  }
}

/// The two shapes that he and glorot can draw from; the variance is the same.
enum Draw {
  static let words = ["normal", "uniform"]

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
