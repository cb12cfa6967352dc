/// The orthonormal basis that a square matrix's columns span one after another: the Q of its product Q·R, in
/// binary64.
///
/// Source: Golub and Van Loan, "Matrix Computations", 2013, algorithm 5.2.1, in the order of LAPACK's dgeqr2
/// and with its signs; columns that depend on those before them are completed to a basis.
package struct OrthonormalBasis {
  private let order: Int
  private let room: Buffer<Double>

  /// Numbers of binary64 that a basis of this order is worked out in.
  package static func room(order: Int) -> Int {
    let squares = order.multipliedReportingOverflow(by: order)
    let (both, overflowed) = squares.partialValue.multipliedReportingOverflow(by: 2)
    let (count, spilled) = both.addingReportingOverflow(2 * order)
    return squares.overflow || overflowed || spilled ? Int.max : count
  }

  /// - Parameter room: As many numbers as `room(order:)` says, whatever they are.
  package init(order: Int, in room: Buffer<Double>) {
    precondition(room.count >= Self.room(order: order), "a basis has the room that it needs")
    (self.order, self.room) = (order, room)
  }

  private var basis: Int { order * order }
  private var scales: Int { 2 * order * order }
  private var work: Int { scales + order }

  /// Sets an element of the matrix, `[order, order]`; every one must be set before each `solve`.
  package func set(_ row: Int, _ column: Int, _ value: Double) {
    room[row * order + column] = value
  }

  /// An element of the basis, `[order, order]`, a column a vector.
  package subscript(_ row: Int, _ column: Int) -> Double { room[basis + row * order + column] }

  /// Works the basis out and spoils the matrix.
  package func solve() {
    let n = order
    for k in 0..<max(n - 1, 0) {
      let place = k * n + k
      let scale = room.makeReflection(at: place, stride: n, count: n - k).scale
      room[scales + k] = scale
      room.reflect(
        (place + 1, n, n - k, n - k - 1), by: (place, n, scale), work: work)
    }
    room.makeUnit(at: basis, order: n)
    for k in (0..<max(n - 1, 0)).reversed() {
      room.reflect(
        (basis + k * n + k, n, n - k, n - k), by: (k * n + k, n, room[scales + k]), work: work)
    }
  }
}
