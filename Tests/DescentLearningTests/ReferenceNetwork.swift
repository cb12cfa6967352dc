import DescentLearning
import DescentTensor
import Foundation

/// What a batch's rows should have come out as.
enum Truth: Sendable {
  case classes([Int])
  case numbers([[Double]])
}

/// A network in binary64, written as its definition reads, without a way back.
struct ReferenceNetwork {
  let network: Network
  let seed: UInt64
  let step: Int

  /// Rows of outputs for rows of inputs; `parameters` lie as weight, bias, weight, bias …
  func outputs(_ inputs: [[Double]], _ parameters: [Double]) -> [[Double]] {
    var rows = inputs
    var offset = 0
    for layer in network.layers {
      switch layer {
      case .dense(let dense):
        rows = rows.map { weightedSums($0, dense, parameters, offset) }
        offset += (dense.inputs + 1) * dense.outputs
      case .activation(let operation, _):
        rows = rows.map { $0.map { Self.value(operation, $0) } }
      case .normalization(let normalization):
        rows = rows.map { normalized($0, normalization, parameters, offset) }
        offset += 2 * normalization.width
      case .dropout(let dropout):
        rows = dropped(rows, dropout)
      }
    }
    return rows
  }

  private func weightedSums(_ row: [Double], _ dense: Dense, _ parameters: [Double], _ offset: Int)
    -> [Double]
  {
    (0..<dense.outputs).map { j in
      var sum = parameters[offset + dense.inputs * dense.outputs + j]
      for i in 0..<dense.inputs { sum += row[i] * parameters[offset + i * dense.outputs + j] }
      return sum
    }
  }

  private func normalized(
    _ row: [Double], _ normalization: Normalization, _ parameters: [Double], _ offset: Int
  ) -> [Double] {
    let count = Double(row.count)
    let mean = row.reduce(0, +) / count
    let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    return row.enumerated().map { j, x in
      let even = (x - mean) / (variance + normalization.eps).squareRoot()
      return even * parameters[offset + j] + parameters[offset + normalization.width + j]
    }
  }

  private static func value(_ operation: ActivationOperation, _ x: Double) -> Double {
    switch operation {
    case .relu: max(0, x)
    case .tanh: Foundation.tanh(x)
    case .sigmoid: 1 / (1 + Foundation.exp(-x))
    case .gelu: x / 2 * Foundation.erfc(-x / 2.0.squareRoot())
    case .leakyReLU(let slope): x > 0 ? x : x * slope
    case .elu(let alpha): x > 0 ? x : alpha * Foundation.expm1(x)
    case .silu: x / (1 + Foundation.exp(-x))
    case .softplus: Foundation.log(1 + Foundation.exp(x))
    }
  }

  /// The mask is drawn number by number from the layer's stream.
  private func dropped(_ rows: [[Double]], _ dropout: Dropout) -> [[Double]] {
    let stream = RandomStream(seed: seed, .dropout, place: dropout.place, step: UInt64(step))
    let rate = Double(Float(dropout.rate))
    return rows.enumerated().map { i, row in
      row.enumerated().map { j, x in
        Double(stream.uniform(at: UInt64(i * dropout.width + j))) >= rate ? x / (1 - rate) : 0
      }
    }
  }

  /// The mean loss of rows of outputs; where classes have weights, their sum divides.
  static func loss(_ operation: LossOperation, of outputs: [[Double]], _ truth: Truth) -> Double {
    switch truth {
    case .classes(let labels):
      let weights = classWeights(operation, labels, outputs: outputs[0].count)
      let sum = zip(outputs, labels).reduce(0.0) { $0 + loss(operation, of: $1.0, label: $1.1, weights) }
      return sum / labels.reduce(0.0) { $0 + weights[$1] }
    case .numbers(let targets):
      let distances = zip(outputs.joined(), targets.joined()).map { $0 - $1 }
      return distances.reduce(0.0) { $0 + loss(operation, ofDistance: $1) } / Double(distances.count)
    }
  }

  /// One for each class.
  static func classWeights(_ operation: LossOperation, _ labels: [Int], outputs: Int) -> [Double] {
    let classes = operation == .logisticCrossEntropy ? 2 : outputs
    let counts = (0..<classes).map { label in labels.count { $0 == label } }
    return operation.weighting.weights(counts: counts) ?? [Double](repeating: 1, count: classes)
  }

  private static func loss(
    _ operation: LossOperation, of row: [Double], label: Int, _ weights: [Double]
  ) -> Double {
    switch operation {
    case .softmaxCrossEntropy(let smoothing, _):
      let (share, count) = (Double(smoothing), Double(row.count))
      let logOfSum = Foundation.log(row.reduce(0) { $0 + Foundation.exp($1) })
      return row.indices.reduce(0.0) { sum, column in
        let target = (column == label ? 1 - share : 0) + share / count
        return sum + weights[column] * target * (logOfSum - row[column])
      }
    case .logisticCrossEntropy:
      return Foundation.log(1 + Foundation.exp(row[0])) - Double(label) * row[0]
    case .squaredError, .absoluteError, .huberError: return .nan
    }
  }

  private static func loss(_ operation: LossOperation, ofDistance distance: Double) -> Double {
    switch operation {
    case .squaredError: distance * distance
    case .absoluteError: abs(distance)
    case .huberError(let delta):
      abs(distance) <= delta ? distance * distance / 2 : delta * (abs(distance) - delta / 2)
    case .softmaxCrossEntropy, .logisticCrossEntropy: .nan
    }
  }

  /// The gradient of the mean loss by central differences.
  func gradient(
    _ operation: LossOperation, _ inputs: [[Double]], _ truth: Truth, at parameters: [Double]
  ) -> [Double] {
    let reach = 1e-6
    return parameters.indices.map { index in
      var moved = parameters
      moved[index] = parameters[index] + reach
      let above = Self.loss(operation, of: outputs(inputs, moved), truth)
      moved[index] = parameters[index] - reach
      return (above - Self.loss(operation, of: outputs(inputs, moved), truth)) / (2 * reach)
    }
  }
}
