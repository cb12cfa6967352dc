import CExact
import DescentTensor
import Testing

@Suite("Random streams")
struct RandomTests {
  /// Philox 4×32-10 as its authors define it, counter and key given.
  private func philox(_ counter: [UInt32], _ key: [UInt32]) -> [UInt32] {
    var (c, k) = (counter, key)
    for _ in 0..<10 {
      let left = UInt64(0xD251_1F53) * UInt64(c[0])
      let right = UInt64(0xCD9E_8D57) * UInt64(c[2])
      c = [
        UInt32(right >> 32) ^ c[1] ^ k[0], UInt32(truncatingIfNeeded: right),
        UInt32(left >> 32) ^ c[3] ^ k[1], UInt32(truncatingIfNeeded: left),
      ]
      k = [k[0] &+ 0x9E37_79B9, k[1] &+ 0xBB67_AE85]
    }
    return c
  }

  @Test func `Philox gives its known answers`() {
    let known: [([UInt32], [UInt32], [UInt32])] = [
      ([0, 0, 0, 0], [0, 0], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
      (
        [UInt32](repeating: .max, count: 4), [.max, .max],
        [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
      ),
      (
        [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0],
        [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
      ),
    ]
    for (counter, key, answer) in known {
      let stream = exact_stream(
        key_low: key[0], key_high: key[1], place: counter[1], step_low: counter[2], step_high: counter[3])
      let words = exact_philox(stream, counter[0]).words
      #expect([words.0, words.1, words.2, words.3] == answer)
      #expect(philox(counter, key) == answer)
    }
  }

  @Test(arguments: StreamName.allCases)
  func `a stream counts blocks, purpose, place and step`(name: StreamName) {
    let (seed, step): (UInt64, UInt64) = (0x0123_4567_89ab_cdef, 0xfedc_ba98_7654_3210)
    let stream = RandomStream(seed: seed, name, place: 513, step: step)
    for index: UInt64 in [0, 1, 2, 3, 4, 1_000_003, 1 << 34 - 1] {
      let words = philox(
        [UInt32(index / 4), name.rawValue * 65536 + 513, 0x7654_3210, 0xfedc_ba98],
        [0x89ab_cdef, 0x0123_4567])
      #expect(stream.bits(at: index) == words[Int(index % 4)])
      #expect(stream.uniform(at: index) == Float(words[Int(index % 4)] >> 8) * 0x1p-24)
    }
  }

  @Test func `uniform and normal numbers have their moments`() {
    let stream = RandomStream(seed: 1, .noise)
    let count = 400_000
    var (mean, square, normalMean, normalSquare, fourth) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for i in 0..<UInt64(count) {
      let (u, z) = (Double(stream.uniform(at: i)), Double(stream.normal(at: i)))
      #expect(u >= 0 && u < 1)
      mean += u
      square += u * u
      normalMean += z
      normalSquare += z * z
      fourth += z * z * z * z
    }
    let n = Double(count)
    #expect((mean / n - 0.5).magnitude < 0.002 && (square / n - 1.0 / 3).magnitude < 0.002)
    #expect((normalMean / n).magnitude < 0.006 && (normalSquare / n - 1).magnitude < 0.01)
    #expect((fourth / n - 3).magnitude < 0.1)
  }

  /// Fisher and Yates with the words of the stream in order, by the definition.
  private func shuffled(_ n: Int, _ stream: RandomStream) -> [Int32] {
    var order = (0..<n).map(Int32.init)
    var draws: UInt64 = 0
    for last in stride(from: n - 1, through: 1, by: -1) {
      let bound = UInt64(last + 1)
      var product: UInt64
      repeat {
        product = UInt64(stream.bits(at: draws)) * bound
        draws += 1
      } while product % (1 << 32) < (1 << 32) % bound
      order.swapAt(Int(product >> 32), last)
    }
    return order
  }

  @Test(arguments: [0, 1, 2, 3, 10, 1000, 60_000])
  func `a shuffle is the definition's permutation`(count: Int) {
    let stream = RandomStream(seed: 5, .shuffle, step: 3)
    let order = stream.shuffled(count)
    #expect(order == shuffled(count, stream))
    #expect(order.sorted() == (0..<count).map(Int32.init))
    #expect(order == stream.shuffled(count))
    #expect(count < 10 || order != RandomStream(seed: 5, .shuffle, step: 4).shuffled(count))
  }

  @Test func `every order of four is equally likely`() {
    var counts: [[Int32]: Int] = [:]
    for step in 0..<UInt64(48_000) {
      counts[RandomStream(seed: 8, .shuffle, step: step).shuffled(4), default: 0] += 1
    }
    #expect(counts.count == 24)
    #expect(counts.values.allSatisfy { ($0 - 2000).magnitude < 220 })
  }
}
