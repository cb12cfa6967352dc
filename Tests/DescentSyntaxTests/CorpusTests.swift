import DescentSyntax
import Foundation
import Testing

@Suite struct CorpusTests {
  @Test func `the corpus is there`() throws {
    #expect(Folders.right.count >= 50)
    #expect(Folders.wrong.count >= 80)
    #expect(Folders.later.count >= 12)
    #expect(Folders.prompt.count >= 3)
    let crlf = try #require(Folders.right.first { $0.lastPathComponent == "crlf.train" })
    #expect(
      try Folders.bytes(of: crlf).contains(UInt8(ascii: "\r")), "line ends were changed on the way here")
  }

  @Test(arguments: Folders.right)
  func `a right recipe is read whole`(file: URL) throws {
    let recipe = read(try Folders.bytes(of: file))
    #expect(recipe.diagnostics == [])
    #expect(recipe.refused == [])
  }

  @Test(arguments: Folders.wrong)
  func `a wrong recipe is refused at a place inside it`(file: URL) throws {
    let bytes = try Folders.bytes(of: file)
    let recipe = read(bytes)
    #expect(recipe.diagnostics.contains { $0.severity == .error && $0.code != "D0122" })
    #expect(!recipe.refused.isEmpty || recipe.diagnostics.contains { $0.code == "D0103" })
  }

  @Test(arguments: Folders.wrong)
  func `a wrong recipe has one error, and no cascade`(file: URL) throws {
    let recipe = read(try Folders.bytes(of: file))
    let own = recipe.diagnostics.filter { $0.code != "D0122" }
    #expect(own.count == 1)
  }

  @Test(arguments: Folders.later)
  func `what comes later is refused by name and by nothing else`(file: URL) throws {
    let recipe = read(try Folders.bytes(of: file))
    #expect(!recipe.diagnostics.isEmpty)
    #expect(recipe.diagnostics.allSatisfy { $0.code == "D0122" })
    #expect(recipe.refused.count == recipe.diagnostics.count)
  }

  @Test(arguments: Folders.prompt)
  func `a session is read by the prompt, and its words are refused in a recipe`(file: URL) throws {
    let bytes = try Folders.bytes(of: file)
    let typed = Parser.prompt(SourceText(name: "prompt", bytes: bytes), id: 0)
    #expect(typed.diagnostics.allSatisfy { $0.code == "D0122" }, "\(typed.diagnostics)")
    #expect(typed.parts.contains { if case .command = $0 { true } else { false } })
    #expect(read(bytes).diagnostics.contains { $0.code == "D0137" })
  }
}
