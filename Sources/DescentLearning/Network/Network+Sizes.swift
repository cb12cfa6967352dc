extension Network {
  /// How many features enter, then how many outputs each dense layer has.
  package var sizes: [Int] {
    [inputs]
      + layers.compactMap { layer in
        if case .dense(let dense) = layer { dense.outputs } else { nil }
      }
  }
}
