import DescentSyntax

/// A place of a recipe where a word of the language stands.
struct TypoSlot: Sendable {
  /// The row of the table that it counts for.
  let kind: String
  let word: String
  /// What stands around the word.
  let before: String
  let after: String
  /// Every word that may stand there.
  let legal: Set<String>

  /// - Parameter recipe: A sound recipe with `@` in the place of the word.
  init(_ kind: String, _ word: String, in recipe: String, legal: some Sequence<String>) {
    self.kind = kind
    self.word = word
    let halves = recipe.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    before = String(halves[0])
    after = halves.count > 1 ? String(halves[1]) : ""
    self.legal = Set(legal)
  }

  private static let files = ["base.train": "seed 1\n"]

  func reading(with word: String) throws -> Reading {
    try Reading(before + word + after, files: Self.files)
  }

  /// What comes of every slip.
  func count() throws -> TypoCount {
    var count = TypoCount(words: 1)
    for slip in TypoSlips(word: word).all.subtracting(legal).sorted() {
      let reading = try reading(with: slip)
      count.slips += 1
      if reading.checked.program == nil {
        count.rejected += 1
      } else {
        count.admitted.append(before + slip + after)
      }
      if isSuggested(by: reading, in: slip) { count.understood += 1 } else { count.puzzling.append(slip) }
    }
    return count
  }

  /// Whether an error at the slip shows the word in a text to write.
  private func isSuggested(by reading: Reading, in slip: String) -> Bool {
    let place = before.utf8.count..<before.utf8.count + slip.utf8.count
    return reading.checked.diagnostics.contains { diagnostic in
      let span = diagnostic.mark.span
      return span.source == 0 && span.start < place.upperBound && place.lowerBound < span.end
        && diagnostic.suggestedWords.contains(word)
    }
  }
}

extension Diagnostic {
  /// The words of what its help says to write, without the list of what else is legal there.
  fileprivate var suggestedWords: Set<String> {
    guard let help, help.hasPrefix("write ") else { return [] }
    let advice = help.split(separator: "      ", maxSplits: 1)[0]
    let quoted = advice.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map(\.element)
    return Set(
      quoted.flatMap { $0.split { !($0.isLetter || $0.isNumber || "_.".contains($0)) } }.map(String.init))
  }
}

/// What came of the slips of some words.
struct TypoCount: Sendable {
  var words = 0
  var slips = 0
  var rejected = 0
  var understood = 0
  /// Whole recipes with slips that passed.
  var admitted: [String] = []
  /// Slips without the right suggestion.
  var puzzling: [String] = []

  static func += (sum: inout TypoCount, more: TypoCount) {
    sum.words += more.words
    sum.slips += more.slips
    sum.rejected += more.rejected
    sum.understood += more.understood
    sum.admitted += more.admitted
    sum.puzzling += more.puzzling
  }

  var share: Double { slips == 0 ? 1 : Double(understood) / Double(slips) }
}
