import Foundation
import Testing

@testable import DescentSyntax

/// Each file: a recipe, a line of dashes, the recipe in its preferred form.
@Suite struct FormattingTests {
  private static let dashes = Array("----\n".utf8)

  @Test func `the golden files are there`() { #expect(Folders.formatting.count >= 25) }

  @Test(arguments: Folders.formatting)
  func `a recipe is printed in the preferred form`(file: URL) throws {
    let bytes = try Folders.bytes(of: file)
    let start = try #require(bytes.firstRange(of: Self.dashes), "the line of dashes is missing")
    let wanted = String(decoding: bytes[start.upperBound...], as: UTF8.self)
    let found = formatted(Array(bytes[..<start.lowerBound]))
    #expect(found.diagnostics == [])
    #expect(found.text == wanted, "\(found.text ?? "nothing")")
  }

  @Test func `one line end is added where none stands`() {
    #expect(formatted(Array("seed 1".utf8)).text == "seed 1\n")
    #expect(formatted([]).text == "")
  }

  @Test func `a recipe that is wrong has no form, and what later versions bring is not said`() {
    let found = formatted(Array("find lr\nmodel mlp [64; 10]\n".utf8))
    #expect(found.text == nil)
    #expect(found.diagnostics.map(\.code) == codes("model mlp [64; 10]"))
  }

  @Test func `more statements of later versions than are read are left alone`() {
    let text = String(repeating: "find   lr\n", count: 300)
    #expect(formatted(Array(text.utf8)).text == text)
  }

  // MARK: Laws

  static let readable = (Folders.right + Folders.later + Folders.examples).map(\.path)

  @Test(arguments: readable + Folders.formatting.map(\.path))
  func `what was printed reads as the same tree, holds the same comments and stays as it is`(path: String)
    throws
  {
    let bytes = try Folders.bytes(of: URL(filePath: path))
    let before =
      path.hasSuffix(".golden")
      ? Array(bytes[..<(bytes.firstRange(of: Self.dashes)?.lowerBound ?? 0)]) : bytes
    try hold(before)
  }

  @Test func `the laws hold however a recipe is spaced`() throws {
    var random = SplitMix(state: 11)
    for path in Self.readable + Folders.formatting.map(\.path) {
      let bytes = try Folders.bytes(of: URL(filePath: path))
      let end = path.hasSuffix(".golden") ? bytes.firstRange(of: Self.dashes)?.lowerBound : nil
      for _ in 0..<40 { try hold(respaced(Array(bytes[..<(end ?? bytes.count)]), &random)) }
    }
  }

  /// The laws, for a text that can be read.
  private func hold(_ before: [UInt8]) throws {
    let first = formatted(before)
    guard let text = first.text else {
      #expect(!first.diagnostics.isEmpty)
      return
    }
    let shown: Comment = "\(String(decoding: before, as: UTF8.self).debugDescription)\n\(text)"
    let (old, new) = (read(before), read(text))
    #expect(dump(new) == dump(old), shown)
    #expect(new.diagnostics.map(\.code) == old.diagnostics.map(\.code), shown)
    #expect(comments(in: Array(text.utf8)) == comments(in: before), shown)
    #expect(formatted(Array(text.utf8)).text == text, shown)
    #expect(!text.contains("\r") && !text.hasPrefix("\n") && !text.hasSuffix("\n\n"), shown)
    #expect(text.isEmpty || text.hasSuffix("\n"), shown)
  }

  /// The text with spaces, lines and comments put in and taken out by chance.
  private func respaced(_ bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    let insertions = [" ", "  ", "\t", "\n", "\n\n\n", " # why\n", "\r\n", ";", " ; ", "# \"x\"  \n"].map {
      Array($0.utf8)
    }
    var result = bytes
    for _ in 0...Int(random.next() % 6) {
      let place = Int(random.next() % UInt64(result.count + 1))
      if random.next() % 3 == 0, place < result.count, [32, 10].contains(result[place]) {
        result.remove(at: place)
      } else {
        result.insert(contentsOf: insertions[Int(random.next() % UInt64(insertions.count))], at: place)
      }
    }
    return result
  }

  /// What stands behind each `#` outside strings, without the blanks at its end.
  private func comments(in bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n").split(separator: "\n")
      .compactMap(comment(on:))
  }

  private func comment(on line: Substring) -> String? {
    var isInString = false
    var isEscaped = false
    let start = line.firstIndex { character in
      if character == "\"", !isEscaped { isInString.toggle() }
      isEscaped = isInString && character == "\\" && !isEscaped
      return character == "#" && !isInString
    }
    return start.map { String(line[$0...].replacing(/[ \t]+$/, with: "")) }
  }

  private func formatted(_ bytes: [UInt8]) -> FormattedRecipe {
    Parser.formatted(SourceText(name: "recipe.train", bytes: bytes), id: 0)
  }
}
