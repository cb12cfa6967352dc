import DescentSyntax
import Testing

@testable import DescentConsole

/// Colours: which, where, and that nothing hangs on them.
@Suite struct InkTests {
  static let recipes = [
    "data digits; model mlp [64, 8, 10]; clip norm 1; train 3 epochs\n"
      + "show history\nshow model\nevaluate test",
    "data blobs(classes=5); model mlp [2, 8, 5]\nshow data\nshow data 3\nshow gradients\nshow optimizer",
    "data sine; model mlp [1, 8, 1]\nschedule step(0.5, every 2)\ntrain 4 epochs\nshow schedule\nshow plan\n"
      + "show history\nevaluate val\nshow data 2\nwhy lr",
    "minimize ravine for 30 steps",
  ]

  @Test(arguments: recipes, [40, 80, 200])
  func `what is said in colour says the same without`(recipe: String, width: Int) throws {
    let events = try events(of: recipe)
    let plain = words(events, width: width)
    #expect(plain.allSatisfy { !$0.contains("\u{1B}") })
    for depth in [Ink.Depth.sixteen, .many] {
      let painted = words(events, width: width, ink: Ink(depth))
      #expect(painted.contains { $0.contains("\u{1B}[1m") })
      #expect(painted.map(Ink.stripped) == plain)
      #expect(painted.allSatisfy { !$0.contains("\u{1B}") || $0.contains("\u{1B}[0m") })
    }
  }

  @Test(arguments: recipes, [40, 60, 80, 200])
  func `nothing is wider than the screen`(recipe: String, width: Int) throws {
    for line in words(try events(of: recipe), width: width) {
      #expect(DisplayWidth.of(line) <= width, "\(line)")
      #expect(line.last != " ")
    }
  }

  /// Of the sixteen: yellow and the whites are lost on white, blue and black on black.
  @Test func `no colour is lost on white or on black`() {
    let lost: Set = ["30", "33", "34", "37", "40", "47", "93", "94", "97", "92", "96"]
    let roles: [Ink.Role] =
      [.error, .warning, .note, .heading, .dimmed, .good, .bad] + (0..<8).map { .curve($0) }
    for role in roles {
      let codes = Ink(.sixteen).paint("x", as: role).drop { $0 != "[" }.dropFirst().prefix { $0 != "m" }
      #expect(!codes.isEmpty && lost.isDisjoint(with: codes.split(separator: ";").map(String.init)))
    }
    #expect(Ink(.sixteen).paint("x", as: .curve(-1)) == Ink(.sixteen).paint("x", as: .curve(3)))
  }

  @Test func `colours are for terminals that want them`() {
    func depth(_ variables: [String: String], isTerminal: Bool = true) -> Ink.Depth {
      Ink(isTerminal: isTerminal) { variables[$0] }.depth
    }
    #expect(depth(["TERM": "xterm"]) == .sixteen && depth([:]) == .sixteen)
    #expect(depth(["TERM": "xterm-256color"]) == .many)
    #expect(depth(["TERM": "xterm", "COLORTERM": "truecolor"]) == .many)
    #expect(depth(["TERM": "dumb"]) == .none)
    #expect(depth(["TERM": "xterm", "NO_COLOR": "1"]) == .none)
    #expect(depth(["TERM": "xterm"], isTerminal: false) == .none)
  }

  @Test func `nothing is painted without ink or without text`() {
    #expect(Ink(.none).paint("text", as: .error) == "text")
    #expect(Ink(.many).paint("", as: .error).isEmpty)
    #expect(Ink.stripped("a\u{1B}[1;31mb\u{1B}[0mc") == "abc" && Ink.stripped("") == "")
  }
}
