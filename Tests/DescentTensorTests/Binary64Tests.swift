import DescentTensor
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@Suite("Functions of binary64")
struct Binary64Tests {
  private func random(_ dice: inout Dice) -> Double {
    (Double(dice.number()) + Double(dice.number()) * 0x1p-30)
  }

  #if arch(x86_64)
    /// Largest distance from the 80-bit library function, in units in the last place.
    private func largestError(
      _ inputs: [(Double, Double)], _ function: (Double, Double) -> Double,
      reference: (Float80, Float80) -> Float80
    ) -> Double {
      var worst = 0.0
      for (x, y) in inputs {
        let exact = reference(Float80(x), Float80(y))
        let found = function(x, y)
        let rounded = Double(exact)
        if rounded.isInfinite || found.isInfinite {
          #expect(found == rounded, "overflow at \(x), \(y)")
          continue
        }
        let error = Double((Float80(found) - exact).magnitude / Float80(rounded.ulp))
        if !(error <= worst) { worst = error }
      }
      return worst
    }

    @Test func `functions of binary64 err by at most 2 ulp`() {
      var dice = Dice(41)
      let numbers = (0..<300_000).map { _ in (random(&dice), random(&dice)) }
      let exponential = largestError(
        numbers.map { ($0.0 * 760, 0) }, { x, _ in Exact.exp(x) }, reference: { x, _ in expl(x) })
      let wide = numbers.map { (pow(2, $0.0 * 1070), $0.1) }
      let near = numbers.map { (1 + $0.0 * 0.3, $0.1 * 2000) }
      let logarithm = largestError(wide + near, { x, _ in Exact.log(x) }, reference: { x, _ in logl(x) })
      let angles = numbers.map { ($0.0 * ($0.1 > 0 ? 0x1.fp29 : 7), 0) } + nearQuarterTurns
      let sine = largestError(angles, { x, _ in Exact.sin(x) }, reference: { x, _ in sinl(x) })
      let cosine = largestError(angles, { x, _ in Exact.cos(x) }, reference: { x, _ in cosl(x) })
      let power = largestError(
        near + wide.map { ($0.0, $0.1 * 3) } + wide.map { ($0.0, $0.1 * 1e-3) },
        { x, y in Exact.pow(x, y) }, reference: { x, y in powl(x, y) })
      for worst in [exponential, logarithm, sine, cosine] { #expect(worst <= 1, "largest error") }
      #expect(power <= 1.5, "largest error")
    }

    private var nearQuarterTurns: [(Double, Double)] {
      var dice = Dice(43)
      return (0..<100_000).map { _ in
        (Double(Float80(Int32(bitPattern: dice.bits()) >> 3) * Float80.pi / 2), 0)
      }
    }
  #endif

  @Test func `functions of binary64 have their limits`() {
    let infinity = Double.infinity
    #expect(Exact.exp(infinity) == infinity && Exact.exp(-infinity) == 0 && Exact.exp(0) == 1)
    #expect(Exact.exp(710) == infinity && Exact.exp(-746) == 0 && Exact.exp(-745) == .leastNonzeroMagnitude)
    #expect(Exact.log(0) == -infinity && Exact.log(infinity) == infinity && Exact.log(1) == 0)
    #expect(Exact.log(-1).isNaN && Exact.log(.nan).isNaN && Exact.exp(.nan).isNaN)
    #expect(Exact.log(.leastNonzeroMagnitude) == -744.4400719213812)
    #expect(Exact.sin(infinity).isNaN && Exact.cos(-infinity).isNaN && Exact.sin(.nan).isNaN)
    #expect(Exact.sin(-0.0).sign == .minus && Exact.sin(0) == 0 && Exact.cos(0) == 1)
    #expect(Exact.sin(0x1p-1060) == 0x1p-1060)
    #expect(
      Exact.sqrt(2) == 2.0.squareRoot() && Exact.sqrt(-1).isNaN && squareRoot(2) == Float(2).squareRoot())
  }

  @Test func `powers agree with the library on every special case`() {
    let values: [Double] = [
      0, -0.0, 1, -1, 2, -2, 0.5, -0.5, 3, -3, 1.5, .infinity, -.infinity, .nan, 0x1p53, 0x1p53 + 2, -0x1p53,
      .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
    ]
    for x in values {
      for y in values {
        let (found, expected) = (Exact.pow(x, y), pow(x, y))
        let isSame =
          found.bitPattern == expected.bitPattern || found.isNaN && expected.isNaN
          || expected.isNormal && (found - expected).magnitude <= expected.ulp
        #expect(isSame, "\(x) to the \(y): \(found), expected \(expected)")
      }
    }
  }

  @Test func `whole powers are squared repeatedly`() {
    let x = 0.999
    #expect(Exact.power(x, 0) == 1 && Exact.power(x, 1) == x && Exact.power(x, 5) == x * ((x * x) * (x * x)))
    #expect(Exact.power(2, -3) == 0.125 && Exact.power(-2, 3) == -8)
    #expect((Exact.power(x, 100_000) / pow(x, 100_000) - 1).magnitude < 1e-11)
  }
}
