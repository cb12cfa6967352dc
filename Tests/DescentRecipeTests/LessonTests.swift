import DescentRecipe
import DescentSyntax
import Testing

/// The lessons of the checker's codes, held against the checker.
@Suite struct LessonTests {
  private static let codes = RecipeLessons.all.keys.sorted()

  @Test(arguments: codes)
  func `a failing example is told its own code, and the mended one nothing`(code: String) throws {
    let lesson = try #require(RecipeLessons.all[code])
    #expect((lesson.failing == nil) == (lesson.mended == nil))
    if let failing = lesson.failing { #expect(try told(failing, lesson).first == code) }
    if let mended = lesson.mended { #expect(try told(mended, lesson) == []) }
  }

  @Test(arguments: codes)
  func `a failing example has one thing wrong with it`(code: String) throws {
    let lesson = try #require(RecipeLessons.all[code])
    if let failing = lesson.failing { #expect(try told(failing, lesson).count == 1) }
  }

  @Test func `only what no short recipe can show has no example`() {
    #expect(
      Self.codes.filter { RecipeLessons.all[$0]?.failing == nil }
        == ["D0508", "D0705", "D1002"])
  }

  /// The codes that a check says, that of an open recipe among them.
  private func told(_ text: String, _ lesson: Lesson) throws -> [String] {
    var sets: [(name: String, value: String)] = []
    var files: [String: String] = [:]
    switch lesson.trial {
    case .check: break
    case .including(let others): files = others
    case .set(let name, let value): sets = [(name, value)]
    case .read, .run: Issue.record("the checker finds its faults by checking")
    }
    let reading = try Reading(text, sets: sets, files: files)
    let program = reading.checked.program
    return reading.codes + [program?.openAt?.code].compactMap(\.self)
  }
}
