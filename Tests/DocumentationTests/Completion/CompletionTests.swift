import DescentConsole
import DescentRecipe
import DescentSyntax
import Testing

/// What may be written at a cursor, which stands in these texts as `▮`.
@Suite struct `Completion at a cursor` {
  @Test(arguments: [
    ("▮", "train"), ("tr▮", "train"), ("data digits\n▮", "model"), ("seed 1; ▮", "optimizer"),
    ("und▮", "undo"),
    ("optimizer ▮", "adam"), ("optimizer ad▮", "adamw"), ("optimizer lookahead(▮", "sgd"),
    ("optimizer lookahead(adam(lr=1), ▮", "every"), ("optimizer sgd for layer 1, ▮", "adam"),
    ("schedule warmup(100 steps) then ▮", "cosine"), ("schedule warmup(100 steps) ▮", "then"),
    ("loss ▮", "huber"), ("data ▮", "digits"), ("model ▮", "mlp"), ("clip ▮", "norm"), ("clip ▮", "none"),
    ("penalty l2, ▮", "l1"), ("average ▮", "ema"), ("metrics accuracy, ▮", "f1"), ("prepare ▮", "one_hot"),
    ("model { dense 32 ▮", "relu"), ("model {\n  dense 32 relu\n  ▮", "dropout"), ("model { ▮", "dense"),
    ("model mlp [64, 10](activation=▮", "tanh"), ("model mlp [64, 10](▮", "dropout"),
    ("optimizer adam(▮", "lr"), ("optimizer adam(lr=1, be▮", "beta1"), ("optimizer sgd(nesterov=▮", "true"),
    ("schedule one_cycle(shape=▮", "linear"), ("schedule step(0.5, every 10 ▮", "epochs"),
    ("schedule warmup(100 ▮", "steps"), ("schedule step(0.5, every 1 ▮", "epoch"), ("train 20 ▮", "epochs"),
    ("train 20 epochs within 5 ▮", "min"), ("train 20 epochs ▮", "within"), ("train 20 epochs ▮", "until"),
    ("train 20 epochs until ▮", "step"), ("continue ▮", "until"), ("batch ▮", "all"), ("batch 64 ▮", "in"),
    ("evaluate ▮", "test"), ("show ▮", "history"), ("show ▮", "model"), ("split 80/10/10 ▮", "by"),
    ("split 80/10/10 by ▮", "class"), ("stop ▮", "when"), ("stop when ▮", "val.loss"),
    ("stop when val.loss ▮", "stalls"), ("stop when val.loss stalls for 5 ▮", "epochs"),
    ("stop when val.loss stalls for 5 epochs ▮", "or"), ("keep best by ▮", "val.accuracy"),
    ("keep ▮", "last"),
    ("expect ▮", "test.accuracy"), ("print val.▮", "val.loss"), ("watch ▮", "val.loss"),
    ("why ▮", "schedule"), ("why opt▮", "optimizer.lr"), ("minimize ▮", "ravine"),
    ("minimize ravine for 50 ▮", "steps"), ("let a = 3\nseed ▮", "a"), ("let a = adam\noptimizer ▮", "a"),
    ("let a = 3\noptimizer adam(lr=▮", "a"), ("let n = 20 ▮", "epochs"), ("minimize sq▮", "sqrt"),
    ("model mlp [64, 32, 10]\nfreeze layers 1..▮", "2"), ("model mlp [64, 32, 10]; freeze layers [1, ▮", "2"),
    ("model mlp [64, 32, 10]\noptimizer adam for layer ▮", "1"), ("optimizer adam for ▮", "layers"),
    ("data penguins\nprepare one_hot(▮", "island"), ("help ▮", "adam"), ("?ad▮", "adam"), ("?▮", "train"),
    (".▮", "edit"), ("step 10 ▮", "steps"), ("data csv(\"a.csv\", types=[age=▮", "number"),
    ("edition 1; include \"a.train\"; ▮", "data"),
  ])
  func `offers what the grammar and the cards have there`(text: String, wanted: String) throws {
    #expect(offered(text).contains(wanted), "\(text): \(offered(text))")
  }

  @Test(arguments: [
    "# tr▮", "train 20 # ep▮", "print \"ad▮", "train 20▮", "let ▮", "optimizer adam(lr=1e-▮", "optimizer )▮",
    "seed ▮", "edition ▮", "\u{1b}[▮", "optimizer adam(lr=1) train ▮", "print \"a\" ▮", "train 2.▮",
  ])
  func `offers nothing where nothing fits`(text: String) {
    #expect(offered(text) == [], "\(text)")
  }

  @Test func `leaves out the options that have been given, before the cursor or behind it`() {
    let left = offered("optimizer adam(1e-3, ▮, eps=1e-8)")
    #expect(left.prefix(2) == ["beta1", "beta2"] && !left.contains("lr") && !left.contains("eps"))
    #expect(!offered("optimizer sgd(nesterov=true, ▮").contains("nesterov"))
    #expect(!offered("metrics accuracy, ▮").contains("accuracy"))
  }

  @Test func `offers a value without its name only where one may stand`() {
    #expect(offered("optimizer lookahead(▮").contains("adam"))
    #expect(!offered("optimizer lookahead(every=5, ▮").contains("adam"))
    #expect(offered("optimizer lookahead(every=5, base=▮").contains("adam"))
  }

  @Test func `says of each candidate what it is, what it takes, and what goes on behind it`() throws {
    let option = try #require(candidate("lr", in: "optimizer adam(▮"))
    #expect(option.suffix == "=" && option.help == "step length; a number, at least 0; default 0.001")
    let layer = try #require(candidate("dense", in: "model { ▮"))
    #expect(layer.suffix == " ")
    #expect(try #require(candidate("mlp", in: "model ▮")).suffix == " [")
    #expect(try #require(candidate("lookahead", in: "optimizer ▮")).suffix == "(")
    #expect(try #require(candidate("stalls", in: "stop when val.loss ▮")).suffix == " for ")
    #expect(try #require(candidate("sqrt", in: "print sq▮")).suffix == "(")
    #expect(try #require(candidate("train", in: "▮")).help == "trains the model for so long")
    for text in [
      "▮", "optimizer ▮", "optimizer adam(▮", "show ▮", "evaluate ▮", "train 5 ▮", "keep best by ▮",
    ] {
      let bare = completion(text).candidates.filter { $0.help.isEmpty || $0.help.contains("\n") }
      #expect(bare == [], "\(text)")
    }
  }

  @Test func `finds by other tools' names, and the nearest where none begins so`() {
    #expect(offered("optimizer Adam▮").first == "adam")
    #expect(offered("optimizer adma▮") == ["adam"])
    #expect(offered("optimizer adam(learning▮") == ["lr"])
    #expect(offered("fi▮").contains("train"))
    #expect(offered("optimizer zzzzzz▮") == [])
  }

  @Test func `replaces the word at the cursor, whatever stands around it`() {
    let text = "data digits\nexpect val.los▮s < 1"
    let found = completion(text)
    #expect(found.replaced == 19..<26 && found.candidates.map(\.text) == ["val.loss"])
    #expect(completion("optimizer é ▮").replaced == 13..<13)
  }

  @Test func `completes paths within quotes, folder by folder`() {
    let files: @Sendable (String) -> [CompletionContext.Entry] = { folder in
      switch folder {
      case "":
        [("b.train", false), ("a.train", false), ("m.safetensors", false), ("runs", true), (".git", true)]
      case "runs/": [("one two.safetensors", false), ("quo\"te", false)]
      default: []
      }
    }
    let context = CompletionContext(files: files)
    #expect(offered("include \"▮", context) == ["a.train", "b.train", "runs/", "m.safetensors"])
    #expect(offered("load \"m▮", context) == ["m.safetensors"])
    #expect(offered("load \"runs/▮", context) == ["runs/one two.safetensors"])
    #expect(offered("load \".▮", context) == [".git/"])
    #expect(offered("run ▮", context).first == "\"a.train")
    #expect(offered("predict \"x.csv\" to \"r▮", context) == ["runs/"])
    #expect(offered("data csv(\"r▮", context) == ["runs/"])
    #expect(offered("data csv(\"a.csv\", test=\"r▮", context) == ["runs/"])
    #expect(offered("print \"▮", context) == [])
    let whole = completion("load \"m▮", context)
    #expect(whole.replaced == 6..<7 && whole.candidates.first?.suffix == "\"")
  }

  @Test func `knows the branches, the columns and the settings of the session`() {
    let context = CompletionContext(
      situation: Situation(names: [.init("rate", text: "0.01")], figures: ["train.loss", "val.loss"]),
      branches: ["main", "small"], columns: { $0 == "a.csv" ? ["price", "Sale Price"] : [] })
    #expect(offered("switch ▮", context) == ["main", "small"])
    #expect(offered("branch ▮", context) == [])
    #expect(offered("expect ▮", context) == ["train.loss", "val.loss", "loss", "rate"])
    #expect(offered("data csv(\"a.csv\", target=▮", context) == ["price", "\"Sale Price\""])
    #expect(offered("data csv(\"a.csv\", ignore=[▮", context) == ["price", "\"Sale Price\""])
    #expect(offered("data csv(\"a.csv\", target=\"S▮", context) == ["Sale Price"])
    #expect(offered("optimizer adam(lr=▮", context) == ["rate"])
  }

  @Test func `knows what the statements before it have left`() throws {
    let text = "data digits; model mlp [64, 32, 10]; let rate = 0.1; optimizer adam(lr=rate); train 2 epochs"
    let answer = LiveChecker().check(Parser.recipe(SourceText(name: "prompt", text: text), id: 0))
    let context = CompletionContext(situation: try #require(answer.steps.last).checker.situation)
    #expect(offered("freeze layers 1..▮", context) == ["1", "2"])
    #expect(offered("expect val.acc▮", context) == ["val.accuracy"])
    #expect(offered("expect test.acc▮", context) == [])
    #expect(offered("evaluate test; expect test.acc▮", context) == ["test.accuracy"])
    #expect(offered("why ra▮", context) == ["rate"])
    #expect(offered("why optimizer.l▮", context) == ["optimizer.lr"])
    #expect(offered("keep best by ▮", context).prefix(2) == ["val.loss", "val.accuracy"])
    #expect(offered("set lr▮", context) == ["lr"])
    #expect(offered("set learning▮", context) == ["lr", "optimizer.lr"])
    #expect(offered("set optimizer.l▮", context) == ["optimizer.lr"])
    #expect(offered("set amsgrad ▮", context) == ["true", "false", "rate"])
    #expect(offered("set lr ▮", context) == ["rate"])
    #expect(offered("set lr 1e-4 ▮", context) == ["for"])
    #expect(offered("set lr 1e-4 for layer ▮", context) == ["1", "2"])
    #expect(offered("schedule step; set every 5 ▮", context).prefix(2) == ["epochs", "steps"])
    #expect(!offered("set ▮", context).contains("data.noise"))
  }

  @Test func `has no words of the prompt in a recipe`() {
    let context = CompletionContext(isPrompt: false)
    #expect(!offered("▮", context).contains("undo") && offered("▮", context).contains("train"))
    #expect(offered("undo ▮", context) == [] && offered("?ad▮", context) == [])
  }

  // MARK: -

  private func completion(
    _ marked: String, _ context: CompletionContext = CompletionContext()
  ) -> Completion {
    let parts = marked.split(separator: "▮", maxSplits: 1, omittingEmptySubsequences: false)
    return Completer().completion(of: parts.joined(), at: parts[0].utf8.count, in: context)
  }

  private func offered(_ marked: String, _ context: CompletionContext = CompletionContext()) -> [String] {
    completion(marked, context).candidates.map(\.text)
  }

  private func candidate(_ text: String, in marked: String) -> Candidate? {
    completion(marked).candidates.first { $0.text == text }
  }
}
