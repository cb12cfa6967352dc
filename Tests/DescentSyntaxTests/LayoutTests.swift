import DescentSyntax
import Testing

@Suite struct LayoutTests {
  @Test func `a newline or a semicolon ends a statement, and empty ones do no harm`() {
    #expect(canonical("seed 1;batch 2\n\n;;\n  ;train 3 epochs;") == ["seed 1", "batch 2", "train 3 epochs"])
    #expect(canonical("") == [])
    #expect(canonical("\n# nothing\n") == [])
  }

  @Test func `a newline means nothing inside parentheses and brackets`() {
    let text = "model mlp [\n64\n,\n10\n](\ndropout\n=\n0.1\n,\n)\nseed 1"
    #expect(canonical(text) == ["model mlp [64, 10](dropout=0.1)", "seed 1"])
  }

  @Test func `a newline means nothing behind what asks for more`() {
    #expect(canonical("let a =\n1 +\n2 *\n3\nseed 1") == ["let a = 1 + 2*3", "seed 1"])
    #expect(canonical("expect not\na <\n1 and\nb or\nc") == ["expect not a < 1 and b or c"])
    #expect(canonical("schedule a then # up\n\n b then\n c") == ["schedule a then b then c"])
    #expect(canonical("print a,\n b") == ["print a, b"])
    #expect(canonical("data {\na,\nb\n}\nseed 1") == ["data {a, b}", "seed 1"])
  }

  @Test func `a line cannot begin with what should end the one above`() {
    #expect(codes("let a = 1\n + 2\nseed 1") == ["D0132"])
    #expect(codes("schedule a\n then b") == ["D0132"])
    #expect(codes("train 20 epochs\n within 5 min") == ["D0132"])
  }

  @Test func `a semicolon ends nothing inside parentheses and brackets`() {
    #expect(codes("model mlp [64; 10]\nsed 1") == ["D0113", "D0120"])
    #expect(codes("optimizer adam(lr=1; a=2)") == ["D0113"])
  }

  @Test func `a statement cannot break off behind an operator or a comma`() {
    #expect(codes("let a = 1 +") == ["D0114"])
    #expect(codes("let a = 1 +; seed 1") == ["D0114"])
    #expect(codes("print a,\ntrain 20 epochs") == ["D0114"])
    #expect(read("print a,\ntrain 20 epochs").statements.map(\.canonicalText) == ["train 20 epochs"])
  }

  @Test func `the line behind an open bracket is read when it is a statement`() {
    let recipe = read("optimizer adam(lr=1e-3\ntrain 1 epochs\nsed 3")
    #expect(recipe.diagnostics.map(\.code) == ["D0110", "D0120"])
    #expect(recipe.statements.map(\.canonicalText) == ["train 1 epochs"])
    #expect(recipe.diagnostics.first?.mark.span.start == 14)
    #expect(codes("model {\n dense 10\ntrain 1 epochs") == ["D0110"])
    #expect(codes("data a(n=1,\nseed 7)") == [])
    #expect(codes("data a(every\nseed epochs)") == [])
    #expect(codes("data a(\nseed 7)") == [])
    #expect(codes("data [") == ["D0110"])
  }

  @Test func `brackets close what is open`() throws {
    let wrong = try #require(read("model mlp [64, 10)").diagnostics.first)
    #expect(wrong.code == "D0111" && wrong.related?.span.start == 10)
    #expect(codes("model mlp [64, 10])\nsed 1") == ["D0111", "D0120"])
    #expect(codes("seed 1\n}\nsed 1") == ["D0111", "D0120"])
    #expect(read("seed 1\n}").statements.count == 1)
  }

  @Test func `brackets nest sixty-four deep and no deeper`() {
    for (open, close) in [("(", ")"), ("[", "]"), ("a(", ")"), ("a [", "]")] {
      let fits = "let a = " + String(repeating: open, count: 64) + "1" + String(repeating: close, count: 64)
      #expect(codes(fits) == [])
      let deep = "let a = " + String(repeating: open, count: 65) + "1" + String(repeating: close, count: 65)
      #expect(codes(deep) == ["D0112"])
    }
  }

  @Test func `every statement's error is told, in the order of the text`() {
    let text = "sed 1\ndata $\nlet a = 1e\nbatch 3 4\nmodel mlp [1\ntrain 1 epochs"
    #expect(codes(text) == ["D0120", "D0105", "D0106", "D0124", "D0110"])
  }

  @Test func `two statements on a line are one error, and both are looked at`() {
    #expect(codes("data digits model mlp [64, 10]") == ["D0123"])
    #expect(codes("data digits model mlp [64 10]") == ["D0123", "D0124"])
    #expect(read("data digits model mlp [64,10]").statements.map(\.canonicalText) == ["model mlp [64, 10]"])
  }

  @Test func `a refused statement is remembered by its keyword and its name`() {
    let refused = read("let lr = 1e\nbatch 3 4").refused
    #expect(refused.map(\.keyword?.text) == ["let", "batch"])
    #expect(refused.map(\.binding?.text) == ["lr", nil])
  }
}
