import DescentSyntax
import Foundation
import Testing

/// Each file: a recipe, a line of dashes, what the checker says to it.
@Suite struct GoldenTests {
  private static let isRecording = ProcessInfo.processInfo.environment["DESCENT_RECORD"] == "1"
  private static let isOnServer = ProcessInfo.processInfo.environment["CI"] != nil

  @Test func `the golden files are there`() {
    #expect(GoldenFile.all.count >= 120)
    #expect(!(Self.isRecording && Self.isOnServer), "golden files are recorded at home")
  }

  @Test(arguments: GoldenFile.all)
  func `a recipe is answered as recorded`(file: GoldenFile) throws {
    let (recipe, recorded) = try file.parts()
    let answer = try Reading(recipe).answer
    #expect(answer == recorded)
    if Self.isRecording, !Self.isOnServer, answer != recorded { try file.record(answer, to: recipe) }
  }

  @Test(arguments: GoldenFile.all)
  func `a wrong recipe has an error for each cause and no more`(file: GoldenFile) throws {
    let (recipe, _) = try file.parts()
    let reading = try Reading(recipe)
    let errors = reading.checked.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty == (reading.checked.program != nil))
    #expect(Set(errors.map(\.mark.span)).count == errors.count, "two errors at one place")
    #expect(errors.count <= (file.hasManyCauses ? 9 : 1))
  }

  @Test(arguments: GoldenFile.all)
  func `every place lies in the text and every drawing is short`(file: GoldenFile) throws {
    let (recipe, _) = try file.parts()
    var sources = Sources()
    _ = sources.add(SourceText(name: "recipe.train", bytes: recipe))
    let printer = DiagnosticPrinter(sources: sources, usesColor: false, width: 80)
    for diagnostic in try Reading(recipe).checked.diagnostics {
      for mark in [diagnostic.mark] + [diagnostic.related].compactMap(\.self) {
        #expect(mark.span.start < mark.span.end && mark.span.end <= recipe.count)
      }
      #expect(
        printer.text(for: diagnostic).split(separator: "\n", omittingEmptySubsequences: false).count <= 8)
    }
  }

  @Test func `every code that the checker can say has a golden file`() throws {
    let recorded = try GoldenFile.all.map { try $0.parts().recorded }.joined()
    let codes = try Self.codesOfTheChecker()
    #expect(codes.count >= 50)
    // Those have tests of their own: one speaks of the command line, the other of 65 537 layers.
    for code in codes.subtracting(["D0306", "D0508"]).sorted() {
      #expect(recorded.contains("[\(code)]"), "no file shows \(code)")
    }
  }

  /// The codes as the sources of the checker write them.
  private static func codesOfTheChecker() throws -> Set<String> {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/DescentRecipe/Faults").standardizedFileURL
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    let text = try files.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    return Set(text.matches(of: /"(D0[0-9]{3})"/).map { String($0.1) })
  }
}
