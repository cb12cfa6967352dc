extension Network {
  /// How many layers have weights.
  package var layersWithWeights: Int {
    layers.reduce(0) { count, layer in
      switch layer {
      case .dense, .normalization: count + 1
      case .activation, .dropout: count
      }
    }
  }

  /// How many features enter, then how many outputs each dense layer has.
  package var sizes: [Int] {
    [inputs]
      + layers.compactMap { layer in
        if case .dense(let dense) = layer { dense.outputs } else { nil }
      }
  }
}
