import DescentSyntax
import Testing

@testable import DescentRuntime

/// The lessons of the codes that only a run can say, held against runs.
@Suite struct LessonTests {
  private static let codes = RunLessons.all.keys.sorted()

  @Test(arguments: codes)
  func `a run of the failing example says what the lesson says`(code: String) throws {
    let lesson = try #require(RunLessons.all[code])
    guard case .run(let told, let memory) = lesson.trial else {
      #expect(lesson.failing == nil && lesson.mended == nil)
      return
    }
    #expect(told.code == code)
    let failing = try #require(lesson.failing)
    #expect(try outcome(failing, memory: memory ?? 1 << 32).failure == told)
    let mended = try #require(lesson.mended)
    #expect(try outcome(mended, memory: memory ?? 1 << 32).status == .done)
  }

  @Test func `only what no short recipe can show has no example`() {
    #expect(Self.codes.filter { RunLessons.all[$0]?.failing == nil } == ["D0602", "D0604", "D0702"])
  }
}
