import DescentSyntax
import Testing

@Suite struct ThingTests {
  @Test(arguments: [
    ("adam", "adam"), ("adam()", "adam()"), ("mlp[64,32](dropout=.1)", "mlp [64, 32](dropout=0.1)"),
    ("step(0.5, every 10)", "step(0.5, every 10)"), ("step(0.5, every=10)", "step(0.5, every 10)"),
    ("cosine(to lr/100)", "cosine(to lr/100)"), ("a(label_smoothing 0.1)", "a(label_smoothing=0.1)"),
    ("a(every n epochs)", "a(every n epochs)"), ("a(n steps)", "a(n steps)"),
    ("a(every every)", "a(every every)"),
    ("a(every by epochs)", "a(every by epochs)"), ("a(by val.loss)", "a(by val.loss)"),
    ("a(centered true)", "a(centered=true)"), ("a(to=-1)", "a(to=-1)"), ("a(to - 1)", "a(to - 1)"),
    ("a(at=[30, 60])", "a(at=[30, 60])"), ("a(at [30])", "a(at [30])"), ("a(to=(1))", "a(to=(1))"),
    ("a(every {1, 2})", "a(every {1, 2})"), ("a(s=1)", "a(s=1)"), ("a(to \"x\")", "a(to \"x\")"),
    ("a(to 5%)", "a(to 5%)"), ("a(x=1, y=2,)", "a(x=1, y=2)"), ("a(b(c [1](d)))", "a(b(c [1](d)))"),
    ("mlp [_, 32, _]", "mlp [_, 32, _]"), ("mlp [64, {16, 32}, 10]", "mlp [64, {16, 32}, 10]"),
    ("a(types=[x=class, \"y z\"=number, \"w\"=class])", "a(types=[x=class, \"y z\"=number, w=class])"),
    ("a(types=[Sepal.Length=number, \"and\"=class])", "a(types=[Sepal.Length=number, \"and\"=class])"),
    ("[]", "[]"), ("[1,]", "[1]"), ("{log 1e-4 .. 1e-1, 7}", "{log 0.0001 .. 0.1, 7}"),
    ("{log(2) .. 3}", "{log(2) .. 3}"),
    ("{log .. 5}", "{log .. 5}"), ("{log, 5}", "{log, 5}"), ("{1 epoch, 2 epochs,}", "{1 epoch, 2 epochs}"),
  ])
  func `a thing reads and prints in one form`(text: String, printed: String) {
    #expect(shape(text) == printed)
  }

  @Test(arguments: [
    "a(every epochs 10)", "a(every other 10)", "a(\"x\"=1)", "a(b.c=1)", "a(,)", "a(1,,2)", "[,1]", "[1 2]",
    "a(x=)",
    "a(_)", "a(x=_)", "{,1}", "{1,,2}", "{a=1, b=2}", "{1 .. 2 .. 3}", "{1 .. 5, 3, 4}", "{1 ..}",
    "{1 .. 5,}",
    "[x=1 2]", "a(x=y=1)", "a(b 1 2)",
  ])
  func `what is no thing is refused once`(text: String) {
    #expect(shape(text) == "D0124")
  }

  @Test func `a keyword is an ordinary name everywhere else`() {
    #expect(canonical("let data = 3; let train = data*2") == ["let data = 3", "let train = data*2"])
    #expect(canonical("let every = 2; let to = 1; let for = 3").count == 3)
    #expect(canonical("data csv(\"a\", target=class, seed=3)") == ["data csv(\"a\", target=class, seed=3)"])
    #expect(canonical("print model, train, within") == ["print model, train, within"])
  }

  @Test func `a part is a thing or a choice`() {
    func part(_ text: String) -> String {
      let parsed = Parser.part(SourceText(name: "--data", text: text), id: 0)
      return parsed.value?.canonicalText ?? parsed.diagnostics.map(\.code).joined()
    }
    #expect(part("csv(\"a.csv\", target=y)") == "csv(\"a.csv\", target=y)")
    #expect(part("{iris, digits}") == "{iris, digits}")
    #expect(part("\"a.csv\"") == "D0124")
    #expect(part("") == "D0124")
    #expect(part("iris\ndigits") == "D0124")
    #expect(part("iris; train 5 epochs") == "D0124")
  }
}
