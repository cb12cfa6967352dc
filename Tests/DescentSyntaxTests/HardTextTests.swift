import DescentSyntax
import Testing

@Suite struct HardTextTests {
  /// Texts that have broken parsers elsewhere, each about as long as a text may be.
  static let hard: [(name: String, text: String)] = [
    ("open parentheses", "let a = " + String(repeating: "(", count: 1_000_000)),
    ("open braces", "model " + String(repeating: "{", count: 1_000_000)),
    ("balanced brackets", String(repeating: "[", count: 500_000) + String(repeating: "]", count: 500_000)),
    ("closers", String(repeating: ")", count: 1_000_000)),
    ("minus signs", "let a = " + String(repeating: "-", count: 1_000_000) + "1"),
    ("nots", "expect " + String(repeating: "not ", count: 260_000) + "a"),
    ("powers", "let a = " + String(repeating: "2^", count: 500_000) + "2"),
    ("sums", "let a = " + String(repeating: "1+", count: 500_000) + "1"),
    ("one word", "let " + String(repeating: "a", count: 1_000_000)),
    ("one number", "let a = " + String(repeating: "1", count: 1_000_000)),
    ("one fraction", "let a = 0." + String(repeating: "1", count: 1_000_000) + " 2"),
    ("one exponent", "let a = 1e" + String(repeating: "1", count: 1_000_000)),
    ("one string", "print \"" + String(repeating: "x", count: 1_000_000) + "\" 2"),
    ("open strings", String(repeating: "print \"x\n", count: 110_000)),
    ("strays", String(repeating: "$ ", count: 500_000)),
    ("stray lines", String(repeating: "$\n", count: 500_000)),
    ("combining marks", String(repeating: "\u{300}", count: 500_000)),
    ("foreign letters", String(repeating: "\u{430}", count: 500_000)),
    ("statements on one line", String(repeating: "seed 1 ", count: 149_000)),
    ("open brackets and keywords", String(repeating: "seed (1\n", count: 130_000)),
    ("open braces and names", String(repeating: "data {x\n", count: 130_000)),
    ("points", String(repeating: ". ", count: 500_000)),
    ("a path", String(repeating: "a.", count: 500_000)),
    ("later statements", String(repeating: "undo x\n", count: 140_000)),
    ("tabs", String(repeating: "\t", count: 1_000_000) + "$"),
    ("wrong closers", String(repeating: "(]", count: 500_000)),
  ]

  @Test(arguments: hard.map(\.name))
  func `a hard text is refused soon, with few and short words`(name: String) throws {
    let text = try #require(Self.hard.first { $0.name == name }).text
    let source = SourceText(name: "hard.train", text: text)
    var sources = Sources()
    let id = sources.add(source)
    var recipe = ParsedRecipe()
    let time = ContinuousClock().measure { recipe = Parser.recipe(source, id: id) }
    #expect(!recipe.diagnostics.isEmpty)
    #expect(recipe.diagnostics.count <= 201)
    let drawn = DiagnosticPrinter(sources: sources, usesColor: false, width: 80).text(
      forAll: recipe.diagnostics)
    #expect(drawn.unicodeScalars.count < 5_000)
    #expect(time < .seconds(20))
  }

  @Test func `a text above four megabytes is not read at all`() {
    let token = [UInt8](repeating: UInt8(ascii: "a"), count: 10_000_000)
    let time = ContinuousClock().measure {
      #expect(read(token).diagnostics.map(\.code) == ["D0101"])
    }
    #expect(time < .seconds(10))
    #expect(codes(String(repeating: " ", count: 1 << 22)) == [])
    #expect(codes(String(repeating: " ", count: 1 << 22 | 1)) == ["D0101"])
  }

  @Test func `random bytes and random tokens end in diagnostics`() {
    var random = SplitMix(state: 20)
    for _ in 0..<200 {
      let bytes = (0..<200).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      _ = read(bytes)
      let ascii = bytes.map { $0 % 95 + 32 }
      check(ascii)
    }
    let words = [
      "seed", "let", "data", "a", "(", ")", "[", "]", "{", "}", ",", ";", "\n", "=", "-", "^", "1", "..",
      "not", "\"s\"",
    ]
    for _ in 0..<2_000 {
      let text = (0..<30).map { _ in words[Int(random.next() % UInt64(words.count))] }.joined(separator: " ")
      check(Array(text.utf8))
    }
  }

  private func check(_ bytes: [UInt8]) {
    let recipe = read(bytes)
    #expect(recipe.refused.isEmpty || !recipe.diagnostics.isEmpty)
    #expect(recipe.diagnostics.allSatisfy { $0.mark.span.end <= bytes.count })
  }
}

/// A generator that gives the same bytes everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
