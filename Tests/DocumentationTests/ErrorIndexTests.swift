import DescentConsole
import DescentSyntax
import Foundation
import Testing

@Suite struct `The error index` {
  @Test func `is what the lessons say`() throws {
    #expect(
      try Pages.agrees("docs/errors.md", with: ErrorIndex.text),
      "docs/errors.md differs from the lessons; DESCENT_RECORD=1 writes it anew")
    #expect(try Pages.text("docs/manual.md").contains("](errors.md)"))
  }

  @Test func `every code in the sources has a lesson, and every lesson a code`() throws {
    let codes = try ErrorIndex.codesInSources()
    #expect(codes.count >= 90)
    #expect(codes.sorted() == Lessons.codes)
  }

  @Test(arguments: Lessons.codes)
  func `every example fails with its own code, and the mended one is sound`(code: String) throws {
    let lesson = try #require(Lessons.lesson(for: code))
    #expect(lesson.rule.hasSuffix("."))
    let trial = Trial(of: lesson)
    #expect(trial.failure?.code == (lesson.failing == nil ? nil : code))
    #expect(trial.remarks == [])
  }

  @Test func `a false claim is told by a run as its lesson says`() throws {
    let lesson = try #require(Lessons.lesson(for: "D0901"))
    let explained = try #require(Explanation(of: "D0901")).text
    let run = Rehearsal.run(try #require(lesson.failing), name: "recipe.train")
    let told = try #require(run.texts.first { $0.hasPrefix("error[") })
    #expect(run.status == .expectationFalse)
    #expect(explained.contains("\n\n\(told)\n\n"))
    #expect(Rehearsal.run(try #require(lesson.mended)).status == .done)
  }
}

/// The page of all codes, printed from their lessons.
enum ErrorIndex {
  static var text: String {
    let opening = """
      # The error index

      Every code that this version can say, printed from the lessons that `descent explain` shows with
      a failing and a mended example.
      """
    let chapters: [(title: String, numbers: Range<Int>)] = [
      ("Text and statements", 100..<200), ("Things and their options", 200..<300),
      ("Settings and actions", 300..<400), ("Values", 400..<500), ("Models", 500..<600), ("Data", 600..<700),
      ("Limits", 700..<800), ("Training", 800..<900), ("Claims", 900..<1000), ("Files", 1000..<1100),
    ]
    let tables = chapters.map { title, numbers in
      "## \(title)\n\n| code | what it means |\n|---|---|\n" + rows(numbers).joined(separator: "\n")
    }
    return ([opening] + tables).joined(separator: "\n\n") + "\n"
  }

  private static func rows(_ numbers: Range<Int>) -> [String] {
    Lessons.codes.filter { numbers.contains(Int($0.dropFirst()) ?? 0) }.compactMap { code in
      Lessons.lesson(for: code).map { "| <a id=\"\(code.lowercased())\"></a>\(code) | \($0.rule) |" }
    }
  }

  /// The codes that the sources can say, the lessons left aside.
  static func codesInSources() throws -> Set<String> {
    let folder = Pages.root.appending(path: "Sources")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var codes: Set<String> = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift", !file.lastPathComponent.contains("Lesson") else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      codes.formUnion(text.matches(of: /"(D[0-9]{4})"/).map { String($0.1) })
    }
    return codes
  }
}
