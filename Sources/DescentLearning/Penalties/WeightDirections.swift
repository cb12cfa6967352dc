import DescentTensor

/// The weights of each unit, or of each input, at length 1, in binary64.
///
/// Sums go in eight lanes by the index modulo 8.
struct WeightDirections {
  /// What a vector is divided by at least, so that one of zeros stays 0.
  static let shortest = 1e-7

  let isOfUnits: Bool
  let units: Int
  /// How many vectors there are.
  let count: Int
  /// Elements of a vector.
  let elements: Int
  /// By vector; before the bound below.
  private(set) var lengths: [Double] = []
  /// Vector after vector, the last eight of each filled up with 0.
  private var directions: [SIMD8<Double>] = []

  /// - Parameters:
  ///   - weights: `[inputs, units]`, row-major.
  ///   - isOfUnits: Whether vectors are columns, not rows.
  init(_ weights: Vector, units: Int, isOfUnits: Bool) {
    self.isOfUnits = isOfUnits
    self.units = units
    let inputs = weights.count / max(units, 1)
    (count, elements) = isOfUnits ? (units, inputs) : (inputs, units)
    directions.reserveCapacity(count * strips)
    for vector in 0..<count {
      var strip = SIMD8<Double>.zero
      let first = directions.count
      for element in 0..<elements {
        strip[element % 8] = Double(weights[place(vector, element)])
        guard element % 8 == 7 || element + 1 == elements else { continue }
        directions.append(strip)
        strip = .zero
      }
      let length = Exact.sqrt(product(vector, directions[first...]))
      for index in first..<directions.count { directions[index] /= max(length, Self.shortest) }
      lengths.append(length)
    }
  }

  /// Eights of elements that a vector is made of.
  private var strips: Int { (elements + 7) / 8 }

  private func strips(of vector: Int) -> Range<Int> { vector * strips..<(vector + 1) * strips }

  /// Where an element of a vector lies in the tensor.
  func place(_ vector: Int, _ element: Int) -> Int {
    isOfUnits ? element * units + vector : vector * units + element
  }

  /// How many pairs of vectors there are.
  var pairs: Double { Double(count) * Double(count - 1) / 2 }

  /// The cosine of the angle between two.
  func cosine(_ first: Int, _ second: Int) -> Double {
    product(first, directions[strips(of: second)])
  }

  /// The slope along each element of the sum of all cosines' sizes, by vector; 0 where a cosine is 0.
  func slopesOfSizes() -> [[Double]] {
    var pulls = [SIMD8<Double>](repeating: .zero, count: directions.count)
    for first in 0..<count {
      for second in (first + 1)..<max(first + 1, count) {
        let cosine = cosine(first, second)
        let sign = cosine > 0 ? 1.0 : cosine < 0 ? -1 : 0
        for (one, other) in zip(strips(of: first), strips(of: second)) {
          pulls[one] += sign * directions[other]
          pulls[other] += sign * directions[one]
        }
      }
    }
    return (0..<count).map { slopes(of: $0, pulls[strips(of: $0)]) }
  }

  /// What a pull on a direction of length 1 does to the weights behind it: the part across it, by its length.
  private func slopes(of vector: Int, _ pull: ArraySlice<SIMD8<Double>>) -> [Double] {
    let length = lengths[vector]
    let along = length > Self.shortest ? product(vector, pull) : 0
    let slopes = zip(pull, directions[strips(of: vector)]).map { pull, direction in
      (pull - along * direction) / max(length, Self.shortest)
    }
    return (0..<elements).map { slopes[$0 / 8][$0 % 8] }
  }

  private func product(_ vector: Int, _ other: ArraySlice<SIMD8<Double>>) -> Double {
    var sums = SIMD8<Double>.zero
    for (one, other) in zip(directions[strips(of: vector)], other) { sums += one * other }
    let four = sums.lowHalf + sums.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }
}
