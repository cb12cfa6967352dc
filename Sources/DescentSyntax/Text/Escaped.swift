/// Text from files and recipes, made fit to be printed.
package enum Escaped {
  /// The text with every character that could move the cursor or hide made visible: `\x1b`, `\u{202e}`, `\n`.
  package static func text(_ raw: String) -> String {
    guard raw.unicodeScalars.contains(where: needsEscape) else { return raw }
    var result = ""
    for scalar in raw.unicodeScalars {
      if needsEscape(scalar) { result += visible(scalar) } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// A word or literal quoted in a sentence: escaped, and cut in its middle when it is long.
  package static func excerpt(_ raw: String) -> String {
    let longest = 40
    let characters = raw.unicodeScalars
    guard characters.prefix(longest + 1).count > longest else { return text(raw) }
    return text(String(characters.prefix(longest - 10))) + "…" + text(String(characters.suffix(8)))
  }

  /// A line to be pasted: escaped, and whole unless it is longer than anybody would paste.
  package static func line(_ raw: String) -> String {
    raw.unicodeScalars.prefix(201).count > 200 ? excerpt(raw) : text(raw)
  }

  /// Whether a character could move the cursor or hide.
  package static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    Characters.isForbidden(scalar) || scalar == "\t" || scalar == "\n" || scalar == "\r"
  }

  static func visible(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\t": return "\\t"
    case "\n": return "\\n"
    case "\r": return "\\r"
    default:
      let digits = String(scalar.value, radix: 16)
      return scalar.value < 0x80 ? "\\x" + (digits.count < 2 ? "0" : "") + digits : "\\u{" + digits + "}"
    }
  }
}
