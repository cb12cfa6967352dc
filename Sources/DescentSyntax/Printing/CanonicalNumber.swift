/// Numbers in the shortest decimal form that reads back to the same bits.
package enum CanonicalNumber {
  /// A whole number without its zeros: `1e9`; others as they are.
  package static func short(_ number: Double) -> String {
    guard number <= 9_007_199_254_740_992 else { return text(number) }
    var (mantissa, exponent) = (number, 0)
    while mantissa >= 10, (mantissa / 10).rounded() == mantissa / 10 {
      (mantissa, exponent) = (mantissa / 10, exponent + 1)
    }
    return exponent < 5 ? text(number) : "\(text(mantissa))e\(exponent)"
  }

  /// `0.001`, `1e-5`, `100`, `1e16`; a whole number above 2^53 keeps its point, as the language asks.
  package static func text(_ number: Double) -> String {
    var text = number.description
    if number.magnitude <= 9_007_199_254_740_992, text.hasSuffix(".0") { text.removeLast(2) }
    guard let exponentStart = text.firstIndex(of: "e") else { return text }
    let digits = text[..<exponentStart]
    var exponent = text[text.index(after: exponentStart)...]
    let isNegative = exponent.hasPrefix("-")
    exponent = exponent.drop { $0 == "-" || $0 == "+" || $0 == "0" }
    return (digits.hasSuffix(".0") ? digits.dropLast(2) : digits) + "e" + (isNegative ? "-" : "") + exponent
  }
}
