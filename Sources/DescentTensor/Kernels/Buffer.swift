import CExact

/// A fixed count of numbers in memory, zero at first, on a boundary of 64 bytes and never moved.
///
/// One owner at a time: a buffer is not shared between tasks.
@safe @usableFromInline
package final class Buffer<Element: Numeric & BitwiseCopyable> {
  @usableFromInline package let count: Int

  @usableFromInline
  let start: UnsafeMutablePointer<Element>

  /// Nil if the memory cannot be had.
  package init?(count: Int) {
    precondition(count >= 0, "a buffer's count is not negative")
    let (bytes, overflows) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    guard !overflows, let memory = unsafe exact_memory_create(bytes) else { return nil }
    self.count = count
    unsafe self.start = memory.bindMemory(to: Element.self, capacity: count)
  }

  deinit {
    unsafe exact_memory_destroy(start)
  }

  @inlinable
  package subscript(_ i: Int) -> Element {
    get {
      precondition(i >= 0 && i < count, "an index lies within its buffer")
      return unsafe start[i]
    }
    set {
      precondition(i >= 0 && i < count, "an index lies within its buffer")
      unsafe start[i] = newValue
    }
  }

  /// Sets every element.
  @inlinable package func fill(_ value: Element) {
    unsafe start.update(repeating: value, count: count)
  }

  /// Takes over every element of a buffer of the same count.
  @inlinable package func copy(from other: Buffer<Element>) {
    precondition(count == other.count, "a copied buffer matches in count")
    unsafe start.update(from: other.start, count: count)
  }

  /// A copy of the elements.
  @inlinable package var array: [Element] {
    withExtendedLifetime(self) { unsafe Array(UnsafeBufferPointer(start: start, count: count)) }
  }

  /// Lends the elements to be read.
  @inlinable
  package func withSpan<Result>(_ body: (Span<Element>) throws -> Result) rethrows -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(unsafe UnsafeBufferPointer(start: start, count: count).span)
  }

  /// Lends the elements to be changed.
  @inlinable
  package func withMutableSpan<Result>(
    _ body: (inout MutableSpan<Element>) throws -> Result
  ) rethrows -> Result {
    defer { withExtendedLifetime(self) {} }
    var span = unsafe UnsafeMutableBufferPointer(start: start, count: count).mutableSpan
    return try body(&span)
  }
}

/// Numbers that training computes with.
@usableFromInline package typealias FloatBuffer = Buffer<Float>

/// Statistics that people read.
@usableFromInline package typealias DoubleBuffer = Buffer<Double>

/// Class labels, counted from 0.
@usableFromInline package typealias LabelBuffer = Buffer<Int32>
