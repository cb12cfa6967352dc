import DescentSyntax
import Foundation
import Testing

/// The tokens and the trees of a few texts, as `tokens` and `tree` print them.
@Suite struct ListingTests {
  private static let files = Folders.listings

  @Test func `the golden listings are there`() { #expect(Self.files.count >= 4) }

  @Test(arguments: files)
  func `a text is listed as recorded`(file: URL) throws {
    let bytes = try Folders.bytes(of: file)
    let line = Array("----\n".utf8)
    let start = try #require(bytes.firstRange(of: line)?.lowerBound, "the line of dashes is missing")
    let text = SourceText(name: "recipe.train", bytes: Array(bytes[..<start]))
    let recipe = Parser.recipe(text, id: 0)
    let listings = [TokenListing.lines(of: text, id: 0).lines, TreeListing.lines(of: recipe, in: text)]
    let answer = listings.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "----\n")
    let recorded = String(decoding: bytes[(start + line.count)...], as: UTF8.self)
    #expect(answer == recorded)
    if GoldenTests.isRecording, !GoldenTests.isOnServer, answer != recorded {
      try Data(bytes[..<start] + line + Array(answer.utf8)).write(to: file)
    }
  }

  @Test(arguments: Folders.right + Folders.wrong + Folders.later)
  func `every text has its listings, without characters that could move a cursor`(file: URL) throws {
    let text = SourceText(name: "recipe.train", bytes: try Folders.bytes(of: file))
    let recipe = Parser.recipe(text, id: 0)
    let tree = TreeListing.lines(of: recipe, in: text)
    #expect(tree.count >= recipe.statements.count + recipe.refused.count)
    for line in TokenListing.lines(of: text, id: 0).lines + tree {
      #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
    }
  }
}
