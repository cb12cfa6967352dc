extension String {
  /// The text with every character that could steer a terminal or hide spelled out, as `\x1b` or `\u{202e}`.
  package var printable: String {
    unicodeScalars.contains(where: \.steers)
      ? unicodeScalars.map { $0.steers ? $0.spelledOut : String($0) }.joined() : self
  }
}

extension Unicode.Scalar {
  fileprivate var steers: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: false
    }
  }

  fileprivate var spelledOut: String {
    let digits = String(value, radix: 16)
    return value < 256 ? "\\x" + (digits.count < 2 ? "0" : "") + digits : "\\u{\(digits)}"
  }
}
