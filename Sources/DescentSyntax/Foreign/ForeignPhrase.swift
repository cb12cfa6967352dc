/// A statement as PyTorch, Keras or scikit-learn would have it, and how it is said here.
struct ForeignPhrase {
  /// What belongs to another tool.
  let found: String
  let span: Span
  let help: String

  /// What a statement that could not be read says in the words of another tool; nil if in none.
  static func recognized(in words: ForeignWords) -> ForeignPhrase? {
    imported(words) ?? comment(words) ?? loop(words) ?? sizes(words) ?? call(words) ?? method(words)
      ?? class_(words) ?? addition(words)
  }

  var refusal: Refusal { StatementFault.foreign(found, help: help).refusal(at: span) }

  private init(_ found: String, _ span: Span, _ help: String) {
    self.found = found
    self.span = span
    self.help = help
  }

  private init(_ words: ForeignWords, at place: Int, writing line: String) {
    self.init(words.text(at: place), words.tokens[place].span, "write `\(Escaped.line(line))`")
  }

  /// `import torch`, `from sklearn import svm`.
  private static func imported(_ words: ForeignWords) -> ForeignPhrase? {
    let first = words.word(at: 0)
    let isFrom = first == "from" && words.tokens.indices.contains { words.word(at: $0) == "import" }
    guard isFrom || (first == "import" && !words.isString(at: 1)) || first == "using" else { return nil }
    return ForeignPhrase(
      words.text(at: 0), words.whole,
      "delete this line: nothing is imported, all that a recipe names is built in")
  }

  /// `// twenty epochs`.
  private static func comment(_ words: ForeignWords) -> ForeignPhrase? {
    guard words.isSign(.over, at: 0), words.isSign(.over, at: 1) else { return nil }
    let span = words.tokens[0].span.joined(with: words.tokens[1].span)
    return ForeignPhrase("//", span, "write `#\(Escaped.line(words.rest(from: 2, spaced: true)))`")
  }

  /// `for epoch in range(20):`.
  private static func loop(_ words: ForeignWords) -> ForeignPhrase? {
    let isLoop = words.word(at: 0) == "while" || (words.word(at: 0) == "for" && words.word(at: 2) == "in")
    return isLoop ? ForeignPhrase(words, at: 0, writing: "train \(words.number ?? "20") epochs") : nil
  }

  /// `hidden_layer_sizes = (100,)`.
  private static func sizes(_ words: ForeignWords) -> ForeignPhrase? {
    guard ["hidden_layer_sizes", "hidden_sizes", "hidden_units"].contains(words.word(at: 0)) else {
      return nil
    }
    let sizes = words.numbers.isEmpty ? ["32"] : words.numbers
    return ForeignPhrase(words, at: 0, writing: "model mlp [_, \(sizes.joined(separator: ", ")), _]")
  }

  /// `train(epochs=20)`, `evaluate(test)`, `print("a", 1)`: a statement written as a call.
  private static func call(_ words: ForeignWords) -> ForeignPhrase? {
    guard let keyword = words.word(at: 0).flatMap(Keyword.init), words.isSign(.openParenthesis, at: 1),
      words.isSign(.closeParenthesis, at: words.tokens.count - 1), words.tokens.count > 3
    else { return nil }
    let inside = words.text(from: 2, to: words.tokens.count - 2)
    let line =
      switch keyword {
      case .train: "train \(words.number(after: "epochs") ?? words.number ?? "20") epochs"
      case .evaluate: "evaluate \(["train", "val"].contains(inside) ? inside : "test")"
      default: "\(keyword.rawValue) \(inside)"
      }
    return ForeignPhrase(
      "\(keyword.rawValue)(…)", words.tokens[0].span.joined(with: words.tokens[1].span),
      "write `\(Escaped.line(line))`")
  }

  /// `model.fit(x, y, epochs=20)`, `history = model.fit(…)`, `loss.backward()`.
  private static func method(_ words: ForeignWords) -> ForeignPhrase? {
    let place = words.isSign(.equal, at: 1) ? 2 : 0
    guard let path = words.path(at: place), let name = path.split(separator: ".").last else { return nil }
    let epochs = "train \(words.number(after: "epochs") ?? "20") epochs"
    let file = words.string ?? "\"m.safetensors\""
    switch name {
    case "fit", "train", "backward", "step", "zero_grad", "train_on_batch", "partial_fit":
      return ForeignPhrase(words, at: place, writing: epochs)
    case "evaluate", "score", "test", "eval": return ForeignPhrase(words, at: place, writing: "evaluate test")
    case "predict", "predict_proba":
      return ForeignPhrase(words, at: place, writing: "predict \"new.csv\" to \"out.csv\"")
    case "save", "save_weights", "state_dict": return ForeignPhrase(words, at: place, writing: "save \(file)")
    case "load", "load_model", "load_weights", "load_state_dict":
      return ForeignPhrase(words, at: place, writing: "load \(file)")
    case "summary", "parameters": return ForeignPhrase(words, at: place, writing: "show model")
    case "compile": return ForeignPhrase(words, at: place, writing: "optimizer adam(lr=1e-3)")
    case "add": return ForeignPhrase(words, at: place, writing: "model { dense 32 relu; dense 10 }")
    case "seed", "manual_seed":
      return ForeignPhrase(words, at: place, writing: "seed \(words.number ?? "42")")
    default: return nil
    }
  }

  /// `criterion = nn.CrossEntropyLoss()`, `opt = torch.optim.Adam(params, lr=0.001)`, `StepLR(opt, 30)`.
  private static func class_(_ words: ForeignWords) -> ForeignPhrase? {
    let isMade = words.isSign(.equal, at: 1) || words.isSign(.openParenthesis, at: 1)
    guard isMade || words.path(at: 0) != nil || words.path(at: 1) != nil else { return nil }
    for place in words.tokens.indices {
      guard let line = ForeignClass.named(words.word(at: place), orPath: words.path(at: place)) else {
        continue
      }
      let lr = words.number(after: "lr") ?? words.number(after: "learning_rate")
      return ForeignPhrase(words, at: place, writing: lr.map { line.with(lr: $0) } ?? line.text)
    }
    return nil
  }

  /// `train 20 epochs batch_size=64`, `split test_size=0.2`: an option that is a statement of its own.
  private static func addition(_ words: ForeignWords) -> ForeignPhrase? {
    let first: Int
    switch words.word(at: 0).flatMap(Keyword.init) {
    case .split: first = 1
    case .train, .evaluate, .batch, .seed: first = 2
    default: return nil
    }
    for place in words.tokens.indices.dropFirst(first) where words.isSign(.equal, at: place + 1) {
      guard let word = words.word(at: place), let familiar = FamiliarWord.named(word), words.isOutside(place)
      else { continue }
      let value = familiar.takesNumber ? words.number(from: place) : nil
      return ForeignPhrase(
        word, words.tokens[place].span, familiar.help(saying: value) + " as a statement of its own")
    }
    return nil
  }
}
