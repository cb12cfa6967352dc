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

  /// Blocks are of a later version, so their layout is asked for behind the parser's back.
  @Test(arguments: [
    ("model   {dense 128 relu;dropout 0.5 ; dense 10}", "model { dense 128 relu; dropout 0.5; dense 10 }"),
    ("model {\ndense(64,relu)\n\n ; dense 10 ;\n }", "model {\n  dense(64, relu)\n\n  dense 10\n}"),
    (
      "model{ # two\n dense {16,32}\ndense 10 # out\n};seed  1",
      "model {  # two\n  dense {16, 32}\n  dense 10  # out\n}; seed 1"
    ),
  ])
  func `a block of layers keeps its breaks`(before: String, after: String) {
    let text = SourceText(name: "recipe.train", text: before)
    var reader = PieceReader(of: text, id: 0, untouched: [])
    var writer = PieceWriter()
    for piece in reader.pieces() { writer.write(piece) }
    #expect(writer.page.text == after + "\n")
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
    var (held, tried) = (0, 0)
    for path in Self.readable + Folders.formatting.map(\.path) {
      let bytes = try Folders.bytes(of: URL(filePath: path))
      let end = path.hasSuffix(".golden") ? bytes.firstRange(of: Self.dashes)?.lowerBound : nil
      for _ in 0..<40 {
        tried += 1
        if try hold(respaced(Array(bytes[..<(end ?? bytes.count)]), &random)) { held += 1 }
      }
    }
    #expect(held > tried / 3, "\(held) of \(tried) could be read")
  }

  /// The laws; false for a text that cannot be read.
  @discardableResult
  private func hold(_ before: [UInt8]) throws -> Bool {
    let first = formatted(before)
    guard let text = first.text else {
      #expect(!first.diagnostics.isEmpty)
      return false
    }
    let shown: Comment = "\(String(decoding: before, as: UTF8.self).debugDescription)\n\(text)"
    let (old, new) = (read(before), read(text))
    #expect(dump(new) == dump(old), shown)
    #expect(new.diagnostics.map(\.code) == old.diagnostics.map(\.code), shown)
    #expect(untouched(in: Array(text.utf8)) == untouched(in: before), shown)
    #expect(comments(in: Array(text.utf8)) == comments(in: before), shown)
    #expect(formatted(Array(text.utf8)).text == text, shown)
    #expect(!text.contains("\r") && !text.hasPrefix("\n") && !text.hasSuffix("\n\n"), shown)
    #expect(text.isEmpty || text.hasSuffix("\n"), shown)
    return true
  }

  /// The text with spaces, lines and comments put in and taken out by chance, beside signs and blanks.
  private func respaced(_ bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    let insertions = [" ", "  ", "\t", "\n", "\n\n\n", " # why\n", "\r\n", ";", " ; ", "# \"x\"  \n"]
    var result = bytes
    for _ in 0...Int(random.next() % 3) {
      let signs = result.indices.filter { " \n,;()[]{}=+*/^<".utf8.contains(result[$0]) }
      guard let place = signs.randomElement(using: &random) else { return result }
      if random.next() % 4 == 0, result[place] == 32 || result[place] == 10 {
        result.remove(at: place)
      } else {
        let insertion = insertions.randomElement(using: &random) ?? ""
        result.insert(contentsOf: insertion.utf8, at: place + Int(random.next() % 2))
      }
    }
    return result
  }

  /// The statements of later versions, with plain line ends.
  private func untouched(in bytes: [UInt8]) -> [String] {
    let text = SourceText(name: "recipe.train", bytes: bytes)
    return read(bytes).refused.map { text.text(of: $0.span).replacing("\r\n", with: "\n") }
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
