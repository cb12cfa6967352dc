import DescentTensor
import Foundation
import Testing

/// Losses that are computed a row at a time, against their definitions and their own differences.
@Suite("Row losses")
struct RowLossTests {
  /// A loss as these tests call it: outputs and where the gradient goes.
  typealias Loss = (Matrix, Matrix?, DoubleBuffer) throws -> Double

  private let rows = 6
  private let weights = [0.5, 2, 1, 4]

  private func distanceLosses(columns: Int) throws -> [String: Loss] {
    var dice = Dice(71)
    let target = try matrix(dice.numbers(rows * columns), rows: rows, columns: columns)
    let counts = try matrix(
      (0..<rows * columns).map { _ in Float(dice.bits() % 4) }, rows: rows, columns: columns)
    let engine = Engines.single
    return [
      "absolute": {
        engine.absoluteError($0, target: target, scale: 1, gradient: $1, losses: $2)
      },
      "huber": {
        engine.huberError($0, target: target, delta: 0.5, scale: 1, gradient: $1, losses: $2)
      },
      "log cosh": {
        engine.logCoshError($0, target: target, scale: 1, gradient: $1, losses: $2)
      },
      "quantile": {
        engine.quantileError($0, target: target, q: 0.8, scale: 1, gradient: $1, losses: $2)
      },
      "poisson": {
        engine.poissonError(
          ofLogs: $0, target: counts, isWhole: true, scale: 1, gradient: $1, losses: $2)
      },
    ]
  }

  private func classLosses() throws -> [String: Loss] {
    let engine = Engines.single
    let chosen = try labels([0, 3, 1, 2, 1, 3])
    return [
      "weighted": { [weights] in
        engine.weightedCrossEntropy(
          $0, labels: chosen, weights: weights, smoothing: 0, scale: 1, gradient: $1, losses: $2)
      },
      "smoothed": { [weights] in
        engine.weightedCrossEntropy(
          $0, labels: chosen, weights: weights, smoothing: 0.3, scale: 1, gradient: $1, losses: $2)
      },
      "focal": { [weights] in
        engine.focalCrossEntropy(
          $0, labels: chosen, gamma: 1.5, weights: weights, scale: 1, gradient: $1, losses: $2)
      },
      "hinge": {
        engine.hinge($0, labels: chosen, margin: 0.7, scale: 1, gradient: $1, losses: $2)
      },
      "squared hinge": {
        engine.squaredHinge($0, labels: chosen, margin: 0.7, scale: 1, gradient: $1, losses: $2)
      },
      "divergence": {
        engine.softmaxDivergence($0, labels: chosen, smoothing: 0.3, scale: 1, gradient: $1, losses: $2)
      },
      "cosine": {
        engine.cosineDistance($0, labels: chosen, scale: 1, gradient: $1, losses: $2)
      },
    ]
  }

  /// The gradient beside central differences, and the same bits in place as apart.
  private func check(_ loss: Loss, columns: Int, _ name: String) throws {
    var dice = Dice(72)
    let values = dice.numbers(rows * columns).map { $0 * 2 }
    let losses = try #require(DoubleBuffer(count: rows))
    let gradient = try matrix(values, rows: rows, columns: columns)
    let sum = try loss(gradient, gradient, losses)
    let outputs = try matrix(values, rows: rows, columns: columns)
    let apart = try matrix(values.map { _ in 9 }, rows: rows, columns: columns)
    #expect(try loss(outputs, apart, losses) == sum)
    expectSameBits(apart.array, gradient.array, "\(name) in place")
    #expect(losses.array.reduce(0, +) == sum)
    for i in values.indices {
      var (more, less) = (values, values)
      more[i] += 0x1p-9
      less[i] -= 0x1p-9
      let above = try loss(try matrix(more, rows: rows, columns: columns), nil, losses)
      let below = try loss(try matrix(less, rows: rows, columns: columns), nil, losses)
      let slope = (above - below) / Double(more[i] - less[i])
      #expect(abs(slope - Double(gradient.array[i])) < 2e-4, "\(name) at \(i)")
    }
  }

  @Test(arguments: [1, 3]) func `a distance's gradient agrees with finite differences`(columns: Int) throws {
    for (name, loss) in try distanceLosses(columns: columns) { try check(loss, columns: columns, name) }
  }

  @Test func `a weighted gradient agrees with finite differences`() throws {
    for (name, loss) in try classLosses() { try check(loss, columns: 4, name) }
  }

  @Test func `a logit's gradient agrees with finite differences`() throws {
    let chosen = try labels([0, 1, 1, 0, 1, 0])
    try check(
      { Engines.single.logisticCrossEntropy($0, labels: chosen, scale: 1, gradient: $1, losses: $2) },
      columns: 1, "logistic")
    try check(
      {
        Engines.single.logisticFocalCrossEntropy(
          $0, labels: chosen, gamma: 2, alpha: 0.25, scale: 1, gradient: $1, losses: $2)
      }, columns: 1, "logistic focal")
  }

  @Test func `what is not a number stays so under the losses of classes`() throws {
    for (name, loss) in try classLosses() {
      for place in 0..<4 {
        let losses = try #require(DoubleBuffer(count: rows))
        var scores = [Float](repeating: 0.5, count: 4 * rows)
        scores[place] = .nan
        let logits = try matrix(scores, rows: rows, columns: 4)
        #expect(try loss(logits, nil, losses).isNaN, "\(name) at \(place)")
      }
    }
  }

  @Test func `distances have the values that their names say`() throws {
    let prediction = try matrix([1, 3, 0, -2], rows: 4, columns: 1)
    let target = try matrix([1, 1, 0.25, 0], rows: 4, columns: 1)
    let losses = try #require(DoubleBuffer(count: 4))
    let gradient = try matrix([9, 9, 9, 9], rows: 4, columns: 1)
    _ = Engines.single.absoluteError(
      prediction, target: target, scale: 0.5, gradient: gradient, losses: losses)
    #expect(losses.array == [0, 2, 0.25, 2])
    #expect(gradient.array == [0, 0.5, -0.5, -0.5])
    _ = Engines.single.huberError(
      prediction, target: target, delta: 1, scale: 0.5, gradient: gradient, losses: losses)
    #expect(losses.array == [0, 1.5, 0.03125, 1.5])
    #expect(gradient.array == [0, 0.5, -0.125, -0.5])
  }

  @Test func `counts have the loss of their rate, and none where it is below 0`() throws {
    let rates = try matrix([2, 0.5, 3, 0], rows: 4, columns: 1)
    let counts = try matrix([3, 0, 1, 0], rows: 4, columns: 1)
    let (losses, gradient) = (
      try #require(DoubleBuffer(count: 4)), try matrix([9, 9, 9, 9], rows: 4, columns: 1)
    )
    _ = Engines.single.poissonError(
      ofRates: rates, target: counts, isWhole: false, scale: 1, gradient: gradient, losses: losses)
    let wanted = [2 - 3 * log(2 + 1e-8), 0.5, 3 - log(3 + 1e-8), 0]
    for (found, want) in zip(losses.array, wanted) { #expect(abs(found - want) < 1e-14) }
    #expect(gradient.array == [Float(1 - 3 / (2 + 1e-8)), 1, Float(1 - 1 / (3 + 1e-8)), 1])
    let plain = losses.array
    _ = Engines.single.poissonError(
      ofRates: rates, target: counts, isWhole: true, scale: 1, gradient: nil, losses: losses)
    let stirling = 3 * log(3.0) - 3 + 0.5 * log(6 * Double.pi)
    #expect(abs(losses[0] - plain[0] - stirling) < 1e-14 && Array(losses.array[1...]) == Array(plain[1...]))
    rates[0, 0] = -1
    let sum = Engines.single.poissonError(
      ofRates: rates, target: counts, isWhole: false, scale: 1, gradient: nil, losses: losses)
    #expect(sum.isNaN)
  }

  @Test func `a perfect softmax has no divergence and a perfect direction no distance`() throws {
    let losses = try #require(DoubleBuffer(count: 2))
    let chosen = try labels([1, 0])
    // The softmax is the smoothed axis: 0.1 and 0.9, by the logarithm of 9.
    let logits = try matrix([0, 2.1972246, 2.1972246, 0], rows: 2, columns: 2)
    _ = Engines.single.softmaxDivergence(
      logits, labels: chosen, smoothing: 0.2, scale: 1, gradient: nil, losses: losses)
    #expect(losses.array.allSatisfy { abs($0) < 1e-6 })
    let scores = try matrix([0, 7, 0.001, 0], rows: 2, columns: 2)
    _ = Engines.single.cosineDistance(scores, labels: chosen, scale: 1, gradient: scores, losses: losses)
    #expect(losses.array.allSatisfy { abs($0) < 1e-6 } && scores.array.allSatisfy { abs($0) < 1e-3 })
  }

  @Test(arguments: strangeNumbers) func `a logit keeps its digits at either end`(score: Float) throws {
    let logits = try matrix([score, score], rows: 2, columns: 1)
    let losses = try #require(DoubleBuffer(count: 2))
    _ = Engines.single.logisticCrossEntropy(
      logits, labels: try labels([0, 1]), scale: 1, gradient: logits, losses: losses)
    guard !score.isNaN else {
      #expect(losses.array.allSatisfy(\.isNaN) && logits.array.allSatisfy(\.isNaN))
      return
    }
    let size = Double(score.magnitude)
    let (near, far) = (log1p(exp(-size)), size + log1p(exp(-size)))
    let wanted = score > 0 ? [far, near] : [near, far]
    for (found, want) in zip(losses.array, wanted) {
      #expect(found == want || abs(found - want) <= 1e-14 * want)
    }
    let share = 1 / (1 + exp(-Double(score)))
    #expect(abs(Double(logits.array[0]) - share) < 1e-7)
    #expect(abs(Double(logits.array[1]) - (share - 1)) < 1e-7)
  }

  @Test func `what is not a number stays so`() throws {
    let losses = try #require(DoubleBuffer(count: 1))
    let target = try matrix([0], rows: 1, columns: 1)
    for isHuber in [false, true] {
      let place = try matrix([.nan], rows: 1, columns: 1)
      let sum =
        isHuber
        ? Engines.single.huberError(
          place, target: target, delta: 1, scale: 1, gradient: place, losses: losses)
        : Engines.single.absoluteError(place, target: target, scale: 1, gradient: place, losses: losses)
      #expect(sum.isNaN && place.array[0].isNaN)
    }
  }
}
