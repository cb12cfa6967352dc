import Testing

@testable import DescentLearning

/// Second derivatives of formulas.
@Suite struct CurvatureTests {
  @Test(arguments: 0..<300)
  func `curvatures agree with the slopes around them`(seed: Int) {
    var maker = TapeMaker(seed: UInt64(seed))
    let tape = maker.tape(operations: 1 + seed % 6)
    let point = maker.point
    guard tape.value(at: point).isFinite else { return }
    let found = tape.curvatures(at: point)
    for place in point.indices {
      let steps: [Float] = [0x1p-6, 0x1p-7, 0x1p-8]
      let near = steps.map { step in
        var (low, high) = (point, point)
        low[place] -= step
        high[place] += step
        let slopes = (tape.slopes(at: low).slopes[place], tape.slopes(at: high).slopes[place])
        return (Double(slopes.1) - Double(slopes.0)) / (2 * Double(step))
      }
      // Where they do not settle there is a kink, or a curve too sharp for binary32.
      guard near.allSatisfy(\.isFinite), abs(near[0] - near[2]) <= 0.01 * max(1, abs(near[2])) else {
        continue
      }
      #expect(abs(Double(found[place]) - near[2]) <= 0.05 * max(1, abs(near[2])), "\(tape) at \(point)")
    }
  }

  @Test func `each operation has its second derivative`() {
    func bend(at x: Float, _ build: (inout Tape) -> Void) -> Float {
      var tape = Tape(variables: 1)
      build(&tape)
      return tape.curvatures(at: [x])[0]
    }
    #expect(bend(at: 3) { _ = $0.add(.power(0, exponent: 3)) } == 18)
    #expect(bend(at: 0) { _ = $0.add(.power(0, exponent: 2)) } == 2)
    #expect(bend(at: 4) { _ = $0.add(.product(0, 0)) } == 2)
    #expect(bend(at: 4) { _ = $0.add(.call(.root, 0)) } == -0.03125)
    #expect(bend(at: 2) { _ = $0.add(.call(.logarithm, 0)) } == -0.25)
    #expect(bend(at: 0) { _ = $0.add(.call(.exponential, 0)) } == 1)
    #expect(bend(at: 0) { _ = $0.add(.call(.cosine, 0)) } == -1)
    #expect(bend(at: 0) { _ = $0.add(.call(.magnitude, 0)) } == 0)
    #expect(bend(at: -3) { _ = $0.add(.negation($0.add(.product(0, 0)))) } == -2)
    let quotient = bend(at: 2) { tape in
      let one = tape.add(.constant(1))
      _ = tape.add(.quotient(one, 0))
    }
    #expect(quotient == 0.25)
  }
}
