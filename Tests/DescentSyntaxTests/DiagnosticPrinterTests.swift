import DescentSyntax
import Testing

@Suite struct DiagnosticPrinterTests {
  private func draw(
    _ text: String, at range: Range<Int>, label: String = "here", width: Int = 80, color: Bool = false,
    help: String? = nil, related: Range<Int>? = nil
  ) -> [String] {
    var sources = Sources()
    let id = sources.add(SourceText(name: "mnist.train", text: text))
    let mark = Diagnostic.Mark(Span(source: id, start: range.lowerBound, end: range.upperBound), label)
    let second = related.map {
      Diagnostic.Mark(Span(source: id, start: $0.lowerBound, end: $0.upperBound), "there")
    }
    let diagnostic = Diagnostic("D0213", .error, "what is wrong", at: mark, related: second, help: help)
    let printer = DiagnosticPrinter(sources: sources, usesColor: color, width: width)
    return printer.text(for: diagnostic).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
  }

  @Test func `a diagnostic is drawn as the reference draws it`() {
    var sources = Sources()
    let text = "data digits\nmodel mlp [64, 10]\noptimizer adam(learnig_rate=1e-3)\n"
    let id = sources.add(SourceText(name: "mnist.train", text: text))
    let diagnostic = Diagnostic(
      "D0213", .error, "optimizer `adam` has no option `learnig_rate`",
      at: .init(Span(source: id, start: 46, end: 58), "not an option of adam"),
      help: "write `lr`      (adam: lr, beta1, beta2, eps, amsgrad)")
    let drawn = DiagnosticPrinter(sources: sources, usesColor: false, width: 80).text(for: diagnostic)
    #expect(
      drawn == """
        error[D0213]: optimizer `adam` has no option `learnig_rate`
          --> mnist.train:3:16
           |
         3 | optimizer adam(learnig_rate=1e-3)
           |                ^^^^^^^^^^^^ not an option of adam
         help: write `lr`      (adam: lr, beta1, beta2, eps, amsgrad)
        """)
  }

  @Test func `tabs are spaces and wide characters are two columns`() {
    #expect(draw("\ta\tb", at: 3..<4)[3...] == [" 1 |     a   b", "   |         ^ here"])
    #expect(draw("\"数数\" b", at: 9..<10)[3...] == [" 1 | \"数数\" b", "   |        ^ here"])
    #expect(draw("\"e\u{301}\" b", at: 6..<7)[4] == "   |     ^ here")
    #expect(draw("\"😀\" b", at: 7..<8)[4] == "   |      ^ here")
    #expect(draw("\"数数\" b", at: 9..<10)[1] == "  --> mnist.train:1:6")
  }

  @Test func `escapes are made visible and the carets stand under them`() {
    #expect(draw("a \u{1B}[2J b", at: 7..<8)[3...] == [" 1 | a \\x1b[2J b", "   |           ^ here"])
    #expect(draw("a \u{202E}", at: 2..<5)[3...] == [" 1 | a \\u{202e}", "   |   ^^^^^^^^ here"])
    #expect(draw("a", at: 0..<1, label: "\u{1B}[31m")[4] == "   | ^ \\x1b[31m")
  }

  @Test func `a long line is cut with its carets in sight`() {
    let long = String(repeating: "x", count: 500) + "HERE" + String(repeating: "y", count: 500)
    for width in [40, 60, 80, 120] {
      let lines = draw(long, at: 500..<504, width: width)
      #expect(lines.allSatisfy { $0.unicodeScalars.count <= width })
      let caret = lines[4].unicodeScalars.firstIndex(of: "^").map {
        lines[4].unicodeScalars.distance(from: lines[4].startIndex, to: $0)
      }
      let line = Array(lines[3])
      #expect(caret.map { String(line[$0..<($0 + 4)]) } == "HERE")
      #expect(lines[3].contains("…x") && lines[3].hasSuffix("y…"))
    }
  }

  @Test func `a long label is cut to the width`() {
    let lines = draw("abc", at: 0..<3, label: String(repeating: "w", count: 300), width: 40)
    #expect(lines[4].unicodeScalars.count == 40)
    #expect(lines[4].hasSuffix("w…"))
  }

  @Test func `the second place is shown in its own line, or under the same one`() {
    let apart = draw("batch 32\nbatch 64", at: 9..<17, help: "delete one", related: 0..<8)
    #expect(apart.count == 8)
    #expect(apart[5...] == [" 1 | batch 32", "   | -------- there", " help: delete one"])
    let same = draw("batch 32", at: 6..<8, help: "delete one", related: 0..<5)
    #expect(same[3...] == [" 1 | batch 32", "   |       ^^ here", "   | ----- there", " help: delete one"])
  }

  @Test func `a second place in another text has its own arrow, within eight lines`() {
    var sources = Sources()
    let first = sources.add(SourceText(name: "a.train", text: "batch 32"))
    let second = sources.add(SourceText(name: "b.train", text: "\n\n\n\n\n\n\n\n\nbatch 64"))
    let diagnostic = Diagnostic(
      "D0300", .warning, "twice", at: .init(Span(source: first, start: 0, end: 5), "here"),
      related: .init(Span(source: second, start: 9, end: 14), "there"), help: "delete one")
    let drawn = DiagnosticPrinter(sources: sources, usesColor: false, width: 80).text(for: diagnostic)
    #expect(
      drawn == """
        warning[D0300]: twice
           --> a.train:1:1
          1 | batch 32
            | ^^^^^ here
           --> b.train:10:1
         10 | batch 64
            | ----- there
         help: delete one
        """)
  }

  @Test func `a place at the end and a place of many lines have carets`() {
    #expect(draw("seed", at: 4..<4)[4] == "   |     ^ here")
    #expect(draw("", at: 0..<0)[3...] == [" 1 |", "   | ^ here"])
    #expect(draw("ab\ncd", at: 0..<5)[4] == "   | ^^ here")
    #expect(draw("ab\r\ncd", at: 0..<6)[3...] == [" 1 | ab", "   | ^^ here"])
  }

  @Test func `colours come only when asked for`() {
    #expect(!draw("seed", at: 0..<4).joined().contains("\u{1B}"))
    let painted = draw("seed", at: 0..<4, color: true)
    #expect(painted[0] == "\u{1B}[1;31merror[D0213]\u{1B}[0m\u{1B}[1m: what is wrong\u{1B}[0m")
    #expect(painted[4] == " \u{1B}[36m  |\u{1B}[0m \u{1B}[1;31m^^^^ here\u{1B}[0m")
  }

  @Test func `five errors are drawn and the rest counted`() {
    var sources = Sources()
    let text = SourceText(name: "a.train", text: String(repeating: "sed 1\n", count: 8))
    let id = sources.add(text)
    let printer = DiagnosticPrinter(sources: sources, usesColor: false, width: 80)
    let recipe = Parser.recipe(text, id: id)
    let drawn = printer.text(forAll: recipe.diagnostics)
    #expect(drawn.split(separator: "error[").count == 5)
    #expect(drawn.hasSuffix("\n\nand 3 more errors"))
    #expect(printer.text(forAll: Array(recipe.diagnostics.prefix(6))).hasSuffix("\n\nand 1 more error"))
    #expect(printer.text(forAll: []) == "")
  }
}
