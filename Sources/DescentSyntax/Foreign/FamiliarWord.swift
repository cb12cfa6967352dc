/// What people who come from other tools write first, and the statement that says it here.
struct FamiliarWord: Sendable {
  /// What stands before and after the author's own words.
  private let before: String
  private let after: String
  /// Stands in where the author's words do not fit.
  private let sample: String

  /// Where nothing has to be written.
  private var advice: String?

  /// The statement to write; with the author's own words where they fit, else with the sample.
  func help(saying rest: String?) -> String {
    advice ?? "write `" + before + (rest.map(Escaped.line) ?? sample) + after + "`"
  }

  /// Whether a number is what stands behind the keyword.
  var takesNumber: Bool { Double(sample) != nil }

  /// Whether the word only lacks its keyword: `adam(lr=1e-3)`.
  func isSaid(by word: String) -> Bool { sample.hasPrefix(word) }

  static func named(_ word: String) -> FamiliarWord? { words[word.lowercased()] }

  private init(_ before: String, _ sample: String, _ after: String = "") {
    self.before = before
    self.after = after
    self.sample = sample
  }

  private init(advice: String) {
    self.init("", "")
    self.advice = advice
  }

  private static let words: [String: FamiliarWord] = {
    var words: [String: FamiliarWord] = [:]
    for (names, meaning) in meanings {
      for name in names.split(separator: " ") { words[String(name)] = meaning }
    }
    return words
  }()

  private static let meanings: [(String, FamiliarWord)] = [
    ("epochs epoch num_epochs n_epochs max_epochs", FamiliarWord("train ", "20", " epochs")),
    ("steps max_steps iterations iters", FamiliarWord("train ", "500", " steps")),
    ("fit learn run_training repeat", FamiliarWord("train ", "20 epochs")),
    ("dataset load_data input source read_csv csv", FamiliarWord("data ", "digits")),
    ("net network architecture nn sequential mlp layers", FamiliarWord("model ", "mlp [64, 32, 10]")),
    ("lr learning_rate rate step_size eta", FamiliarWord("optimizer adam(lr=", "1e-3", ")")),
    ("adam", FamiliarWord("optimizer ", "adam(lr=1e-3)")),
    ("sgd momentum", FamiliarWord("optimizer ", "sgd(lr=0.1)")),
    ("adamw weight_decay", FamiliarWord("optimizer ", "adamw(decay=0.01)")),
    ("criterion objective cost loss_function loss_fn", FamiliarWord("loss ", "cross_entropy")),
    ("cross_entropy mse", FamiliarWord("loss ", "cross_entropy")),
    ("batch_size batchsize minibatch mini_batch bs", FamiliarWord("batch ", "64")),
    ("random_seed random_state manual_seed set_seed rng", FamiliarWord("seed ", "42")),
    ("scheduler lr_scheduler lr_schedule decay", FamiliarWord("schedule ", "cosine(to 0)")),
    ("train_test_split partition validation_split validation_fraction", FamiliarWord("split ", "80/10/10")),
    ("test eval score validate validation val", FamiliarWord("evaluate ", "test")),
    ("assert require ensure verify check", FamiliarWord("expect ", "test.accuracy >= 90%")),
    ("echo puts println log console", FamiliarWord("print ", "lr")),
    ("var const define def", FamiliarWord("let ", "lr = 3e-4")),
    ("early_stopping early_stop patience", FamiliarWord("stop when val.loss stalls for ", "5", " epochs")),
    ("import use", FamiliarWord("include ", "\"base.train\"")),
    ("checkpoint store", FamiliarWord("save ", "\"m.safetensors\"")),
    ("restore", FamiliarWord("load ", "\"m.safetensors\"")),
    (
      "clip_grad_norm clip_grad_norm_ clipnorm global_clipnorm clip_by_global_norm max_grad_norm max_norm",
      FamiliarWord("clip norm ", "1.0")
    ),
    ("clip_grad_value clip_grad_value_ clipvalue gradient_clip_val", FamiliarWord("clip value ", "0.5")),
    ("regularizer regularization kernel_regularizer l2", FamiliarWord("penalty ", "l2(1e-4)")),
    ("l1", FamiliarWord("penalty ", "l1(1e-5)")),
    ("dropout dropout_rate", FamiliarWord("model mlp [_, 32, _](dropout=", "0.2", ")")),
    ("betas", FamiliarWord(advice: "write `optimizer adam(beta1=0.9, beta2=0.999)`")),
    ("ema use_ema ema_decay polyak", FamiliarWord("average ema(", "0.999", ")")),
    ("swa", FamiliarWord("average ", "swa")),
    (
      "accumulate_grad_batches gradient_accumulation_steps accumulation_steps",
      FamiliarWord("batch 256 in ", "4", " parts")
    ),
    ("metric", FamiliarWord("metrics ", "accuracy")),
    ("summary describe info", FamiliarWord("show ", "model")),
    ("normalize standardize scaler preprocess", FamiliarWord("prepare ", "standardize")),
    ("test_size train_size val_split", FamiliarWord("split ", "80/10/10")),
    ("time_limit max_time timeout", FamiliarWord("train 20 epochs within ", "5", " min")),
    ("shuffle", FamiliarWord(advice: "leave it out: the rows are shuffled in every epoch")),
    (
      "device cuda gpu cpu verbose num_workers n_jobs",
      FamiliarWord(advice: "leave it out: it changes no result")
    ),
  ]
}
