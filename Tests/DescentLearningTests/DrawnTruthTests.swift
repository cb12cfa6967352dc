import DescentTensor
import Testing

@testable import DescentLearning

/// Truths that are drawn from what a network says.
@Suite struct DrawnTruthTests {
  private let stream = RandomStream(seed: 5, .noise)

  private func output(_ rows: Int, _ logits: [Float]) throws -> Matrix {
    let matrix = Matrix(
      try floats([Float](repeating: 0, count: rows * logits.count)), offset: 0, rows: rows,
      columns: logits.count)
    matrix.put((0..<rows).flatMap { _ in logits })
    return matrix
  }

  @Test func `classes come as often as the softmax says`() throws {
    let truth = try #require(DrawnTruth(capacity: 20_000, numbers: 1))
    truth.drawClasses(try output(20_000, [0, 1, 2]), from: stream, first: 0)
    let shares = (0..<3).map { label in
      Double((0..<20_000).count { truth.labels[$0] == Int32(label) }) / 20_000
    }
    for (share, wanted) in zip(shares, [0.0900, 0.2447, 0.6652]) { #expect(abs(share - wanted) < 0.012) }
  }

  @Test func `of two classes the second comes as often as the sigmoid says`() throws {
    let truth = try #require(DrawnTruth(capacity: 20_000, numbers: 1))
    truth.drawTwoClasses(try output(20_000, [-1]), from: stream, first: 0)
    let share = Double((0..<20_000).count { truth.labels[$0] == 1 }) / 20_000
    #expect(abs(share - 0.2689) < 0.012)
  }

  @Test func `numbers spread around what is said with a variance of a half`() throws {
    let output = try output(20_000, [3])
    let truth = try #require(DrawnTruth(capacity: 1, numbers: 20_000))
    let target = Matrix(truth.numbers, offset: 0, rows: 20_000, columns: 1)
    truth.drawNumbers(output, into: target, from: stream, first: 0)
    let ways = target.array.map { Double($0) - 3 }
    #expect(abs(ways.reduce(0, +) / 20_000) < 0.02)
    #expect(abs(ways.reduce(0) { $0 + $1 * $1 } / 20_000 - 0.5) < 0.02)
  }

  @Test(arguments: Losses.all.map { $0.facts.name })
  func `a loss has probabilities exactly where it is minus the logarithm of one`(name: String) throws {
    let loss = try #require(Losses.all.first { $0.facts.name == name })
    let hasOne = ["cross_entropy", "binary_cross_entropy", "mse"].contains(name)
    #expect((loss.init().operation.likelihood != nil) == hasOne)
  }
}
