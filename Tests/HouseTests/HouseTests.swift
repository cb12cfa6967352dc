import Testing

/// The rules of the house, held against the whole working tree.
@Suite struct HouseTests {
  private let tree = Repository.own

  /// Fails with one finding a line.
  private func hold(_ findings: [Finding], at place: SourceLocation = #_sourceLocation) {
    guard !findings.isEmpty else { return }
    let list = findings.map(\.description).joined(separator: "\n")
    Issue.record(
      Comment(rawValue: "the house rule is broken \(findings.count) times\n" + list), sourceLocation: place)
  }

  @Test func `files, functions and lines are short`() {
    let findings = tree.code.flatMap {
      SizeRules.fileLength($0) + SizeRules.functionLength($0) + SizeRules.lineLength($0)
    }
    hold(findings)
  }

  @Test func `recipes and scripts keep to the width of the page`() {
    let written = tree.surroundings.filter { !$0.path.contains("/Corpus/") }
    let findings = written.flatMap { SizeRules.lineLength($0) }
    hold(findings)
  }

  @Test func `every import follows the arrows of the design`() {
    let findings = tree.sources.flatMap(ImportRules.arrows)
    hold(findings)
  }

  @Test func `every room of the table is there and holds code`() {
    let rooms = Set(tree.sources.compactMap(\.room))
    #expect(rooms == Set(ImportRules.rooms.keys))
  }

  @Test func `nothing traps and nothing is unwrapped by force`() {
    let findings = tree.sources.flatMap(TrapRules.traps)
    hold(findings)
  }

  @Test func `nothing hides from the checks of concurrency`() {
    let findings = tree.sources.flatMap(TrapRules.escapesFromConcurrency)
    hold(findings)
  }

  @Test func `unsafe code stays in its rooms`() {
    let findings = tree.sources.flatMap(TrapRules.unsafety)
    hold(findings)
  }

  @Test func `nothing is public and nothing is global`() {
    let findings = tree.sources.flatMap { TrapRules.publicity($0) + TrapRules.globals($0) }
    hold(findings)
  }

  @Test func `whatever another target sees says what it is`() {
    let requirements = Set(tree.sources.flatMap(WordRules.requirements))
    let findings = tree.sources.flatMap {
      WordRules.documentation($0, requirements: requirements)
    }
    hold(findings)
  }

  @Test func `no file names unfinished work`() {
    let findings = (tree.code + tree.surroundings).flatMap(WordRules.unfinishedWork)
    hold(findings)
  }

  @Test func `the kernels in C call nothing that differs between machines`() {
    let findings = tree.sources.flatMap { CRules.libm($0) + CRules.contraction($0) }
    hold(findings)
  }

  @Test func `what the pages name is there`() throws {
    let readme = try #require(tree.text(at: "README.md"), "README.md is missing")
    let makefile = try #require(tree.text(at: "Makefile"), "Makefile is missing")
    let pages = [SourceFile(path: "README.md", text: readme)] + tree.files(under: "docs", endingIn: ["md"])
    let findings = pages.flatMap {
      PaperRules.missingFiles($0, holds: tree.holds) + PaperRules.missingTargets($0, makefile: makefile)
    }
    #expect(readme.contains("descent run examples/"), "README.md shows no recipe to run")
    hold(findings)
  }

  @Test func `every example is named in a page`() {
    let examples = tree.entries(of: "examples").filter { $0.hasSuffix(".train") }
    let pages = ["README.md", "examples/README.md"].compactMap(tree.text)
    let findings = PaperRules.unnamedExamples(examples, pages: pages)
    #expect(!examples.isEmpty)
    hold(findings)
  }
}
