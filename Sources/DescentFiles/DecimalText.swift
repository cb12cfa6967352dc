import CFiles

/// Numbers as tables have them.
package enum DecimalText {
  /// The finite number that the whole text is, correctly rounded; nil where it is none.
  package static func number(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    let value = unsafe bytes.withUnsafeBufferPointer { unsafe number($0) }
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let start = text.baseAddress else { return nil }
    var value = 0.0
    let end = unsafe descent_decimal(start, start + text.count, &value)
    return unsafe end == start + text.count ? value : nil
  }
}
