import DescentTensor
import Testing

@testable import DescentData

/// Medians and most frequent values beside their slow twins.
struct PreparationRanksTests {
  private func numbers(_ count: Int, seed: UInt64, of kinds: Int) -> [Double] {
    let stream = RandomStream(seed: seed, .split)
    let order = stream.shuffled(count)
    return order.map { index in
      let value = Double(Int(index) % kinds - kinds / 2)
      return Int(index) % 3 == 0 ? value * 1e-3 : Int(index) % 3 == 1 ? value : value * 1e200
    }
  }

  @Test(arguments: [1, 2, 3, 64, 65, 200, 1001, 5000], [1, 2, 7, 4001])
  func `each place holds what sorting puts there`(count: Int, kinds: Int) {
    let values = numbers(count, seed: UInt64(count), of: kinds)
    let sorted = values.sorted()
    for place in Set([0, count / 3, count / 2, count - 1]) {
      #expect(Ranks.number(at: place, of: values) == sorted[place])
    }
    let middle = count % 2 == 1 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2
    #expect(Ranks.median(of: values) == middle)
  }

  @Test func `the median of two large numbers does not overflow`() {
    #expect(Ranks.median(of: [1.5e308, 1.7e308]) == 1.6e308)
    #expect(Ranks.median(of: [-.greatestFiniteMagnitude, .greatestFiniteMagnitude]) == 0)
  }

  @Test func `the most frequent number is the least of equals`() {
    #expect(Frequency.mostFrequent([3, 1, 3, 1, 2]) == 1)
    #expect(Frequency.mostFrequent([2, 3, 3, 1]) == 3)
    #expect(Frequency.mostFrequent([-5]) == -5)
  }
}
