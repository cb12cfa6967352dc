import Testing

@testable import DescentConsole

/// What is sent so that the bottom of the screen is what it should be.
@Suite struct ScreenTests {
  private func frame(_ text: String, live: [String] = []) -> ScreenFrame {
    let input = InputLayout(text: text, cursor: text.utf8.count, width: 40, height: 10)
    return ScreenFrame(
      live: live, input: input, size: .init(rows: 10, columns: 40), isColored: false)
  }

  @Test func `the same frame again is nothing to send`() {
    var painter = ScreenPainter()
    let sent = (0..<2).map { _ in painter.show(frame("a")) }
    #expect(sent == ["descent> a\r\u{1b}[10C", ""])
  }

  @Test func `only the rows that differ are sent`() {
    var painter = ScreenPainter()
    _ = painter.show(frame("a", live: ["step 1"]))
    let sent = painter.show(frame("a", live: ["step 2"]))
    #expect(sent.contains("step 2") && !sent.contains("descent>"))
  }

  @Test func `input comes first where the screen is small`() {
    let input = InputLayout(text: "a\nb\nc", cursor: 0, width: 40, height: 4)
    let small = ScreenFrame(
      live: ["live"], queue: ["queue"], input: input, notes: ["n1", "n2"], size: .init(rows: 4, columns: 40),
      isColored: false)
    #expect(small.rows == ["descent> a", "       … b", "       … c", "n1"])
  }

  @Test func `a colored line is cut by what is seen of it`() {
    #expect(ScreenText.fitted("\u{1b}[31mred\u{1b}[0m ink", to: 4) == "\u{1b}[31mred\u{1b}[0m \u{1b}[0m")
    #expect(ScreenText.columns(of: "\u{1b}[1;31mab\u{1b}[0m漢") == 4)
    #expect(ScreenText.plain("\u{1b}[31mred\u{1b}[0m\nink") == "red\nink")
    #expect(ScreenText.rows(of: "\n12345\n", width: 3) == 4)
  }

  @Test func `candidates stand in columns with their help, as many as fit`() {
    let candidates = [
      Candidate("adam", help: "steps scaled by running means"), Candidate("sgd", help: "plain descent"),
      Candidate("muon", help: ""),
    ]
    #expect(
      CandidateTable.rows(for: candidates, width: 24, most: 3, isColored: false)
        == ["  adam  steps scaled by…", "  sgd   plain descent", "  muon"])
    #expect(
      CandidateTable.rows(for: candidates, width: 10, most: 2, isColored: false) == ["  adam", "  … 2 more"])
    #expect(CandidateTable.commonPrefix(of: ["beta1", "beta2"]) == "beta")
    #expect(CandidateTable.commonPrefix(of: []) == "")
  }

  @Test func `up and down go through the lines of a text`() {
    let text = "ab\nlonger é\nx"
    #expect(TextLines.above(2, in: text) == nil)
    #expect(TextLines.below(2, in: text) == 5)
    #expect(TextLines.below(10, in: text) == 14)
    #expect(TextLines.above(13, in: text) == 3)
    #expect(TextLines.below(13, in: text) == nil)
    #expect(TextLines.first(of: text) == "ab …" && TextLines.first(of: "ab") == "ab")
  }

  @Test func `lines are put together to blocks`() {
    var reader = BlockReader()
    let lines = ["", "model mlp [64,\r", "10]", "let x ="]
    let taken = lines.map { (reader.take($0), reader.isOpen) }
    #expect(taken.map(\.0) == [nil, nil, .init(text: "model mlp [64,\n10]", line: 2), nil])
    #expect(taken.map(\.1) == [false, true, false, true])
    let rests = (0..<2).map { _ in reader.rest() }
    #expect(rests == [.init(text: "let x =", line: 4), nil])
  }
}
