/// The eigenvalues and eigenvectors of a symmetric matrix, in binary64: the same bits on every machine.
///
/// Reflections make the matrix tridiagonal; turns of two neighbours at a time, each round of them shifted as
/// Wilkinson has it, make that diagonal.
///
/// Source: Golub and Van Loan, "Matrix Computations", 2013, algorithms 8.3.1 to 8.3.3. A vector's sign is as
/// it falls.
package struct Eigensystem {
  private let order: Int
  private let room: Buffer<Double>

  /// Numbers of binary64 that a system of this order is worked out in.
  package static func room(order: Int) -> Int {
    let squares = order.multipliedReportingOverflow(by: order)
    let (both, overflowed) = squares.partialValue.multipliedReportingOverflow(by: 2)
    let (count, spilled) = both.addingReportingOverflow(5 * order)
    return squares.overflow || overflowed || spilled ? Int.max : count
  }

  /// - Parameter room: As many numbers as `room(order:)` says, whatever they are.
  package init(order: Int, in room: Buffer<Double>) {
    precondition(room.count >= Self.room(order: order), "an eigensystem has the room that it needs")
    (self.order, self.room) = (order, room)
  }

  private var vectors: Int { order * order }
  private var diagonal: Int { 2 * order * order }
  private var beside: Int { diagonal + order }
  private var work: Int { diagonal + 2 * order }
  private var scales: Int { diagonal + 3 * order }
  private var ranks: Int { diagonal + 4 * order }

  /// Sets an element of the matrix, `[order, order]`; every one must be set before each `solve`.
  package func set(_ row: Int, _ column: Int, _ value: Double) {
    room[row * order + column] = value
  }

  /// The eigenvalue of this rank, the largest first.
  package func value(_ rank: Int) -> Double { room[diagonal + Int(room[ranks + rank])] }

  /// An element of the eigenvector of this rank, which has length 1.
  package func vector(_ rank: Int, _ element: Int) -> Double {
    room[vectors + Int(room[ranks + rank]) * order + element]
  }

  /// Works values and vectors out and spoils the matrix; all are NaN where it holds one or an infinity.
  package func solve() {
    makeTridiagonal()
    gatherReflections()
    turnVectors()
    if (diagonal..<work).allSatisfy({ room[$0].isFinite }) {
      makeDiagonal()
    } else {
      room.fill(.nan, runAt: vectors, count: order * order + order)
    }
    Ranking(room, from: diagonal, into: ranks, count: order).sort()
  }

  /// Keeps the vectors of the reflections where their rows were.
  private func makeTridiagonal() {
    let n = order
    for k in 0..<n {
      room[diagonal + k] = room[k * n + k]
      guard k < n - 1 else { break }
      let (start, count) = (k * n + k + 1, n - k - 1)
      let (kept, scale) = room.makeReflection(at: start, stride: 1, count: count)
      (room[beside + k], room[scales + k]) = (kept, scale)
      if scale != 0 { reflectBothSides(by: start, scale: scale, at: (k + 1) * n + k + 1, count: count) }
    }
    if n > 0 { room[beside + n - 1] = 0 }
  }

  /// Reflects the square part at `corner` from the left and from the right.
  private func reflectBothSides(by start: Int, scale: Double, at corner: Int, count: Int) {
    room.fill(0, runAt: work, count: count)
    for i in 0..<count {
      room.add(room[start + i], runAt: corner + i * order, toRunAt: work, count: count)
    }
    var product = 0.0
    for i in 0..<count {
      room[work + i] *= scale
      product += room[work + i] * room[start + i]
    }
    room.add(-(0.5 * scale * product), runAt: start, toRunAt: work, count: count)
    for i in 0..<count {
      room.add(
        -room[start + i], runAt: work, and: -room[work + i], runAt: start, toRunAt: corner + i * order,
        count: count)
    }
  }

  /// The product of all reflections, a column a vector.
  private func gatherReflections() {
    let n = order
    room.makeUnit(at: vectors, order: n)
    for k in (0..<max(n - 2, 0)).reversed() {
      room.reflect(
        (vectors + (k + 1) * n + k + 1, n, n - k - 1, n - k - 1),
        by: (k * n + k + 1, 1, room[scales + k]), work: work)
    }
  }

  /// Lays a row a vector, so that two of them lie in one piece each.
  private func turnVectors() {
    for row in 0..<order {
      for column in 0..<row {
        let (here, there) = (vectors + row * order + column, vectors + column * order + row)
        (room[here], room[there]) = (room[there], room[here])
      }
    }
  }

  /// Rounds that shrink what stands beside the diagonal, from below until none is left.
  private func makeDiagonal() {
    var last = order - 1
    // Two a value are usual; the bound is never met and keeps the time finite.
    var left = 30 * order
    while last > 0, left > 0 {
      guard !isSplit(last - 1) else {
        last -= 1
        continue
      }
      var first = last - 1
      while first > 0, !isSplit(first - 1) { first -= 1 }
      makeRound(first, last)
      left -= 1
    }
  }

  /// Whether what stands between a value and the next is nothing to both, or to numbers of binary32.
  private func isSplit(_ place: Int) -> Bool {
    let size = abs(room[diagonal + place]) + abs(room[diagonal + place + 1])
    return abs(room[beside + place]) <= max(0x1p-53 * size, 1e-140)
  }

  /// Wilkinson's shift: the eigenvalue of the last two by two that is nearer to its last element.
  private func shift(_ last: Int) -> Double {
    let (a, b, c) = (room[diagonal + last - 1], room[beside + last - 1], room[diagonal + last])
    let half = (a - c) / 2
    let root = Exact.sqrt(half * half + b * b)
    return c - b * b / (half < 0 ? half - root : half + root)
  }

  /// One round of turns over a part that does not split.
  private func makeRound(_ first: Int, _ last: Int) {
    var (x, z) = (room[diagonal + first] - shift(last), room[beside + first])
    for k in first..<last {
      let length = Exact.sqrt(x * x + z * z)
      let (c, s) = length > 0 ? (x / length, z / length) : (1, 0)
      if k > first { room[beside + k - 1] = length }
      let (a, b, d) = (room[diagonal + k], room[beside + k], room[diagonal + k + 1])
      let cross = 2 * (c * s) * b
      room[diagonal + k] = (c * c) * a + cross + (s * s) * d
      room[diagonal + k + 1] = (s * s) * a - cross + (c * c) * d
      room[beside + k] = (c * s) * (d - a) + (c * c - s * s) * b
      if k < last - 1 {
        x = room[beside + k]
        z = s * room[beside + k + 1]
        room[beside + k + 1] *= c
      }
      let (here, next) = (vectors + k * order, vectors + (k + 1) * order)
      room.turn(runAt: here, andRunAt: next, count: order, cosine: c, sine: s)
    }
  }
}
