/// A batch of rows of bytes, each standing for itself over a divisor.
package final class ByteBatch {
  /// The most rows that it holds.
  package let capacity: Int
  package let columns: Int
  package let divisor: Float
  let bytes: Buffer<UInt8>
  /// What each byte stands for.
  let values: FloatBuffer

  /// Zeros, `[capacity, columns]`; nil if the memory cannot be had.
  package init?(capacity: Int, columns: Int, divisor: Float) {
    precondition(capacity >= 0 && columns >= 0, "a batch's sides are not negative")
    let (count, overflows) = capacity.multipliedReportingOverflow(by: columns)
    guard !overflows, let bytes = Buffer<UInt8>(count: max(1, count)), let values = FloatBuffer(count: 256)
    else { return nil }
    for byte in 0..<256 { values[byte] = Float(byte) / divisor }
    (self.capacity, self.columns, self.divisor) = (capacity, columns, divisor)
    (self.bytes, self.values) = (bytes, values)
  }
}
