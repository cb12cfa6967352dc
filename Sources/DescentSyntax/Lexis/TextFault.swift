/// What can be wrong with a text before it has words.
enum TextFault: SyntaxFault {
  case tooLong(bytes: Int)
  case notUTF8(offset: Int)
  case hidden(Unicode.Scalar)
  case loneCarriageReturn
  case tooManyErrors(Int)

  var words: FaultWords {
    switch self {
    case .tooLong(let bytes):
      FaultWords(
        .textTooLong, "the recipe has \(bytes) bytes, more than the \(SourceText.longest) that are read",
        "too long", help: "keep data in files that the recipe names")
    case .notUTF8(let offset):
      FaultWords(
        .notUTF8, "the text is not UTF-8 from byte \(offset) on", "no character",
        help: "save the file as UTF-8")
    case .hidden(let scalar):
      FaultWords(
        .hiddenCharacter,
        "\(Characters.codePoint(scalar)), \(Characters.offence(of: scalar)), may not stand in a recipe",
        Characters.codePoint(scalar),
        help: "delete it (inside a string `\\u{\(String(scalar.value, radix: 16))}` writes it)")
    case .loneCarriageReturn:
      FaultWords(
        .loneCarriageReturn, "a carriage return without a line feed hides what stands before it", "U+000D",
        help: "end lines with LF or CRLF")
    case .tooManyErrors(let count):
      FaultWords(
        .tooManyErrors, "reading ends here, after \(count) errors", "not read from here on")
    }
  }
}
