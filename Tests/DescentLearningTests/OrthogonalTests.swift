import DescentCatalogue
import DescentLearning
import DescentTensor
import Testing

/// Weights at right angles, by what they promise of their columns and rows.
struct OrthogonalTests {
  static let shapes = [
    (1, 1), (1, 5), (5, 1), (2, 2), (3, 2), (2, 3), (7, 4), (16, 16), (33, 20), (20, 33), (64, 64),
  ]

  private func weights(_ inputs: Int, _ outputs: Int, gain: Double = 1, seed: UInt64 = 0) -> [Float] {
    var initializer = Orthogonal()
    initializer.gain = gain
    return initializer.weights(inputs, outputs, from: RandomStream(seed: seed, .initialization))
  }

  /// The columns, or the rows where there are fewer.
  private func vectors(_ weights: [Float], _ inputs: Int, _ outputs: Int) -> [[Double]] {
    inputs >= outputs
      ? (0..<outputs).map { column in (0..<inputs).map { Double(weights[$0 * outputs + column]) } }
      : (0..<inputs).map { row in (0..<outputs).map { Double(weights[row * outputs + $0]) } }
  }

  @Test(arguments: shapes, [1, 1.5])
  func `columns or rows stand at right angles and are as long as the gain`(shape: (Int, Int), gain: Double) {
    for seed in [0, 1, 77] as [UInt64] {
      let vectors = vectors(weights(shape.0, shape.1, gain: gain, seed: seed), shape.0, shape.1)
      #expect(vectors.count == min(shape.0, shape.1))
      for (i, first) in vectors.enumerated() {
        for (j, second) in vectors.enumerated() {
          let product = zip(first, second).map(*).reduce(0, +)
          #expect(abs(product - (i == j ? gain * gain : 0)) < 2e-7 * gain * gain, "\(i), \(j)")
        }
      }
    }
  }

  @Test func `the first column lies along its draw and the second in the draws' plane`() {
    let (inputs, outputs) = (6, 3)
    let stream = RandomStream(seed: 5, .initialization)
    let drawn = vectors((0..<18).map { stream.normal(at: $0) }, inputs, outputs)
    let found = vectors(weights(inputs, outputs, seed: 5), inputs, outputs)
    func along(_ i: Int, _ j: Int) -> Double { zip(drawn[i], found[j]).map(*).reduce(0, +) }
    for i in 0..<3 {
      #expect(along(i, i) > 0)
      var rest = drawn[i]
      for j in 0...i {
        let share = along(i, j)
        for element in rest.indices { rest[element] -= share * found[j][element] }
      }
      #expect(rest.allSatisfy { abs($0) < 1e-6 })
    }
  }

  @Test func `the same bits come on every machine`() {
    let bits = weights(9, 6, gain: 1.25, seed: 3).bits.reduce(UInt64(17)) { $0 &* 1_000_003 &+ UInt64($1) }
    #expect(bits == 13_519_741_848_600_007_248)
  }

  @Test func `all directions are as likely`() {
    // Entries of a random rotation of 8 dimensions have mean 0, variance 1/8 and fourth moment 3/80.
    let all = (0..<200).flatMap { weights(8, 8, seed: UInt64($0)) }.map { Double($0) }
    let count = Double(all.count)
    #expect(abs(all.reduce(0, +) / count) < 0.02)
    #expect(abs(all.reduce(0) { $0 + $1 * $1 * $1 * $1 } / count - 3.0 / 80) < 0.003)
    let positive = Double(all.count { $0 > 0 }) / count
    #expect(abs(positive - 0.5) < 0.02)
  }
}
