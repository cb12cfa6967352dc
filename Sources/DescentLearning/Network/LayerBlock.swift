/// A model written as layers.
package struct LayerBlock: Sendable {
  /// One line of the block: an activation alone is a layer too.
  package enum Member: Sendable {
    case layer(any LayerEntry)
    case activation(any Activation)
  }

  package let members: [Member]

  package init(_ members: [Member]) { self.members = members }

  /// The width that leaves the last member; nil when no dense layer has said one.
  package var outputs: Int? {
    members.lazy.reversed().compactMap { member in
      switch member {
      case .layer(let layer): layer.outputWidth
      case .activation: nil
      }
    }.first
  }

  /// The network of these layers for rows of so many features.
  package func network(inputs: Int) -> Network {
    var builder = NetworkBuilder(inputs: inputs)
    for (index, member) in members.enumerated() {
      switch member {
      case .layer(let layer): layer.add(to: &builder, before: activation(at: index + 1))
      case .activation(let activation): builder.add(activation)
      }
    }
    return builder.network
  }

  private func activation(at index: Int) -> (any Activation)? {
    guard index < members.count, case .activation(let activation) = members[index] else { return nil }
    return activation
  }
}
