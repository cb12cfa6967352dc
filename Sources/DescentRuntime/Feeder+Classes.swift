import DescentData
import DescentLearning
import DescentSyntax
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

extension PreparedData {
  /// How many outputs a network needs for it under a loss.
  func outputs(for operation: LossOperation) -> Int {
    switch target {
    case .classes(_, let names): operation.outputs(classes: names.count)
    case .numbers: 1
    }
  }

  /// Refuses a network whose outputs a loss cannot read: one that was loaded, or data read after the check.
  func requireFit(_ network: Network, _ operation: LossOperation, at span: Span) throws(RunFailure) {
    if operation == .logisticCrossEntropy, classNames.count != 2 {
      throw refusal(
        "`binary_cross_entropy` is a loss of two classes, the data has \(classNames.count)",
        "write `loss cross_entropy`"
      ).at(span)
    }
    let wanted = outputs(for: operation)
    guard network.outputs != wanted else { return }
    let isBinary = network.outputs == 1 && classNames.count == 2
    throw refusal(
      "the model has \(network.outputs) output\(network.outputs == 1 ? "" : "s"), its loss and the data "
        + "ask for \(wanted)",
      isBinary ? "write `loss binary_cross_entropy`" : "train a model of its own for this loss"
    ).at(span)
  }

  private func refusal(_ message: String, _ help: String) -> RunFault {
    .data(message: message, help: help, status: .recipeWrong)
  }
}
