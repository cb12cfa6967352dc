/// Householder's reflections: each makes the tail of a vector 0 and keeps its length.
///
/// A reflection is I − scale · v·vᵀ, where v lies in a buffer.
///
/// Source: Golub and Van Loan, "Matrix Computations", 2013, section 5.1, with the sign of LAPACK's dlarfg.
extension Buffer where Element == Double {
  /// The square of a length beneath all that numbers of binary32 can make.
  private static var leastSquare: Double { 1e-280 }

  /// Makes a vector the v of the reflection that leaves only its first element.
  ///
  /// - Parameter stride: Places from one element to the next.
  /// - Returns: That element, and the scale; 0 where the tail is 0 already.
  func makeReflection(at start: Int, stride: Int, count: Int) -> (kept: Double, scale: Double) {
    let first = self[start]
    let tail = (1..<max(count, 1)).reduce(0.0) { sum, i in
      let element = self[start + i * stride]
      return sum + element * element
    }
    guard tail > Self.leastSquare else { return (first, 0) }
    let length = Exact.sqrt(first * first + tail)
    let kept = first < 0 ? length : -length
    let difference = first - kept
    self[start] = difference
    return (kept, 2 / (difference * difference + tail))
  }

  /// Reflects rows of a matrix.
  ///
  /// - Parameters:
  ///   - vector: The v of the reflection, one element a row.
  ///   - rows: Where the first row begins, how far the next is away, how many there are and how long.
  ///   - work: Room for one row.
  func reflect(
    _ rows: (start: Int, stride: Int, count: Int, length: Int),
    by vector: (start: Int, stride: Int, scale: Double), work: Int
  ) {
    guard vector.scale != 0 else { return }
    fill(0, runAt: work, count: rows.length)
    for i in 0..<rows.count {
      let element = self[vector.start + i * vector.stride]
      add(element, runAt: rows.start + i * rows.stride, toRunAt: work, count: rows.length)
    }
    for i in 0..<rows.count {
      let element = self[vector.start + i * vector.stride]
      add(
        -(vector.scale * element), runAt: work, toRunAt: rows.start + i * rows.stride, count: rows.length)
    }
  }

  /// Makes a square part of the buffer the unit matrix.
  func makeUnit(at start: Int, order: Int) {
    fill(0, runAt: start, count: order * order)
    for i in 0..<order { self[start + i * order + i] = 1 }
  }
}
