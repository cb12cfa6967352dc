import Testing

@testable import DescentConsole

/// What becomes of bytes that a terminal sends as a paste.
@Suite struct PastedTextTests {
  private func cleaned(_ text: String) -> String { PastedText.cleaned(Array(text.utf8)) }

  @Test(arguments: ["a\r\nb", "a\rb", "a\nb", "a\r\nb\n\n", "a\rb\r"])
  func `every end of a line becomes a line feed, and those at the end are dropped`(text: String) {
    #expect(cleaned(text) == "a\nb")
  }

  @Test func `empty lines inside stay`() {
    #expect(cleaned("a\n\n\nb") == "a\n\n\nb")
    #expect(cleaned("\r\n\r\n") == "")
  }

  @Test func `tabs are text and other control characters are nothing`() {
    #expect(cleaned("a\tb\u{1b}[31m\u{0}\u{7}\u{7f}c") == "a\tb[31mc")
  }

  @Test func `prompts of an earlier session are dropped`() {
    let session = """
      descent> data digits
      descent> model mlp [64,
           … ] 10]
             … let x =
       … value 3
             …
             …   train 1 epoch
      """
    #expect(cleaned(session) == "data digits\nmodel mlp [64,\n10]\nlet x =\n3\n\n  train 1 epoch")
  }

  @Test func `dots in a text without prompts stay`() {
    #expect(cleaned("# wait\n       … ] 10") == "# wait\n       … ] 10")
  }

  @Test func `bytes that are no UTF-8 are made visible`() {
    #expect(PastedText.cleaned([0x61, 0xFF, 0x62]) == "a\u{FFFD}b")
  }
}
