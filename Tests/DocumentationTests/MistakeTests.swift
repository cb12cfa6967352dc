import DescentRecipe
import DescentSyntax
import Foundation
import Testing

@Suite struct `The mistakes of the first hour` {
  @Test func `are twenty at least, each answered as the page says`() throws {
    let mistakes = try MistakePage.mistakes()
    #expect(mistakes.count >= 20)
    #expect(
      try Pages.agrees(MistakePage.path, with: MistakePage.answered()),
      "an answer in \(MistakePage.path) is not what is said; DESCENT_RECORD=1 writes them anew")
  }

  @Test(arguments: try MistakePage.mistakes())
  func `each answer has words to paste, and they mend the recipe`(mistake: Mistake) throws {
    let (checked, _) = Rehearsal.read(mistake.wrong)
    let first = try #require(checked.diagnostics.first, "this is no mistake")
    #expect(first.severity == .error)
    #expect(Pasting(of: first, into: mistake.wrong) != nil, "nothing to paste: \(first.help ?? "")")
    let way = Pasting.way(from: mistake.wrong, to: mistake.mended)
    #expect(way != nil, "pasting does not give what the page says")
    let (mended, drawn) = Rehearsal.check(mistake.mended)
    #expect(mended != nil && drawn.isEmpty, "\(mistake.title): \(drawn)")
  }
}

/// A mistake of the page: its recipe, what is said, the recipe mended.
struct Mistake: Sendable, CustomTestStringConvertible {
  let title: String
  let wrong: String
  let answer: String
  let mended: String

  var testDescription: String { title }
}

/// The page of mistakes.
enum MistakePage {
  static let path = "docs/mistakes.md"
  static let recipe = "recipe.train"

  static func mistakes() throws -> [Mistake] {
    try Pages.sections("###", of: path).map { title, text in
      let blocks = Pages.fenced(in: text)
      func block(_ word: String) -> String { blocks.first { $0.word == word }?.block.text ?? "" }
      return Mistake(
        title: title, wrong: block("wrong"), answer: block("answer"), mended: block("mended"))
    }
  }

  /// What is said to a mistake, and to what each pasting makes of it until it is mended.
  private static func said(to mistake: Mistake) -> String {
    let way = Pasting.way(from: mistake.wrong, to: mistake.mended) ?? [mistake.wrong, mistake.mended]
    return way.dropLast().map { Rehearsal.check($0, name: recipe).drawn }.joined(separator: "\n\n")
  }

  /// A row for each mistake: what is typed, and what the last answer to it says to write.
  private static func rows(_ mistakes: [Mistake]) -> [Substring] {
    mistakes.map { mistake in
      let way = Pasting.way(from: mistake.wrong, to: mistake.mended)
      let last = way?.dropLast().last ?? mistake.wrong
      let first = Rehearsal.read(last).checked.diagnostics.first
      let words = first.flatMap { Pasting(of: $0, into: last) }?.words ?? ""
      return "| \(mistake.title) | \(words.isEmpty ? "nothing" : "`\(words)`") |"
    }
  }

  /// The page with its table and every answer as it is given now.
  static func answered() throws -> String {
    var lines: [Substring] = []
    var answer: String?
    var isSkipping = false
    let page = try Pages.text(path)
    let mistakes = try mistakes()
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("### ") {
        answer = mistakes.first { $0.title == line.dropFirst(4) }.map { said(to: $0) }
      }
      if line.hasPrefix("| `") { continue }
      if line == "```answer" {
        lines += [line] + (answer ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        isSkipping = true
      } else if line == "```" {
        lines.append(line)
        isSkipping = false
      } else if !isSkipping {
        lines.append(line)
        if line == "|---|---|" { lines += rows(mistakes) }
      }
    }
    return lines.joined(separator: "\n")
  }
}
