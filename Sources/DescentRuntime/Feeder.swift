import DescentData
import DescentLearning
import DescentTensor

/// Brings batches of prepared data to a network and its loss.
struct Feeder {
  let data: PreparedData
  let engine: Engine

  /// Puts the rows `order[range]` where the network and its loss expect them.
  func feed(_ order: [Int32], _ range: Range<Int>, into execution: Execution, _ loss: LossUnit) {
    if let batch = execution.byteInput, case .bytes(let bytes, batch.divisor) = data.features {
      engine.gather(bytes, order: order, range: range, into: batch)
    } else {
      engine.gather(data.features, order: order, range: range, into: execution.input(rows: range.count))
    }
    feedTruth(order, range, into: loss)
  }

  /// Puts what is true of the rows `order[range]` where the loss expects it.
  func feedTruth(_ order: [Int32], _ range: Range<Int>, into loss: LossUnit) {
    switch data.target {
    case .classes(let labels, _):
      engine.gather(labels, order: order, range: range, into: loss.labels)
    case .numbers(let numbers, _):
      engine.gather(numbers, order: order, range: range, into: loss.targets(rows: range.count))
    }
  }

  /// The order in which an epoch visits the rows to train on.
  func order(epoch: Int, seed: UInt64) -> [Int32] {
    let rows = data.partition.train
    let stream = RandomStream(seed: seed, .shuffle, step: UInt64(epoch))
    return stream.shuffled(rows.count).map { rows[Int($0)] }
  }
}

extension PreparedFeatures {
  /// What a network can be told of batches of them.
  var inputForm: InputForm {
    switch (self, sparsity) {
    case (.bytes(_, let divisor), .sparse): .sparseBytes(divisor: divisor)
    case (_, .sparse): .sparse
    case (_, .dense): .dense
    }
  }
}

extension Engine {
  /// Rows `order[range]` of the features as a network reads them, into the first rows of `input`.
  func gather(_ features: PreparedFeatures, order: [Int32], range: Range<Int>, into input: Matrix) {
    switch features {
    case .bytes(let bytes, let divisor):
      gather(bytes, divisor: divisor, order: order, range: range, into: input)
    case .numbers(let numbers): gather(numbers, order: order, range: range, into: input)
    case .spread(let matrix): gather(matrix, order: order, range: range, into: input)
    }
  }
}
