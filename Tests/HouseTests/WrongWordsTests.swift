import Testing

/// Each rule for words and pages, held against a small text that breaks it and one that keeps it.
@Suite struct WrongWordsTests {
  private func undocumented(_ text: String) -> [Int] {
    let file = SourceFile(path: "Sources/DescentSyntax/A.swift", text: text)
    return WordRules.documentation(file, requirements: ["required"]).map(\.line)
  }

  private func page(_ text: String, at path: String = "README.md") -> SourceFile {
    SourceFile(path: path, text: text)
  }

  @Test(arguments: [
    "package struct A {", "package final class A {", "@frozen package enum A {", "package protocol A: B {",
    "  package func a() {", "  package static func a(", "  @inlinable package mutating func a() -> Int {",
    "@inlinable\npackage struct A {", "// a comment\npackage struct A {",
  ])
  func `a shared declaration without a line of documentation is found`(text: String) {
    #expect(undocumented(text).count == 1)
  }

  @Test(arguments: [
    "/// A thing.\npackage struct A {", "/// A thing.\n@inlinable\npackage func a() {", "struct A {",
    "  package func a() -> Int { 3 }", "  package let a = 3", "package extension A {",
  ])
  func `a documented, trivial or inner declaration is in order`(text: String) {
    #expect(undocumented(text).isEmpty)
  }

  @Test(arguments: [
    "// TO" + "DO: more", "/* FIX" + "ME */", "# XX" + "X", "// good f" + "or now", "a st" + "ub",
  ])
  func `a word for unfinished work is found`(text: String) {
    #expect(WordRules.unfinishedWork(page("a line\n" + text)).map(\.line) == [2])
  }

  @Test(arguments: ["// stand for nowhere", "# todos", "stubborn"])
  func `other words are in order`(text: String) {
    #expect(WordRules.unfinishedWork(page(text)).isEmpty)
  }

  @Test func `a file that a page names and that is missing is found`() {
    let text =
      "see [the manual](manual.md#words), [home](https://descent)\nrun `examples/a.train`, then docs/b.md."
    let missing = { (path: String) in PaperRules.missingFiles(self.page(text, at: path)) { _ in false } }
    #expect(
      missing("docs/c.md").map(\.words).sorted() == [
        "`docs/b.md` is not there", "`docs/manual.md` is not there", "`examples/a.train` is not there",
      ])
    #expect(missing("README.md").map(\.line) == [1, 2, 2])
    #expect(PaperRules.missingFiles(page(text)) { _ in true }.isEmpty)
  }

  @Test func `a target that a page names and the Makefile lacks is found`() {
    let text = "run `make demo`, then `make tea`; make no mistake"
    let findings = PaperRules.missingTargets(page(text), makefile: "demo: needs\n\techo\n")
    #expect(findings.map(\.words) == ["the Makefile has no `tea`"])
  }

  @Test func `an example that no page names is found`() {
    let findings = PaperRules.unnamedExamples(["a.train", "b.train"], pages: ["run b.train", ""])
    #expect(findings.map(\.path) == ["examples/a.train"])
  }

  @Test func `the tree is read from this repository`() {
    let own = Repository.own
    #expect(own.holds("Package.swift"))
    #expect(own.code.contains { $0.path == "Tests/HouseTests/WrongWordsTests.swift" })
    #expect(own.entries(of: "no such folder").isEmpty)
  }
}
