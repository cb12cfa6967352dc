import Testing

@Suite struct PromptPageTests {
  @Test(arguments: ["README.md", "docs/manual.md"])
  func `every session at the prompt on a page is answered as it says`(path: String) throws {
    let page = PromptPage(path)
    #expect(try page.text().contains("\n```console\ndescent> "), "\(path) shows no session")
    #expect(try page.agrees(), "\(path) shows other answers; DESCENT_RECORD=1 writes them anew")
  }

  /// The lecture's recipes, pasted as printed, one after the other with `undo 1000` between them.
  @Test func `the lecture can be followed at the prompt, section by section`() throws {
    let blocks = try PromptPage("docs/lecture.md").blocks()
    let scenes = zip(blocks, blocks.dropFirst()).filter { $0.0.word == "train" && $0.1.word == "console" }
    #expect(scenes.count == 11)
    var stage = try Stage(width: 120)
    for (recipe, output) in scenes {
      let printed = output.lines.dropFirst().filter { !$0.hasPrefix("weights.sha256 ") }
      let told = stage.answer(to: recipe.lines.map { "         " + $0 })
      #expect(Self.timeless(told, as: printed) == printed.map(String.init), "\(output.lines.first ?? "")")
      if let digest = output.lines.last(where: { $0.hasPrefix("weights.sha256 ") }) {
        #expect(stage.weights == String(digest.dropFirst(15)))
      }
      _ = stage.answer(to: ["         undo 1000"])
    }
  }

  @Test func `the lecture's files can be run at the prompt`() throws {
    let blocks = try PromptPage("docs/lecture.md").blocks()
    for (recipe, output) in zip(blocks, blocks.dropFirst()).filter({ $0.0.word == "train" }).prefix(3) {
      let text = recipe.lines.joined(separator: "\n") + "\n"
      var stage = try Stage(files: ["scene.train": text], width: 120)
      let told = stage.answer(to: ["         run \"scene.train\""])
      let printed = output.lines.dropFirst().filter { !$0.hasPrefix("weights.sha256 ") }
      #expect(Self.timeless(told, as: printed) == printed.map(String.init))
    }
  }

  /// The lines that the page shows, with every time of zero seconds as there.
  private static func timeless(_ lines: [String], as printed: [Substring]) -> [String] {
    let plain = lines.map { $0.hasPrefix("epoch ") ? $0.replacing(/\d+\.\d\d s$/, with: "0.00 s") : $0 }
    var left = plain[...]
    var shown: [String] = []
    for line in printed {
      if line == "…" {
        // As many as the page leaves out are passed over.
        shown.append("…")
        continue
      }
      if shown.last == "…" { left = left.drop { $0 != line } }
      if let next = left.popFirst() { shown.append(next) }
    }
    return shown + left.filter { !$0.hasPrefix("epoch ") }
  }
}
