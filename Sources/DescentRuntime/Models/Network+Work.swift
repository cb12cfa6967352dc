import DescentLearning

extension Network {
  /// What is computed at each layer with weights, and before the first, as a block would write it.
  ///
  /// Dropout is left out, it works while training alone; so is how weights are drawn.
  private var work: [[String]] {
    var work: [[String]] = [[]]
    for layer in layers {
      switch layer {
      case .dense: work.append([])
      case .normalization(let normalization): work.append([normalization.written])
      case .activation(let operation, _): work[work.count - 1].append(operation.written)
      case .dropout: continue
      }
    }
    return work
  }

  /// Holds what it computes against the model of a file whose tensors are its own.
  ///
  /// - Throws: `computes` with the first place at which they differ.
  func requireSameWork(as saved: Network) throws(ModelFault) {
    for (layer, (own, other)) in zip(work, saved.work).enumerated() where own != other {
      throw .computes(Self.told(own), at: layer, found: Self.told(other))
    }
  }

  private static func told(_ work: [String]) -> String {
    work.isEmpty ? "nothing" : work.map { "`\($0)`" }.joined(separator: " and ")
  }
}
