import DescentCatalogue
import Testing

/// Which numbers lie inside bounds.
struct BoundsTests {
  @Test func `at least takes its end`() {
    let bounds = Bounds.atLeast(2)
    #expect(bounds.contains(2) && bounds.contains(1e300))
    #expect(!bounds.contains(2.0.nextDown) && !bounds.contains(-1e300))
  }

  @Test func `above leaves its end out`() {
    let bounds = Bounds.above(0)
    #expect(bounds.contains(.leastNonzeroMagnitude))
    #expect(!bounds.contains(0) && !bounds.contains(-0.0))
  }

  @Test func `a half-open range leaves its upper end out and a closed one takes both`() {
    let open = Bounds.within(0..<1)
    #expect(open.contains(0) && open.contains(1.0.nextDown) && !open.contains(1))
    let closed = Bounds.within(0...1)
    #expect(closed.contains(0) && closed.contains(1))
    #expect(!closed.contains(0.0.nextDown) && !closed.contains(1.0.nextUp))
  }

  @Test(arguments: [Bounds.any, .atLeast(0), .above(0), .within(0..<1), .within(0...1)])
  func `neither NaN nor an infinity lies inside any bounds`(bounds: Bounds) {
    #expect(!bounds.contains(.nan) && !bounds.contains(.infinity) && !bounds.contains(-.infinity))
  }

  @Test func `any takes every finite number`() {
    let numbers: [Double] = [0, -1, 1, .greatestFiniteMagnitude, -.greatestFiniteMagnitude]
    #expect(numbers.allSatisfy(Bounds.any.contains))
  }
}
