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
    case .softplus(let beta, let threshold):
      beta * x > threshold ? x : Foundation.log(1 + Foundation.exp(beta * x)) / beta
    case .element(let function): value(function, x)
    }
  }

  private static func value(_ function: ElementFunction, _ x: Double) -> Double {
    switch function {
    case .selu: 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Foundation.expm1(x))
    case .celu(let alpha): x > 0 ? x : alpha * Foundation.expm1(x / alpha)
    case .mish: x * Foundation.tanh(Foundation.log(1 + Foundation.exp(x)))
    case .softsign: x / (1 + abs(x))
    case .geluTanh: x / 2 * (1 + Foundation.tanh(0.7978845608028654 * (x + 0.044715 * x * x * x)))
    case .tanhshrink: x - Foundation.tanh(x)
    case .logSigmoid: -Foundation.log(1 + Foundation.exp(-x))
    case .squareplus(let b): (x + (x * x + b).squareRoot()) / 2
    case .hardtanh(let low, let high): min(max(x, low), high)
    case .hardsigmoid: min(max(x + 3, 0), 6) / 6
    case .hardswish: x * min(max(x + 3, 0), 6) / 6
    case .softshrink(let width): max(x - width, 0) + min(x + width, 0)
    case .hardshrink(let width): abs(x) > width ? x : 0
    case .squaredReLU: max(x, 0) * max(x, 0)
    case .threshold(let end, let value): x > end ? x : value
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
      let pairs = Array(zip(outputs.joined(), targets.joined()))
      return pairs.reduce(0.0) { $0 + loss(operation, of: $1.0, truth: $1.1) } / Double(pairs.count)
    }
  }

  /// One for each class.
  static func classWeights(_ operation: LossOperation, _ labels: [Int], outputs: Int) -> [Double] {
    let classes = operation.outputs(classes: 2) == 1 ? 2 : outputs
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
    case .focalCrossEntropy(let gamma, _):
      let entropy = Foundation.log(row.reduce(0) { $0 + Foundation.exp($1) }) - row[label]
      return weights[label] * Foundation.pow(1 - Foundation.exp(-entropy), gamma) * entropy
    case .logisticFocalCrossEntropy(let gamma, let alpha):
      let entropy = Foundation.log(1 + Foundation.exp(row[0])) - Double(label) * row[0]
      let weight = alpha.map { label == 1 ? $0 : 1 - $0 } ?? 1
      return weight * Foundation.pow(1 - Foundation.exp(-entropy), gamma) * entropy
    case .hinge(let margin): return shortfalls(row, label, margin).reduce(0, +) / Double(row.count)
    case .squaredHinge(let margin):
      return shortfalls(row, label, margin).reduce(0) { $0 + $1 * $1 } / Double(row.count)
    case .softmaxDivergence(let smoothing):
      let (share, count) = (Double(smoothing), Double(row.count))
      let logOfSum = Foundation.log(row.reduce(0) { $0 + Foundation.exp($1) })
      return row.indices.reduce(0.0) { sum, column in
        let target = (column == label ? 1 - share : 0) + share / count
        return target == 0 ? sum : sum + target * (Foundation.log(target) - (row[column] - logOfSum))
      }
    case .cosineDistance:
      let square = row.reduce(0) { $0 + $1 * $1 } + 1e-12
      return 1 - row[label] / (square * (1 + 1e-12)).squareRoot()
    case .squaredError, .absoluteError, .huberError, .logCoshError, .quantileError, .poisson: return .nan
    }
  }

  private static func shortfalls(_ row: [Double], _ label: Int, _ margin: Double) -> [Double] {
    row.indices.filter { $0 != label }.map { max(0, margin - row[label] + row[$0]) }
  }

  private static func loss(_ operation: LossOperation, of said: Double, truth: Double) -> Double {
    let distance = said - truth
    return switch operation {
    case .squaredError: distance * distance
    case .absoluteError: abs(distance)
    case .huberError(let delta):
      abs(distance) <= delta ? distance * distance / 2 : delta * (abs(distance) - delta / 2)
    case .logCoshError: Foundation.log(Foundation.cosh(distance))
    case .quantileError(let q): max(-q * distance, (1 - q) * distance)
    case .poisson(let link, let isWhole):
      (link == .log ? Foundation.exp(said) - truth * said : said - truth * Foundation.log(said + 1e-8))
        + (isWhole && truth > 1
          ? truth * Foundation.log(truth) - truth + Foundation.log(2 * .pi * truth) / 2 : 0)
    case .softmaxCrossEntropy, .logisticCrossEntropy, .focalCrossEntropy, .logisticFocalCrossEntropy,
      .hinge, .squaredHinge, .softmaxDivergence, .cosineDistance:
      .nan
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
