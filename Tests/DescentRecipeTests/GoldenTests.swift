import DescentSyntax
import Foundation
import Testing

/// Each file: a recipe, a line of dashes, what the checker says to it.
@Suite struct GoldenTests {
  private static let isRecording = ProcessInfo.processInfo.environment["DESCENT_RECORD"] == "1"
  private static let isOnServer = ProcessInfo.processInfo.environment["CI"] != nil

  @Test func `the golden files are there`() {
    #expect(GoldenFile.all.count >= 300)
    #expect(!(Self.isRecording && Self.isOnServer), "golden files are recorded at home")
  }

  @Test(arguments: GoldenFile.all)
  func `a recipe is answered as recorded`(file: GoldenFile) throws {
    let recorded = try file.parts().recorded
    let answer = try file.reading().answer
    #expect(answer == recorded)
    if Self.isRecording, !Self.isOnServer, answer != recorded { try file.record(answer) }
  }

  @Test(arguments: GoldenFile.all)
  func `a wrong recipe has an error for each cause and no more`(file: GoldenFile) throws {
    let reading = try file.reading()
    let errors = reading.checked.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty == (reading.checked.program != nil))
    #expect(Set(errors.map(\.mark.span)).count == errors.count, "two errors at one place")
    #expect(errors.count <= (file.hasManyCauses ? 9 : 1))
  }

  @Test(arguments: GoldenFile.all)
  func `every place lies in its text and every drawing is short`(file: GoldenFile) throws {
    let reading = try file.reading()
    for diagnostic in reading.checked.diagnostics {
      for mark in [diagnostic.mark] + [diagnostic.related].compactMap(\.self) {
        let length = reading.sources[mark.span.source].bytes.count
        #expect(mark.span.start < mark.span.end && mark.span.end <= length)
      }
      let drawing = reading.drawing(of: diagnostic)
      #expect(drawing.split(separator: "\n", omittingEmptySubsequences: false).count <= 8)
    }
  }
}
