import DescentTensor
import Testing

/// The cube root that sweeps take.
@Suite struct CubeRootTests {
  private func cube(_ x: Float) -> Double { Double(x) * Double(x) * Double(x) }

  @Test func `cubes have their roots and zero has zero`() {
    for root in 0...200 { #expect(cubeRoot(Float(root * root * root)) == Float(root)) }
  }

  @Test func `a root errs by less than one unit in the last place`() {
    var dice = Dice(5)
    let ends: [Float] = [.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, 1]
    for x in ends + (0..<200_000).map({ _ in Float(bitPattern: dice.bits() % 0x7F80_0000) }) where x > 0 {
      let root = cubeRoot(x)
      #expect(cube(root.nextDown) < Double(x) && Double(x) < cube(root.nextUp), "\(x)")
    }
  }
}
