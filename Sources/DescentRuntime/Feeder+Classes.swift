import DescentData
import DescentLearning
import DescentTensor

extension Feeder {
  /// How much a row of each class counts in a loss; nil where all count alike.
  func classWeights(for operation: LossOperation) -> [Double]? {
    switch (operation.weighting, data.target) {
    case (.even, _), (.balanced, .numbers): return nil
    case (.balanced, .classes(let labels, let names)):
      var counts = [Int](repeating: 0, count: names.count)
      for row in data.partition.train { counts[Int(labels[Int(row)])] += 1 }
      return operation.weighting.weights(counts: counts)
    }
  }
}
