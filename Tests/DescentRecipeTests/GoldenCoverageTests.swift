import Foundation
import Testing

@testable import DescentSyntax

/// What the golden files of the syntax and of the checker show together.
@Suite struct GoldenCoverageTests {
  /// Codes of the checker that no golden file can show, and why.
  private static let unshown = [
    "D0306": "it speaks of a command line, which golden files do not have",
    "D0508": "it takes 65 537 layers",
  ]
  /// Those of the syntax: one takes a megabyte, the other stands behind 200 errors, of which five are drawn.
  private static let undrawn: Set<SyntaxCode> = [.textTooLong, .tooManyErrors]

  @Test func `there are 330 golden files or more`() throws {
    #expect(try Shown.all().count >= 330)
  }

  @Test func `every code is shown by two files or more`() throws {
    let shown = try Shown.all()
    let codes = try Self.codesOfTheChecker()
    #expect(codes.count >= 80)
    #expect(codes.isSuperset(of: Self.unshown.keys))
    let syntax = Set(SyntaxCode.allCases).subtracting(Self.undrawn).map(\.rawValue)
    for code in codes.subtracting(Self.unshown.keys).union(syntax).sorted() {
      let files = shown.filter { $0.answer.contains("[\(code)]") }
      #expect(files.count >= 2, "\(code) is shown by \(files.map(\.name))")
    }
  }

  @Test(arguments: Keyword.allCases)
  func `every statement is right in a file and wrong in another`(keyword: Keyword) throws {
    let shown = try Shown.all()
    #expect(shown.contains { $0.isSound && $0.statements.contains(keyword) }, "nowhere right")
    #expect(shown.contains { $0.wrongStatements.contains(keyword) }, "nowhere wrong")
  }

  /// The codes as the sources of the checker write them.
  private static func codesOfTheChecker() throws -> Set<String> {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/DescentRecipe/Faults").standardizedFileURL
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    let text = try files.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    return Set(text.matches(of: /"(D[01][0-9]{3})"/).map { String($0.1) })
  }
}

/// What one golden file of either folder shows.
private struct Shown {
  let name: String
  let answer: String
  let isSound: Bool
  let statements: Set<Keyword>
  /// Those that an error points into.
  let wrongStatements: Set<Keyword>

  static func all() throws -> [Shown] {
    try GoldenFile.all.map { file in
      let checked = try file.reading().checked
      return try Shown(file, checked.diagnostics, isSound: checked.program != nil)
    }
      + GoldenFile.ofSyntax.map { file in
        let recipe = try file.parts().recipe
        return try Shown(file, Shown.parsed(recipe).diagnostics, isSound: false)
      }
  }

  private static func parsed(_ recipe: [UInt8]) -> ParsedRecipe {
    Parser.recipe(SourceText(name: "recipe.train", bytes: recipe), id: 0)
  }

  private init(_ file: GoldenFile, _ diagnostics: [Diagnostic], isSound: Bool) throws {
    let (recipe, _, recorded) = try file.parts()
    name = file.testDescription
    answer = recorded
    self.isSound = isSound
    let parsed = Shown.parsed(recipe)
    let places =
      parsed.statements.map { ($0.keyword.text, $0.span) }
      + parsed.refused.compactMap { refused in refused.keyword.map { ($0.text, refused.span) } }
    statements = Set(places.compactMap { Keyword(rawValue: $0.0) })
    let errors = diagnostics.filter { $0.severity == .error && $0.mark.span.source == 0 }.map(
      \.mark.span.start)
    wrongStatements = Set(
      places.filter { place in errors.contains { place.1.start <= $0 && $0 <= place.1.end } }
        .compactMap { Keyword(rawValue: $0.0) })
  }
}
