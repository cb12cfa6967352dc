import DescentTensor
import Testing

@Suite("Sums of squares, products and magnitudes")
struct SquareTests {
  /// Lanes within blocks of 65 536, the blocks' sums in order: docs/numerics.md, written as plain loops.
  private func twin(_ count: Int, _ term: (Int) -> Double) -> Double {
    var total = 0.0
    var start = 0
    while start < count {
      var lanes = [Double](repeating: 0, count: 16)
      for index in start..<min(start + 65_536, count) { lanes[(index - start) % 16] += term(index) }
      func pair(_ l: Int) -> Double { lanes[l] + lanes[l + 8] }
      let even = (pair(0) + pair(4)) + (pair(2) + pair(6))
      total += even + ((pair(1) + pair(5)) + (pair(3) + pair(7)))
      start += 65_536
    }
    return total
  }

  @Test(arguments: [0, 1, 15, 16, 17, 33, 65_535, 65_536, 65_537, 300_001])
  func `a sum equals its twin on every path and with every team`(count: Int) throws {
    var dice = Dice(5)
    let values = dice.numbers(count).enumerated().map { $0 % 97 == 96 ? $1 * 0x1p-140 : $1 * 1e15 }
    let others = dice.numbers(count)
    let squares = twin(count) { Double(values[$0]) * Double(values[$0]) }
    let products = twin(count) { Double(values[$0]) * Double(others[$0]) }
    let magnitudes = twin(count) { Double(abs(values[$0])) }
    for engine in Engines.all {
      let v = Vector(try floats([7] + values), offset: 1, count: count)
      let w = Vector(try floats(others))
      #expect(engine.sumOfSquares(v).bitPattern == squares.bitPattern, "\(engine.instructionSet)")
      #expect(engine.sumOfProducts(v, w).bitPattern == products.bitPattern, "\(engine.instructionSet)")
      #expect(engine.sumOfMagnitudes(v).bitPattern == magnitudes.bitPattern, "\(engine.instructionSet)")
    }
  }
}
