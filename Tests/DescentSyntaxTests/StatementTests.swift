import DescentSyntax
import Testing

@Suite struct StatementTests {
  @Test func `every statement reads into its node`() {
    let text = """
      seed 42; let lr = 3e-4; data digits; split 80/10/10 by class; model mlp [64, 10]; loss mse
      optimizer adam(lr=lr); schedule warmup(5%) then cosine(to 0); batch all; train 20 epochs
      evaluate test; expect test.accuracy >= 90%; print lr, 1 < 2
      """
    let printed = canonical(text)
    #expect(printed.count == 13)
    #expect(printed.contains("schedule warmup(5%) then cosine(to 0)"))
    #expect(printed.last == "print lr, 1 < 2")
  }

  @Test(arguments: [
    ("split 80/20", "split 80/20"), ("split 60%/20%/20% by class", "split 60%/20%/20% by class"),
    ("split in order seed 7", "split in order seed 7"), ("split 90/10 seed n + 1", "split 90/10 seed n + 1"),
  ])
  func `a split has shares and clauses`(text: String, printed: String) {
    #expect(canonical(text) == [printed])
  }

  @Test(arguments: [
    ("split", "D0124"), ("split 80", "D0124"), ("split 80, 10, 10", "D0124"), ("split 1/2/3/4", "D0124"),
    ("split 80/10/10 randomly", "D0130"), ("split a/b", "D0130"), ("split by", "D0124"),
    ("split in random", "D0124"),
    ("split -80/20", "D0124"), ("let 3 = 4", "D0124"), ("let a.b = 3", "D0124"), ("let lr 3", "D0124"),
    ("let and = 3", "D0129"), ("let _ = 3", "D0129"), ("data", "D0124"), ("data \"a.csv\"", "D0124"),
    ("data true", "D0129"), ("model 64", "D0124"), ("model mlp 64-32-10", "D0135"),
    ("model mlp 64, 32, 10", "D0135"),
    ("loss cross_entropy 0.1", "D0124"), ("optimizer adam lr=1e-3", "D0135"), ("optimizer \"adam\"", "D0124"),
    ("schedule then a", "D0124"), ("schedule a then {b, c}", "D0127"), ("batch = 64", "D0124"),
    ("batch", "D0124"), ("batch 64 in", "D0124"), ("batch 64 in 4", "D0124"), ("batch 64 in parts", "D0124"),
    ("batch 64 in 4 bits", "D0124"), ("average", "D0124"), ("average 0.999", "D0124"),
    ("train", "D0124"), ("train for 20 epochs", "D0124"), ("train epochs=20", "D0124"),
    ("train {1, 2} epochs", "D0127"),
    ("train 20 bananas", "D0125"), ("train 1,5 epochs", "D0124"), ("evaluate", "D0124"),
    ("evaluate 3", "D0124"),
    ("evaluate test val", "D0124"), ("expect", "D0124"), ("expect a >", "D0114"), ("print", "D0124"),
    ("seed", "D0124"),
    ("adam(lr=1e-3)", "D0120"), ("x = 3", "D0131"), ("42", "D0121"), ("\"a\"", "D0121"),
    ("val.loss", "D0121"),
    ("[1]", "D0121"), ("true", "D0121"), ("history", "D0120"), ("model {}", "D0128"), ("seed 1 2", "D0124"),
  ])
  func `a statement that is none has its code`(text: String, code: String) {
    #expect(codes(text) == [code])
  }

  @Test(arguments: [
    "find lr", "schedule {constant, warmup(5%) then cosine(to 0)}", "compare 2 x^2 from [x=1]", "plot loss",
  ])
  func `what this version lacks is refused once, whatever follows it`(text: String) {
    #expect(codes(text) == ["D0122"])
  }

  @Test(arguments: ["quit", "undo 2", "help adam", "step 10", "branch small", "run \"a.train\""])
  func `a word of the prompt is refused in a recipe, whatever follows it`(text: String) {
    #expect(codes(text) == ["D0137"])
  }

  @Test(arguments: [
    "train 200 epochs until step 1_234", "train 200 epochs within 2 min until step 1_234", "continue",
    "continue until step 2_000", "continue within 5 min",
  ])
  func `a pause and what follows it read as they are printed`(text: String) throws {
    let recipe = read(text)
    #expect(recipe.diagnostics == [])
    #expect(recipe.statements.first?.canonicalText == text.replacing("_", with: ""))
  }

  @Test(arguments: [
    ("epochs 20", "train 20 epochs"), ("epochs = 20", "train 20 epochs"), ("fit(20)", "train 20 epochs"),
    ("dataset iris", "data iris"), ("net = 3", "model mlp"), ("lr 1e-2", "optimizer adam(lr=1e-2)"),
    ("learning_rate = 3e-4", "optimizer adam(lr=3e-4)"), ("batch_size 128", "batch 128"),
    ("Batch 3", "batch"),
    ("adam(lr=3e-4)", "optimizer adam(lr=3e-4)"), ("random_seed 7", "seed 7"), ("criterion mse", "loss"),
    ("accumulation_steps 8", "batch 256 in 8 parts"), ("use_ema true", "average ema(0.999)"),
  ])
  func `a word from another tool names the statement that says it`(text: String, fix: String) throws {
    let diagnostic = try #require(read(text).diagnostics.first)
    #expect(diagnostic.code == "D0120")
    #expect(diagnostic.help?.contains("`" + fix) == true, "\(diagnostic.help ?? "nothing")")
  }

  @Test(arguments: [
    ("schedule a thne b", "`then`"), ("expect a adn b", "`and`"), ("train 20 epohs", "`epochs`"),
    ("schedule a(every 10 epoch, b 20 smaples)", "`samples`"), ("split by clas", "`by class`"),
    ("split in ordr", "`in order`"), ("split 80/20 sed 7", "`seed 7`"), ("train 5 minutes", "`min`"),
  ])
  func `a mistyped word inside a statement is mended`(text: String, fix: String) throws {
    let diagnostics = read(text).diagnostics
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.help?.contains("write " + fix) == true, "\(diagnostics)")
  }

  @Test func `a mistyped keyword is refused, and the right one is named`() {
    let keywords = ["seed", "data", "split", "model", "loss", "optimizer", "schedule", "batch", "train"]
    let rest = ["evaluate", "expect", "print"]
    var total = 0
    var right = 0
    for keyword in keywords + rest {
      for typo in Typos.of(keyword) {
        let diagnostics = read(typo + " x").diagnostics
        if ["D0122", "D0137"].contains(diagnostics.first?.code) { continue }
        #expect(diagnostics.count == 1, "\(typo) is accepted")
        total += 1
        if diagnostics.first?.help?.contains("`" + keyword) == true { right += 1 }
      }
    }
    #expect(total > 3000)
    #expect(Double(right) >= 0.9 * Double(total), "\(right) of \(total)")
  }
}

/// Every word that one slip of the fingers makes of another.
enum Typos {
  static func of(_ word: String) -> Set<String> {
    let letters = Array(word)
    var typos: Set<String> = []
    for index in letters.indices {
      typos.insert(String(letters[..<index] + letters[(index + 1)...]))
      if index > 0 {
        var swapped = letters
        swapped.swapAt(index, index - 1)
        typos.insert(String(swapped))
      }
      for letter in "abcdefghijklmnopqrstuvwxyz" {
        typos.insert(String(letters[..<index] + [letter] + letters[(index + 1)...]))
        typos.insert(String(letters[..<index] + [letter] + letters[index...]))
      }
    }
    for letter in "abcdefghijklmnopqrstuvwxyz" { typos.insert(word + String(letter)) }
    typos.remove(word)
    return typos
  }
}
