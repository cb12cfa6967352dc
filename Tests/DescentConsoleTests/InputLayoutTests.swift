import Testing

@testable import DescentConsole

/// How a text being typed is laid out on a screen.
@Suite struct InputLayoutTests {
  private func layout(_ text: String, at cursor: Int? = nil, width: Int = 80, height: Int = 24) -> InputLayout
  {
    InputLayout(text: text, cursor: cursor ?? text.utf8.count, width: width, height: height)
  }

  private func rows(_ layout: InputLayout) -> [String] { layout.rows.map { $0.lead + $0.text } }

  @Test func `a line stands behind the prompt`() {
    let line = layout("train 5 epochs")
    #expect(rows(line) == ["descent> train 5 epochs"])
    #expect(line.cursorRow == 0 && line.cursorColumn == 23)
  }

  @Test func `further lines say what the text waits for`() {
    let block = layout("model mlp [\n64,\n10]\ntrain 1 +\n2 epochs")
    #expect(
      rows(block) == [
        "descent> model mlp [", "     … ] 64,", "     … ] 10]", "       … train 1 +", " … value 2 epochs",
      ])
    #expect(block.cursorRow == 4 && block.cursorColumn == 17)
  }

  @Test func `a long line goes on in the next row, and the cursor with it`() {
    let line = layout("0123456789abcdef", width: 20)
    #expect(rows(line) == ["descent> 0123456789a", "bcdef"])
    #expect(layout("0123456789a", width: 20).cursorRow == 1)
    #expect(layout("0123456789a", at: 11, width: 20).cursorColumn == 0)
    #expect(layout("0123456789a", at: 0, width: 20).cursorColumn == 9)
  }

  @Test func `a wide character is not cut in two`() {
    let line = layout("0123456789漢b", width: 20)
    #expect(rows(line) == ["descent> 0123456789", "漢b"])
    #expect(line.cursorColumn == 3)
  }

  @Test func `of a text higher than the screen the rows around the cursor are kept`() {
    let text = (0..<100).map { "print \($0)" }.joined(separator: "\n")
    let whole = layout(text, height: 10)
    #expect(whole.rows.count == 10)
    #expect(whole.rows.last?.text == "print 99")
    #expect(layout(text, at: 0, height: 10).rows.first?.text == "print 0")
    #expect(layout(text, at: 0, height: 10).cursorRow == 0)
  }

  @Test func `a screen of any size shows the cursor`() {
    let text = "model mlp [64,\n  漢字, 10]\ttab\n\u{1}"
    for width in [1, 2, 3, 5, 9, 17, 18, 19, 80, 500] {
      for height in [1, 2, 3, 24, 200] {
        for cursor in 0...text.utf8.count {
          let shown = layout(text, at: cursor, width: width, height: height)
          #expect((1...height).contains(shown.rows.count))
          #expect(shown.rows.indices.contains(shown.cursorRow))
          #expect((0..<width).contains(shown.cursorColumn))
          #expect(rows(shown).allSatisfy { ScreenText.columns(of: $0) <= width })
        }
      }
    }
  }
}
