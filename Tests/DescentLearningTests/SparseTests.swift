import DescentLearning
import DescentTensor
import Testing

/// Weights of which a share is 0, by what they promise of each input.
struct SparseTests {
  private func weights(_ inputs: Int, _ outputs: Int, share: Double, seed: UInt64 = 0) -> [Float] {
    var sparse = Sparse()
    (sparse.share, sparse.deviation) = (share, 0.5)
    return sparse.weights(inputs, outputs, from: RandomStream(seed: seed, .initialization))
  }

  private func zeros(_ weights: [Float], perInput outputs: Int) -> [[Int]] {
    stride(from: 0, to: weights.count, by: outputs).map { first in
      (0..<outputs).filter { weights[first + $0] == 0 }
    }
  }

  @Test(arguments: [
    (10, 0.1, 1), (10, 0.11, 2), (10, 0, 0), (10, 1, 10), (3, 0.5, 2), (1, 0.01, 1), (200, 0.3, 60),
  ])
  func `each input has its share of zeros, counted up`(outputs: Int, share: Double, count: Int) {
    for seed in [0, 1, 77] as [UInt64] {
      let found = zeros(weights(40, outputs, share: share, seed: seed), perInput: outputs)
      #expect(found.map(\.count) == [Int](repeating: count, count: 40))
    }
  }

  @Test func `torch's deviation holds unless told otherwise`() {
    #expect(Sparse().deviation == 0.01 && Sparse().share == 0.1)
  }

  @Test func `what is not 0 is the plain bell's`() {
    let found = weights(30, 50, share: 0.7)
    let stream = RandomStream(seed: 0, .initialization)
    for index in found.indices where found[index] != 0 {
      #expect(found[index] == stream.normal(at: UInt64(index)) * 0.5)
    }
    let rest = found.filter { $0 != 0 }.map { Double($0) }
    #expect(rest.count == 30 * 15)
    let variance = rest.reduce(0) { $0 + $1 * $1 } / Double(rest.count)
    #expect(abs(variance / 0.25 - 1) < 5 * (2 / Double(rest.count)).squareRoot())
  }

  @Test func `every output is as likely to be left out, each input by itself`() {
    let (inputs, outputs) = (4000, 20)
    let rows = zeros(weights(inputs, outputs, share: 0.25), perInput: outputs)
    var counts = [Int](repeating: 0, count: outputs)
    for output in rows.joined() { counts[output] += 1 }
    let deviation = (Double(inputs) * 0.25 * 0.75).squareRoot()
    #expect(counts.allSatisfy { abs(Double($0) - 1000) < 4.5 * deviation })
    // Two outputs are left out together as often as without any bond: 5·4 of 20·19 times.
    let together = Double(rows.count { $0.contains(3) && $0.contains(4) })
    let share = 20.0 / 380
    #expect(abs(together - 4000 * share) < 4.5 * (4000 * share * (1 - share)).squareRoot())
    #expect(Set(rows).count > 2500)
  }

  @Test func `other seeds and layers leave out others`() {
    let first = weights(50, 40, share: 0.5)
    var sparse = Sparse()
    (sparse.share, sparse.deviation) = (0.5, 0.5)
    let elsewhere = sparse.weights(50, 40, from: RandomStream(seed: 0, .initialization, place: 1))
    for other in [weights(50, 40, share: 0.5, seed: 1), elsewhere] {
      let both = zip(first, other).count { $0 == 0 && $1 == 0 }
      #expect(abs(Double(both) - 500) < 100)
    }
  }

  @Test func `the same bits come on every machine`() {
    let bits = weights(9, 6, share: 0.4, seed: 3).bits.reduce(UInt64(17)) { $0 &* 1_000_003 &+ UInt64($1) }
    #expect(bits == 16_388_217_245_874_573_421)
  }
}
