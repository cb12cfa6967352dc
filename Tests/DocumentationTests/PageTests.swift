import DescentRecipe
import DescentRuntime
import Testing

@Suite struct `The pages tell the truth` {
  @Test(arguments: ["README.md", "docs/manual.md"])
  func `every recipe on a page is sound and runs`(page: String) throws {
    let blocks = try Pages.blocks("train", of: page)
    let files = try Pages.files(of: page)
    #expect(!blocks.isEmpty)
    for block in blocks {
      let (program, drawn) = Rehearsal.check(block.text, files: files)
      #expect(program != nil, "\(page):\(block.line)\n\(drawn)")
      #expect(drawn.isEmpty, "\(page):\(block.line)\n\(drawn)")
      guard let program, program.openAt == nil else { continue }
      let run = Rehearsal.run(block.text, files: files)
      #expect(run.status == .done, "\(page):\(block.line)\n\(run.lines.suffix(3))")
    }
  }

  @Test func `the session in the README is what the program prints`() throws {
    let session = try #require(
      try Pages.blocks("console", of: "README.md").first { $0.text.contains("$ descent run") })
    let shown = session.text.split(separator: "\n").map(String.init)
    #expect(shown.first == "$ descent run examples/digits.train")
    let run = Rehearsal.run(try Pages.text("examples/digits.train"))
    let gap = try #require(shown.firstIndex(of: "…"))
    let before = shown[1..<gap].map { $0 }
    let after = shown[(gap + 1)...].map { $0 }
    #expect(Array(run.lines.prefix(before.count)) == before)
    #expect(Array(run.lines.suffix(after.count)) == after)
  }

  @Test func `the mistake in the README and the manual is drawn as the program draws it`() throws {
    let session = try #require(
      try Pages.blocks("console", of: "README.md").first { $0.text.contains("$ descent check") })
    let shown = session.text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().joined(
      separator: "\n")
    let slip = """
      data digits
      model mlp [64, 32, 10]
      optimizer adam(learnig_rate=1e-3)
      train 20 epochs
      """
    let drawn = Rehearsal.check(slip, name: "slip.train").drawn
    #expect(drawn + "\n" == shown)
    let indented = drawn.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
    #expect(try Pages.text("docs/manual.md").contains("\n\n" + indented + "\n\n"))
  }

  @Test func `every example recipe is sound, and runs where its data is built in`() throws {
    for example in try Pages.examples() {
      let text = try Pages.text("examples/\(example)")
      let (program, drawn) = Rehearsal.check(text, name: example)
      #expect(program != nil && drawn.isEmpty, "\(example)\n\(drawn)")
      guard !text.contains("data mnist"), program?.openAt == nil else { continue }
      let run = Rehearsal.run(text, name: example)
      #expect(run.status == .done, "\(example): \(run.lines.suffix(2))")
    }
  }
}
