import DescentRecipe

/// A scale with round ends, even or by ratio, from bottom to top.
///
/// The ends move in round steps alone, so that a curve that grows does not shake.
struct Axis: Equatable {
  let low: Double
  let high: Double
  /// Whether equal ratios are equally far apart.
  let isLogarithmic: Bool

  /// Numbers above 0 this far apart are told by their ratio.
  private static let widest = 10.0
  private static let hair = 1e-9

  /// - Parameter values: Those to be shown; nil without any that are finite.
  init?(covering values: some Sequence<Double>) {
    var range: ClosedRange<Double>?
    for value in values where value.isFinite && value.magnitude < 1e300 {
      let (low, high) = (range?.lowerBound ?? value, range?.upperBound ?? value)
      range = min(low, value)...max(high, value)
    }
    guard let range else { return nil }
    let (low, high) = (range.lowerBound, range.upperBound)
    if low > 1e-300, high / low > Self.widest {
      self.init(low: Self.round(low, isUp: false), high: Self.round(high, isUp: true), isLogarithmic: true)
      return
    }
    let room = high > low ? high - low : high == 0 ? 1 : 0.2 * high.magnitude
    let (bottom, top) = high > low ? (low, high) : (low - room / 2, high + room / 2)
    let step = Self.round(room / 5, isUp: true)
    // A loss that has come far down is seen above its floor.
    let isNearZero = bottom > 0 && bottom < 0.3 * top
    // What is a hair beyond a round value is that value.
    self.init(
      low: isNearZero ? 0 : (bottom / step + Self.hair).rounded(.down) * step,
      high: (top / step - Self.hair).rounded(.up) * step, isLogarithmic: false)
  }

  private init(low: Double, high: Double, isLogarithmic: Bool) {
    (self.low, self.high, self.isLogarithmic) = (low, high, isLogarithmic)
  }

  /// How far up a value stands, from 0 to 1.
  func share(of value: Double) -> Double {
    let share =
      isLogarithmic
      ? (Self.logarithm(max(value, low)) - Self.logarithm(low)) / (Self.logarithm(high) - Self.logarithm(low))
      : (value - low) / (high - low)
    return min(1, max(0, share))
  }

  /// Round values with their places, in lines counted from the top; no two so near that they would touch.
  func marks(lines: Int) -> [(line: Int, text: String)] {
    guard lines > 1 else { return lines == 1 ? [(0, Self.text(high))] : [] }
    var marks = [(line: 0, text: Self.text(high)), (line: lines - 1, text: Self.text(low))]
    for value in inner {
      let line = Int(((1 - share(of: value)) * Double(lines - 1)).rounded())
      if marks.allSatisfy({ abs($0.line - line) > 1 }) { marks.append((line, Self.text(value))) }
    }
    return marks.sorted { $0.line < $1.line }
  }

  /// Round values between the ends, those to be marked first in front.
  private var inner: [Double] {
    guard isLogarithmic else {
      let step = Self.round((high - low) / 4, isUp: false)
      let count = Int(((high - low) / step).rounded())
      return [count / 2, count / 4, 3 * count / 4].map { low + Double($0) * step }
    }
    var (value, powers) = (1.0, [Double]())
    while value > low { value /= 10 }
    while value < high, powers.count < 400 {
      if value > low { powers.append(value) }
      value *= 10
    }
    let middle = powers.count / 2
    return powers.enumerated().sorted { abs($0.offset - middle) < abs($1.offset - middle) }.map(\.element)
  }

  /// The nearest of 1, 2, 5, 10, 20, 50 and so on in a direction.
  private static func round(_ value: Double, isUp: Bool) -> Double {
    guard value > 0, value.isFinite else { return 1 }
    var scale = 1.0
    while scale * 10 <= value { scale *= 10 }
    while scale > value { scale /= 10 }
    // A step written with a point is not met to the last bit.
    let share = value / scale
    let steps = [1.0, 2, 5, 10]
    return scale
      * (isUp ? steps.first { $0 >= share * (1 - hair) } ?? 10 : steps.last { $0 <= share * (1 + hair) } ?? 1)
  }

  /// A number beside an axis, in few characters.
  static func text(_ value: Double) -> String {
    let size = value.magnitude
    guard size >= 1e5 || size > 0 && size < 1e-3 else { return Fixed.compact(value) }
    var (mantissa, exponent) = (value, 0)
    while mantissa.magnitude >= 9.9995 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa.magnitude < 0.99995 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    return Fixed.compact(mantissa) + "e\(exponent)"
  }

  /// The binary logarithm, bit by bit to 1/65 536, which is finer than any screen.
  static func logarithm(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return 0 }
    var (whole, rest, bit) = (Double(value.exponent), value.significand, 0.5)
    for _ in 0..<16 {
      rest *= rest
      if rest >= 2 { (whole, rest) = (whole + bit, rest / 2) }
      bit /= 2
    }
    return whole
  }
}
