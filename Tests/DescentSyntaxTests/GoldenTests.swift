import DescentSyntax
import Foundation
import Testing

/// Each file: a recipe, a line of dashes, what the reader is told.
@Suite struct GoldenTests {
  static let isRecording = ProcessInfo.processInfo.environment["DESCENT_RECORD"] == "1"
  static let isOnServer = ProcessInfo.processInfo.environment["CI"] != nil

  @Test func `the golden files are there`() {
    #expect(Folders.golden.count >= 100)
    #expect(!(Self.isRecording && Self.isOnServer), "golden files are recorded at home")
  }

  @Test(arguments: Folders.golden)
  func `a recipe is answered as recorded`(file: URL) throws {
    let bytes = try Folders.bytes(of: file)
    let line = Array("----\n".utf8)
    let start = try #require(bytes.firstRange(of: line)?.lowerBound, "the line of dashes is missing")
    let answer = Self.answer(to: Array(bytes[..<start]))
    let recorded = String(decoding: bytes[(start + line.count)...], as: UTF8.self)
    #expect(answer == recorded)
    if Self.isRecording, !Self.isOnServer, answer != recorded {
      try Data(bytes[..<start] + line + Array(answer.utf8)).write(to: file)
    }
  }

  @Test func `every code has a golden file`() throws {
    let recorded = try Folders.golden.map { String(decoding: try Folders.bytes(of: $0), as: UTF8.self) }
      .joined()
    let special: Set<SyntaxCode> = [.textTooLong, .tooManyErrors]
    for code in SyntaxCode.allCases where !special.contains(code) {
      #expect(recorded.contains("[\(code.rawValue)]"), "\(code)")
    }
  }

  private static func answer(to bytes: [UInt8]) -> String {
    var sources = Sources()
    let text = SourceText(name: "recipe.train", bytes: bytes)
    let id = sources.add(text)
    let recipe = Parser.recipe(text, id: id)
    return DiagnosticPrinter(sources: sources, usesColor: false, width: 80).text(forAll: recipe.diagnostics)
      + "\n"
  }
}
