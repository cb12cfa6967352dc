import DescentSyntax
import Testing

@Suite struct LexisTests {
  @Test(arguments: [
    ("1", "1"), ("1_000", "1000"), (".5", "0.5"), ("5.", "5"), ("1e-3", "0.001"), ("1E+3", "1000"),
    ("80%", "80%"), ("12.5%", "12.5%"), ("1_0.0_1e2", "1001"), ("00", "0"), ("1.e3", "1000"), (".5e1", "5"),
    ("9007199254740992", "9007199254740992"), ("1e16", "1e16"),
    ("1.7976931348623157e308", "1.7976931348623157e308"),
    ("5e-324", "5e-324"), ("0e-999", "0"), ("9007199254740994.", "9.007199254740994e15"), ("1e5", "100000"),
  ])
  func `a number reads as its value`(text: String, printed: String) {
    #expect(shape(text) == printed)
  }

  @Test(arguments: [
    ("1.2.3", "D0106"), ("1e", "D0106"), ("1e+", "D0106"), ("0x10", "D0106"), ("1__000", "D0106"),
    ("1_", "D0106"),
    ("1._5", "D0106"), ("2x", "D0106"), ("20epochs", "D0106"), ("80%x", "D0106"), ("80%5", "D0106"),
    ("1e5.5", "D0106"),
    ("9007199254740993", "D0107"), ("1e309", "D0107"), ("1e-400", "D0107"),
    ("9_007_199_254_740_993", "D0107"),
    ("{1...5, 3}", "D0115"), ("val.5", "D0115"), ("a. b", "D0115"), ("7 % 2", "D0105"), ("n%", "D0105"),
    (".", "D0115"),
  ])
  func `a number or a point that is written wrongly has its code`(text: String, code: String) {
    #expect(shape(text) == code)
  }

  @Test func `two points between numbers are a range`() {
    #expect(shape("{1..5, 3}") == "{1 .. 5, 3}")
    #expect(shape("{1. .. 2., 2}") == "{1 .. 2, 2}")
    #expect(shape("{.1 .. .5}") == "{0.1 .. 0.5}")
    #expect(shape("{1.5..2.5,3}") == "{1.5 .. 2.5, 3}")
    #expect(shape("{log a..b}") == "{log a .. b}")
  }

  @Test func `a string knows five escapes`() {
    #expect(shape(#""a\tb\nc\"d\\e\u{e9}\u{1F600}""#) == #""a\tb\nc\"d\\eé😀""#)
    for escape in [
      #"\r"#, #"\x41"#, #"\'"#, #"\0"#, #"\u"#, #"\u{}"#, #"\u{d800}"#, #"\u{110000}"#, #"\u{0000041}"#,
    ] {
      #expect(shape("\"" + escape + "\"") == "D0109", "\(escape)")
    }
  }

  @Test func `a string ends on its line`() {
    #expect(codes("print \"a\nseed 1") == ["D0108"])
    #expect(codes("print \"a\r\nseed 1") == ["D0108"])
    #expect(codes("print \"a") == ["D0108"])
    #expect(codes("print \"a\\") == ["D0109"])
    #expect(codes("print \"a\tb\"") == ["D0103"])
    #expect(read("print \"a\nseed 1").statements.map(\.canonicalText) == ["seed 1"])
  }

  @Test(arguments: [
    0x00, 0x07, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x61C, 0x200B, 0x200D, 0x200E, 0x202A, 0x202E, 0x2060, 0x2066,
    0x2069,
    0xFEFF, 0x2028, 0xE0041,
  ])
  func `a hidden character is an error everywhere`(value: UInt32) throws {
    let scalar = String(Character(try #require(Unicode.Scalar(value))))
    #expect(codes("data dig" + scalar + "its") == ["D0103"])
    #expect(codes("data digits # " + scalar) == ["D0103"])
    #expect(codes("print \"" + scalar + "\"") == ["D0103"])
    let point = String(value, radix: 16, uppercase: true)
    #expect(read("seed 1 #" + scalar).diagnostics.first?.message.contains(point) == true)
  }

  @Test func `a byte order mark is skipped at the beginning only`() {
    #expect(canonical("\u{FEFF}seed 1") == ["seed 1"])
    #expect(codes("seed 1\n\u{FEFF}seed 2") == ["D0103"])
    let text = SourceText(name: "a", text: "\u{FEFF}sed 1")
    #expect(text.position(of: 3).line == 1 && text.position(of: 3).column == 1)
  }

  @Test func `a carriage return belongs before a line feed`() {
    #expect(canonical("seed 1\r\nbatch 2\r\n") == ["seed 1", "batch 2"])
    #expect(codes("seed 1\rbatch 2") == ["D0104"])
    #expect(codes("seed 1 # hidden\rbatch 2") == ["D0104"])
    #expect(codes("seed 1\r") == ["D0104"])
  }

  @Test func `bytes that are not UTF-8 are refused where they begin`() {
    for bytes: [UInt8] in [
      [0xFF], [0xC0, 0x80], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80],
    ] {
      let diagnostics = read(Array("seed 1 # ".utf8) + bytes).diagnostics
      #expect(diagnostics.map(\.code) == ["D0102"])
      #expect(diagnostics.first?.mark.span.start == 9)
    }
  }

  @Test func `letters of other alphabets are named with their code point`() {
    let diagnostics = read("d\u{430}ta digits").diagnostics
    #expect(diagnostics.map(\.code) == ["D0105"])
    #expect(diagnostics.first?.message.contains("U+0430") == true)
    #expect(diagnostics.first?.help == "write `data`")
  }

  @Test func `one line has one error of its characters`() {
    #expect(codes("data csv(“a.csv”, target=$y)\nseed @1") == ["D0105", "D0105"])
  }

  @Test func `foreign letters are welcome in strings and comments`() {
    #expect(canonical("print \"größe 数\" # größe 数") == ["print \"größe 数\""])
  }
}
