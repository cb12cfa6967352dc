/// A run of elements in a buffer; writing through it changes the buffer.
@usableFromInline
package struct Vector {
  @usableFromInline package let buffer: FloatBuffer
  @usableFromInline package let offset: Int
  @usableFromInline package let count: Int

  /// The elements `offset ..< offset + count`.
  package init(_ buffer: FloatBuffer, offset: Int, count: Int) {
    precondition(
      offset >= 0 && count >= 0 && offset <= buffer.count && count <= buffer.count - offset,
      "a vector lies within its buffer")
    self.buffer = buffer
    self.offset = offset
    self.count = count
  }

  /// All elements of a buffer.
  package init(_ buffer: FloatBuffer) {
    self.init(buffer, offset: 0, count: buffer.count)
  }

  /// The elements `first ..< first + count` of these.
  package func part(_ first: Int, count: Int) -> Vector {
    precondition(
      first >= 0 && count >= 0 && first <= self.count && count <= self.count - first,
      "a part lies within its vector")
    return Vector(buffer, offset: offset + first, count: count)
  }

  /// The elements of a range of these.
  package func part(_ range: Range<Int>) -> Vector { part(range.lowerBound, count: range.count) }

  /// The first elements.
  package func first(_ count: Int) -> Vector { part(0, count: count) }

  @inlinable
  package subscript(_ i: Int) -> Float {
    get {
      precondition(i >= 0 && i < count, "an index lies within its vector")
      return buffer[offset + i]
    }
    nonmutating set {
      precondition(i >= 0 && i < count, "an index lies within its vector")
      buffer[offset + i] = newValue
    }
  }
}
