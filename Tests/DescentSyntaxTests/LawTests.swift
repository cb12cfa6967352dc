import DescentSyntax
import Foundation
import Testing

@Suite struct LawTests {
  static let corpus = Folders.right + Folders.wrong + Folders.later

  @Test(arguments: corpus)
  func `printing what was read and reading it again changes nothing`(file: URL) throws {
    let first = read(try Folders.bytes(of: file))
    let text = first.statements.map(\.canonicalText).joined(separator: "\n")
    let second = read(text)
    #expect(second.diagnostics == [])
    #expect(dump(second) == dump(first))
    #expect(second.statements.map(\.canonicalText).joined(separator: "\n") == text)
  }

  @Test(arguments: corpus)
  func `every prefix ends in diagnostics inside the text`(file: URL) throws {
    let bytes = try Folders.bytes(of: file)
    for length in 0...bytes.count { check(Array(bytes.prefix(length))) }
  }

  @Test(arguments: corpus)
  func `every text with one token gone ends in diagnostics inside the text`(file: URL) throws {
    let bytes = try Folders.bytes(of: file)
    for piece in pieces(of: bytes) {
      var rest = bytes
      rest.removeSubrange(piece)
      check(rest)
    }
  }

  /// Reads and draws; every place must lie in the text.
  private func check(_ bytes: [UInt8]) {
    let text = SourceText(name: "recipe.train", bytes: bytes)
    let recipe = Parser.recipe(text, id: 0)
    var sources = Sources()
    _ = sources.add(text)
    let printer = DiagnosticPrinter(sources: sources, usesColor: false, width: 80)
    for diagnostic in recipe.diagnostics {
      for mark in [diagnostic.mark] + [diagnostic.related].compactMap(\.self) {
        #expect(0 <= mark.span.start && mark.span.start <= mark.span.end && mark.span.end <= bytes.count)
      }
      #expect(
        printer.text(for: diagnostic).split(separator: "\n", omittingEmptySubsequences: false).count <= 8)
    }
    for statement in recipe.statements { #expect(statement.span.end <= bytes.count) }
    #expect(recipe.refused.isEmpty || !recipe.diagnostics.isEmpty)
  }

  /// Words, runs of digits, and every other byte by itself.
  private func pieces(of bytes: [UInt8]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      var end = start + 1
      while end < bytes.count, isWord(bytes[start]), isWord(bytes[end]) { end += 1 }
      pieces.append(start..<end)
      start = end
    }
    return pieces
  }

  private func isWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || Character(Unicode.Scalar(byte)).isLetter
      || Character(Unicode.Scalar(byte)).isNumber
  }
}
