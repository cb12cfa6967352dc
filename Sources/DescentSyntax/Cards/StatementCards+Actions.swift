extension StatementCards {
  static let actions: [StatementCard] = learning + files

  private static let learning: [StatementCard] = [
    StatementCard(
      "train", .actions, others: ["fit", "epochs"], "trains the model for so long",
      account: """
        Goes on from where the last training ended, with its weights, the optimizer's memory and the \
        schedule's clock. A new `model`, `optimizer` or `schedule` begins its own anew.
        """,
      forms: [
        .init("train 20 epochs", "passes over the training part"),
        .init("train 500 steps", "updates of the weights; `samples` counts rows"),
        .init("within 5 min", "ends after this time, whatever is left"),
        .init("until step 1_234", "pauses there; `continue` does the rest"),
      ],
      examples: ["train 20 epochs", "train 500 steps within 5 min"]),
    StatementCard(
      "continue", .actions, others: ["resume"], "goes on with a training that was paused",
      account: """
        Does what was left of the last `train`, under the settings that stand now. It ends as if nothing \
        had happened between, if nothing has.
        """,
      forms: [
        .init("continue", "to the end"),
        .init("within 5 min", "ends after this time, whatever is left"),
        .init("until step 1_500", "pauses again there"),
      ],
      examples: [
        "train 2 epochs until step 20; continue",
        "train 2 epochs until step 20; continue until step 40; continue",
      ]),
    StatementCard(
      "evaluate", .actions, others: ["eval", "score", "validate"], "measures the model on a part of the data",
      account: """
        Shows the loss and the metrics of the part, and for classes a table and who was taken for whom. \
        Looks at the test part are counted.
        """,
      forms: [.init("evaluate test", "or `val`, or `train`")],
      examples: ["train 5 epochs; evaluate test", "train 5 epochs; evaluate train; evaluate val"]),
    StatementCard(
      "expect", .actions, others: ["assert", "check"], "claims something about what was measured",
      account: """
        Compares figures that were measured above it. A run with a false claim goes on to its end, then \
        exits with status 1.
        """,
      forms: [
        .init("expect test.accuracy >= 90%", "a comparison; `evaluate test` stands above"),
        .init("and", "both, or one of them with `or`"),
      ],
      examples: [
        "train 20 epochs; evaluate test; expect test.accuracy >= 80%",
        "train 20 epochs; expect val.loss < 1 and loss < 1",
      ]),
    StatementCard(
      "minimize", .actions, others: ["descend", "optimize"], "walks down a formula with the optimizer",
      account: """
        Shows an optimizer and a schedule at work without data or model. Its variables are the names in \
        `from`, and `value` is what the formula came to.
        """,
      forms: [
        .init("minimize x^2 + y^2 from (x=3, y=4) for 50 steps", "a formula and a start"),
        .init("minimize ravine for 50 steps", "a surface of the catalogue"),
      ],
      examples: [
        "optimizer sgd(lr=0.075, momentum=0.5); minimize ravine for 40 steps",
        "optimizer adam(lr=0.3); minimize x^2 + 25*y^2 from (x=3, y=4) for 50 steps; expect value < 100",
      ]),
  ]

  private static let files: [StatementCard] = [
    StatementCard(
      "save", .actions, others: ["dump", "export"], "writes the model to a file",
      account: """
        Writes the weights that are kept, with the preparation of the columns. PyTorch and others read \
        the file as well.
        """,
      forms: [.init("save \"m.safetensors\"", "the path, below the folder for results")],
      examples: [
        "train 5 epochs; save \"m.safetensors\"",
        "keep best by val.loss; train 5 epochs; save \"b.safetensors\"",
      ]),
    StatementCard(
      "load", .actions, others: ["restore"], "reads a model from a file",
      account: """
        Takes the place of a `model` and brings the preparation with it. What was trained before is \
        gone.
        """,
      forms: [.init("load \"m.safetensors\"", "a file that `save` wrote")],
      examples: ["load \"m.safetensors\"", "load \"m.safetensors\"; evaluate test"]),
    StatementCard(
      "predict", .actions, others: ["infer", "transform"], "writes what the model says of other rows",
      account: """
        Reads a table with the columns that the model was trained on and writes it with the answers. The \
        stored preparation is applied to it.
        """,
      forms: [.init("predict \"new.csv\" to \"out.csv\"", "what is read, and what is written")],
      examples: [
        "load \"m.safetensors\"; predict \"new.csv\" to \"out.csv\"",
        "data iris; train 5 epochs; predict \"new.csv\" to \"species.csv\"",
      ]),
  ]

  static let looks: [StatementCard] = [
    StatementCard(
      "print", .looks, others: ["echo", "puts"], "shows values",
      account: """
        Works out each value and shows it in one line. Figures stand for what was measured last.
        """,
      forms: [.init("print lr, val.loss", "one value, or several with commas")],
      examples: ["let n = 64; print n, n^2/2", "train 5 epochs; print loss, val.loss, val.loss - loss"]),
    StatementCard(
      "show", .looks, others: ["summary", "describe"],
      "shows facts about a setting, the data or the training",
      account: """
        Tells what stands and what came of it, as tables and as drawings. Nothing is changed by looking.
        """,
      forms: [
        .init("show model", "layers, shapes and parameters"),
        .init("show data 5", "columns and classes, with so many rows"),
        .init("show optimizer", "its options and its memory"),
        .init("show schedule", "the learning rate, step by step"),
        .init("show history", "the figures of each epoch"),
        .init("show gradients", "the length and the spread of each layer's gradient"),
        .init("show plan", "what a training will do, on paper"),
        .init("show session", "all settings as a recipe"),
      ],
      examples: ["show model", "train 5 epochs; show history"]),
    StatementCard(
      "why", .looks, others: ["whence", "explain"], "says where a value came from",
      account: """
        Names the line that gave a setting or an option its value, or the rule that did where no line \
        does. Names within it are followed to their own lines.
        """,
      forms: [
        .init("why lr", "an option of a setting"),
        .init("why schedule", "a setting"),
        .init("why optimizer.lr", "where several have an option of this name"),
      ],
      examples: ["optimizer adam(lr=3e-4); why lr", "why schedule; why batch"]),
  ]
}
