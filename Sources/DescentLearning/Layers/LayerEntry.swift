import DescentCatalogue

/// A layer as a block names it.
package protocol LayerEntry: CatalogueEntry {
  /// The width that leaves it, where the layer decides that.
  var outputWidth: Int? { get }

  /// Puts the layer at the end of a network.
  ///
  /// - Parameter activation: What directly follows in the block, if that is an activation.
  func add(to network: inout NetworkBuilder, before activation: (any Activation)?)
}

/// Every layer that the language can name; an activation alone is a layer too.
package enum LayerEntries {
  package static let all: [any LayerEntry.Type] = [
    DenseLayer.self, DropoutLayer.self, LayerNormLayer.self, FlattenLayer.self,
  ]

  /// The layer of this name with these options.
  package static func make(_ entry: EntryValue) -> (any LayerEntry)? {
    all.first { $0.facts.name == entry.name }.map { $0.make(with: entry.options) }
  }
}
