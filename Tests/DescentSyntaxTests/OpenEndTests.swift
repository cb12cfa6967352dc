import Testing

@testable import DescentSyntax

/// What a text that is being typed waits for.
@Suite struct OpenEndTests {
  @Test(arguments: [
    "", "data digits", "train 5 epochs # (", "print \"[\"", "model mlp [64, 10]", "let x = 3; print x",
    "schedule step(0.5, every 10)", "# a note +", "model { dense 10 }",
  ])
  func `a whole text waits for nothing`(text: String) {
    #expect(OpenEnd.of(text) == nil)
  }

  @Test(arguments: [
    ("model mlp [64,", "]"), ("model {", "}"), ("model {\n  dense 64 relu\n  dropout 0.5", "}"),
    ("optimizer adam(lr=1e-3,", ")"), ("optimizer {adam(lr={1, 2}", ")"), ("optimizer {adam(lr={1, 2})", "}"),
    ("print (1 + (2", ")"),
    ("train 1 epoch\nmodel mlp [", "]"),
  ])
  func `an open bracket waits for what closes the innermost`(text: String, closer: String) {
    #expect(OpenEnd.of(text) == .closer(closer))
    #expect(OpenEnd.of(text + "\n") == .closer(closer))
  }

  @Test(arguments: [
    "let x =", "print 1 +", "schedule warmup(5 epochs) then", "penalty l2(1),", "expect test.accuracy >=",
    "stop when val.loss > 3 or", "let x = # why", "print 2 *\n\n",
  ])
  func `an operator or a comma waits for a value`(text: String) {
    #expect(OpenEnd.of(text) == .value)
  }

  @Test(arguments: [
    "model mlp [64, 10)", "print 1)", "model mlp [64\ntrain 5 epochs", "let x =\ntrain 5 epochs",
    "print (1; 2", "model {\n  dense 10\n  data digits", "print [1;",
  ])
  func `what no further line can mend is not waited for`(text: String) {
    #expect(OpenEnd.of(text) == nil)
  }

  @Test(arguments: [".edit (", "  ?adam(", "adam(?", "help {?", "?"])
  func `the prompt's own lines are whole`(text: String) {
    #expect(OpenEnd.of(text) == nil)
  }

  @Test func `an unfinished string ends its line, which is then refused`() {
    #expect(OpenEnd.of("print \"abc") == nil)
  }

  @Test func `each further line knows what the lines before it wait for`() {
    let text = "model {\n  dense [\n1]\n}\nlet x =\n3\n"
    #expect(
      OpenEnd.betweenLines(of: text) == [.closer("}"), .closer("]"), .closer("}"), nil, .value, nil])
    #expect(OpenEnd.closer("]").word == "]" && OpenEnd.value.word == "value")
  }

  @Test func `brackets nested without end are not waited for`() {
    #expect(OpenEnd.of(String(repeating: "(", count: 64)) == .closer(")"))
    #expect(OpenEnd.of(String(repeating: "(", count: 65)) == nil)
  }
}
