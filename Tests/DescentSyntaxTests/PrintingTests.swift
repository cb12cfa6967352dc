import Testing

@testable import DescentSyntax

/// Trees that the parser does not build, as a checker might, printed so that they read back.
@Suite struct PrintingTests {
  private let span = Span(start: 0, end: 0)

  private func node(_ kind: Expression.Kind) -> Expression { Expression(kind, at: span) }

  private func binary(_ binary: BinaryOperator, _ left: Expression, _ right: Expression) -> Expression {
    node(.binary(binary, left, right))
  }

  private func name(_ text: String) -> Expression {
    node(.thing(Thing(name: Name(text, at: span), span: span)))
  }

  @Test func `parentheses appear where the tree needs them`() {
    let (a, b, c) = (name("a"), name("b"), name("c"))
    #expect(binary(.times, binary(.plus, a, b), c).canonicalText == "(a + b)*c")
    #expect(binary(.minus, a, binary(.minus, b, c)).canonicalText == "a - (b - c)")
    #expect(binary(.over, a, binary(.times, b, c)).canonicalText == "a/(b*c)")
    #expect(binary(.power, binary(.power, a, b), c).canonicalText == "(a^b)^c")
    #expect(binary(.power, a, binary(.power, b, c)).canonicalText == "a^b^c")
    #expect(binary(.power, node(.negation(a)), b).canonicalText == "(-a)^b")
    #expect(node(.negation(binary(.power, a, b))).canonicalText == "-a^b")
    #expect(node(.negation(binary(.plus, a, b))).canonicalText == "-(a + b)")
    #expect(binary(.and, binary(.or, a, b), c).canonicalText == "(a or b) and c")
    #expect(binary(.less, binary(.less, a, b), c).canonicalText == "(a < b) < c")
    #expect(node(.not(binary(.and, a, b))).canonicalText == "not (a and b)")
    let epochs = node(.quantity(a, .epochs, unitSpan: span))
    #expect(binary(.plus, epochs, b).canonicalText == "(a epochs) + b")
    #expect(node(.quantity(binary(.less, a, b), .steps, unitSpan: span)).canonicalText == "(a < b) steps")
  }

  @Test(arguments: [
    (0.001, "0.001"), (1e-5, "1e-5"), (100, "100"), (1e16, "1e16"), (1.5e300, "1.5e300"), (0, "0"),
    (0.1, "0.1"),
    (1e-300, "1e-300"), (123456.789, "123456.789"), (.leastNonzeroMagnitude, "5e-324"),
  ])
  func `a number prints in its shortest form`(number: Double, text: String) {
    #expect(CanonicalNumber.text(number) == text)
    #expect(Double(text) == number)
  }

  @Test func `numbers of all sizes read back to the same bits`() {
    var random = SplitMix(state: 7)
    var seen = 0
    while seen < 5_000 {
      let number = Double(bitPattern: random.next() & Int64.max.bitPattern)
      guard number.isFinite else { continue }
      seen += 1
      let text = CanonicalNumber.text(number)
      let value = Parser.value(SourceText(name: "value", text: text), id: 0).value
      #expect(value?.kind == .number(number), "\(text)")
    }
  }

  @Test func `a string prints with the escapes that it needs`() {
    #expect(CanonicalString.quoted("a\"b\\c\nd\te\r\u{1B}é") == #""a\"b\\c\nd\te\u{d}\u{1b}é""#)
  }

  @Test func `text from outside is made visible`() {
    #expect(Escaped.text("plain é 数") == "plain é 数")
    #expect(
      Escaped.text("\u{1B}]0;x\u{07}\r\n\t\u{9B}\u{202E}\u{200B}")
        == "\\x1b]0;x\\x07\\r\\n\\t\\u{9b}\\u{202e}\\u{200b}")
  }
}

extension Int64 {
  fileprivate var bitPattern: UInt64 { UInt64(bitPattern: self) }
}
