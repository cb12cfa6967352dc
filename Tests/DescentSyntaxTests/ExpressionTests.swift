import DescentSyntax
import Testing

@Suite struct ExpressionTests {
  @Test(arguments: [
    ("1 + 2*3", "<1 + <2 * 3>>"),
    ("1 - 2 - 3", "<<1 - 2> - 3>"),
    ("8/4/2", "<<8 / 4> / 2>"),
    ("-x^2", "<- <x ^ 2>>"),
    ("2^-1", "<2 ^ <- 1>>"),
    ("2^3^2", "<2 ^ <3 ^ 2>>"),
    ("2^-3^2", "<2 ^ <- <3 ^ 2>>>"),
    ("--1", "<- <- 1>>"),
    ("2*-3", "<2 * <- 3>>"),
    ("-2*3", "<<- 2> * 3>"),
    ("(1 + 2)*3", "<(<1 + 2>) * 3>"),
    ("n/2 epochs", "<<n / 2> epochs>"),
    ("5 + 2*n epochs", "<<5 + <2 * n>> epochs>"),
    ("-3 s", "<<- 3> s>"),
    ("(2 epochs)", "(<2 epochs>)"),
    ("min(1, 2) + s", "<min(1, 2) + s>"),
    ("epochs epochs", "<epochs epochs>"),
    ("80% + val.loss", "<80% + val.loss>"),
    ("(a < 1 and b)", "(<<a < 1> and b>)"),
    ("[1, 2] + 3", "<[1, 2] + 3>"),
  ])
  func `a value binds as the language says`(text: String, expected: String) {
    #expect(shape(text) == expected)
  }

  @Test(arguments: [
    ("a or b and not c", "<a or <b and <not c>>>"),
    ("not a < 1", "<not <a < 1>>"),
    ("not not a", "<not <not a>>"),
    ("a and b and c", "<<a and b> and c>"),
    ("a or b or c", "<<a or b> or c>"),
    ("a + 1 < b - 1", "<<a + 1> < <b - 1>>"),
    ("a < 5 min and b", "<<a < <5 min>> and b>"),
    ("(a < b) == true", "<(<a < b>) == true>"),
    ("a != not", "D0114"),
    ("a < b < c", "D0126"),
    ("a == b and 1 < c <= 2", "D0126"),
    ("a = 1", "D0134"),
    ("a == not b", "D0133"),
  ])
  func `a condition binds as the language says`(text: String, expected: String) {
    #expect(conditionShape(text) == expected)
  }

  @Test(arguments: [
    ("2 x", "D0125"), ("2 epochs + 1", "D0124"), ("2 epochs steps", "D0124"), ("a < 1", "D0133"),
    ("not a", "D0133"),
    ("a and b", "D0133"), ("1 .. 2", "D0124"), ("1, 2", "D0124"), ("_", "D0124"), ("a b=1", "D0135"),
    ("+1", "D0124"),
    ("20 epoch s", "D0124"), ("20 setps", "D0125"), ("()", "D0124"), ("(1", "D0110"), ("2*{1, 2}", "D0127"),
    ("{1, 2}*2", "D0127"), ("{1, {2, 3}}", "D0127"), ("{a(b={1, 2}), c}", "D0127"), ("{1}", "D0128"),
    ("{}", "D0128"),
    ("{a,}", "D0128"), ("a // b", "D0124"), ("", "D0124"), ("1; 2", "D0124"), ("{log 1, 2}", "D0124"),
    ("{1 epochs .. 2, 3}", "D0124"), ("a.b(1)", "D0124"), ("a [1] [2]", "D0124"), ("a(1)(2)", "D0124"),
  ])
  func `what is no value has its code`(text: String, code: String) {
    #expect(shape(text) == code)
  }

  @Test func `a statement holds two hundred operators`() {
    for part in ["1+", "-", "2^", "1*"] {
      #expect(codes("let a = " + String(repeating: part, count: 200) + "1") == [])
      #expect(codes("let a = " + String(repeating: part, count: 201) + "1") == ["D0116"])
    }
    #expect(codes("expect " + String(repeating: "not ", count: 201) + "a") == ["D0116"])
  }
}
