/// Passes over runs of a buffer, element after element, each product rounded before it is added; runs of one
/// call do not overlap, and what it works out does not depend on how the compiler vectorizes it.
extension Buffer where Element == Double {
  /// The runs of a call, which lie within the buffer.
  private func check(_ starts: Int..., count: Int) {
    for start in starts {
      precondition(
        start >= 0 && count >= 0 && start <= self.count && count <= self.count - start,
        "a run lies within its buffer")
    }
  }

  /// Sets the elements of a run.
  package func fill(_ value: Double, runAt start: Int, count: Int) {
    check(start, count: count)
    unsafe (self.start + start).update(repeating: value, count: count)
  }

  /// target += factor · source.
  package func add(_ factor: Double, runAt source: Int, toRunAt target: Int, count: Int) {
    check(source, target, count: count)
    let (source, target) = unsafe (start + source, start + target)
    for i in 0..<count { unsafe target[i] += factor * source[i] }
  }

  /// target += (a · first + b · second).
  package func add(
    _ a: Double, runAt first: Int, and b: Double, runAt second: Int, toRunAt target: Int, count: Int
  ) {
    check(first, second, target, count: count)
    let (first, second, target) = unsafe (start + first, start + second, start + target)
    for i in 0..<count { unsafe target[i] += a * first[i] + b * second[i] }
  }

  /// Turns the plane of two runs: first becomes c · first + s · second, and second c · second − s · first.
  package func turn(runAt first: Int, andRunAt second: Int, count: Int, cosine c: Double, sine s: Double) {
    check(first, second, count: count)
    let (first, second) = unsafe (start + first, start + second)
    for i in 0..<count {
      let (a, b) = unsafe (first[i], second[i])
      unsafe first[i] = c * a + s * b
      unsafe second[i] = c * b - s * a
    }
  }
}
