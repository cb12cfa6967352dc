import DescentSyntax

/// The recipes that come of pasting the words of a diagnostic's help, in every way a reader might.
struct Pasting {
  private let text: [UInt8]
  /// What the help says to write; empty for what is to be left out.
  let words: String
  /// Whether they are a statement beside the one that is marked.
  private let standAlone: Bool
  private let mark: Range<Int>

  /// Nil where the help shows nothing to paste.
  init?(of diagnostic: Diagnostic, into recipe: String) {
    guard let help = diagnostic.help else { return nil }
    let parts = help.split(separator: "`", omittingEmptySubsequences: false)
    text = Array(recipe.utf8)
    standAlone = help.contains("as a statement of its own")
    mark = diagnostic.mark.span.start..<diagnostic.mark.span.end
    if help.hasPrefix("write `"), parts.count >= 3 {
      words = String(parts[1])
    } else if help.hasPrefix("delete ") || help.hasPrefix("leave it out") {
      words = ""
    } else {
      return nil
    }
  }

  /// With the words in the place of what is marked, of its statement, of its layer or of their parts.
  var results: [String] {
    let statement = extent(from: "\n;", to: "\n;")
    let layer = extent(from: "\n;{", to: "\n;}")
    let argument = extent(from: "(,", to: ",)")
    let value = (text[statement].firstIndex(of: UInt8(ascii: " ")).map { $0 + 1 } ?? statement.lowerBound)
    var places = [statement, mark, layer, argument, extent(from: "(", to: ")")]
    places += [value..<max(value, statement.upperBound), mark.lowerBound..<statement.upperBound]
    places += [statement.lowerBound..<mark.upperBound, mark.lowerBound..<layer.upperBound]
    if words.isEmpty {
      let spaces = text[..<mark.lowerBound].reversed().prefix { $0 == UInt8(ascii: " ") }.count
      places += [(mark.lowerBound - spaces)..<mark.upperBound]
      places += [statement.lowerBound..<min(statement.upperBound + 1, text.count)]
    }
    return places.map(pasted) + (standAlone ? besides(statement, argument) : [])
  }

  /// With the words as a line above the statement, and without what they stand for.
  private func besides(_ statement: Range<Int>, _ argument: Range<Int>) -> [String] {
    let parts = [argument, mark.lowerBound..<max(mark.lowerBound, statement.upperBound)]
    return parts.filter { statement.clamped(to: $0) == $0 }.map { removed in
      let before = text[..<statement.lowerBound]
      let kept =
        text[statement.lowerBound..<removed.lowerBound] + text[removed.upperBound..<statement.upperBound]
      let line = String(decoding: kept, as: UTF8.self).replacing(/, \)/, with: ")").replacing("()", with: "")
      let trimmed = line.replacing(/\ +$/, with: "")
      return String(decoding: before, as: UTF8.self) + words + "\n" + trimmed
        + String(decoding: text[statement.upperBound...], as: UTF8.self)
    }
  }

  /// The recipes on the way from a wrong one to what it should become, each made of the one before by pasting
  /// what its first error shows; nil if that leads elsewhere.
  static func way(from wrong: String, to mended: String, rounds: Int = 3) -> [String]? {
    guard let first = Rehearsal.read(wrong).checked.diagnostics.first,
      let pasting = Pasting(of: first, into: wrong)
    else { return nil }
    let results = pasting.results.filter { $0 != wrong }
    if results.contains(mended) { return [wrong, mended] }
    guard rounds > 1 else { return nil }
    let ways = results.prefix(2).compactMap { way(from: $0, to: mended, rounds: rounds - 1) }
    return ways.min { $0.count < $1.count }.map { [wrong] + $0 }
  }

  /// What surrounds the mark between one of these signs and another, without spaces at its ends.
  private func extent(from opening: String, to closing: String) -> Range<Int> {
    let before = text[..<mark.lowerBound].lastIndex { opening.utf8.contains($0) }.map { $0 + 1 } ?? 0
    let behind = text[mark.upperBound...].firstIndex { closing.utf8.contains($0) } ?? text.count
    let space = UInt8(ascii: " ")
    let start = text[before..<behind].firstIndex { $0 != space } ?? before
    let end = text[start..<behind].lastIndex { $0 != space }.map { $0 + 1 } ?? behind
    return start..<end
  }

  private func pasted(over range: Range<Int>) -> String {
    let before = text[..<range.lowerBound]
    return String(decoding: before + words.utf8 + text[range.upperBound...], as: UTF8.self)
  }
}
