import DescentSyntax

/// Numbers as people write them.
package enum Numeral {
  /// The shortest text that reads back to the same number; whole numbers without a point.
  package static func text(_ number: Double) -> String {
    if let whole = Int(exactly: number), abs(whole) < 1 << 53 { return "\(whole)" }
    return CanonicalNumber.text(number)
  }

  /// The shortest text that reads back to the same number of binary32.
  package static func text(_ number: Float) -> String {
    if let whole = Int(exactly: number), abs(whole) < 1 << 24 { return "\(whole)" }
    return "\(number)"
  }

  /// A whole number with its thousands apart: 101_770 as `101 770`.
  package static func grouped(_ count: Int) -> String {
    let digits = String(count.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(" ") }
      text.append(digit)
    }
    return count < 0 ? "-" + text : text
  }
}
