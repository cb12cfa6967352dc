import DescentSyntax
import Testing

@Suite struct LessonTests {
  @Test(arguments: SyntaxCode.allCases)
  func `a code's failing example has that code alone, and the mended one has none`(code: SyntaxCode) throws {
    let lesson = try #require(code.lesson)
    #expect(!lesson.rule.isEmpty)
    if let failing = lesson.failing { #expect(codes(failing) == [code.rawValue]) }
    if let mended = lesson.mended { #expect(codes(mended) == []) }
    #expect((lesson.failing == nil) == (lesson.mended == nil))
  }

  @Test func `codes are in one series, each once`() {
    let codes = SyntaxCode.allCases.map(\.rawValue)
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { $0.hasPrefix("D01") && $0.utf8.count == 5 })
    #expect(codes == codes.sorted())
  }
}
