extension StatementCards {
  static let preamble: [StatementCard] = [
    StatementCard(
      "edition", .preamble, others: ["version"],
      "says which edition of the language the recipe is written in",
      account: """
        Stands first in a recipe and holds for all of it. A later program then reads the recipe as it \
        was meant.
        """,
      forms: [.init("edition 1", "the language of this manual")],
      examples: ["edition 1; data digits", "edition 1; seed 42; data iris"]),
    StatementCard(
      "include", .preamble, others: ["import", "source"], "takes the settings of another recipe in place",
      account: """
        Reads the settings of another file as if they stood here. A setting that follows replaces one \
        that came with it; an action in that file is an error.
        """,
      forms: [.init("include \"base.train\"", "the path, from the folder of this recipe")],
      examples: ["include \"base.train\"", "include \"base.train\"; optimizer sgd(lr=0.1)"]),
    StatementCard(
      "seed", .preamble, others: ["random_state", "manual_seed"],
      "gives the number that all chance comes from",
      account: """
        Every random stream, of the weights, the split, the shuffling and the dropout, is derived from \
        it by name. The same seed gives the same bits on every machine.
        """,
      forms: [.init("seed 42", "a whole number; 0 unless it is given")],
      examples: ["seed 42", "seed 7; data moons(n=400); model mlp [_, 16, _]; train 40 epochs"]),
    StatementCard(
      "let", .preamble, others: ["const", "var", "def"], "gives a value or a thing a name",
      account: """
        The name stands for the value in all lines below it. On the command line `--set name=value` \
        takes the place of the value.
        """,
      forms: [
        .init("let lr = 3e-4", "a number, with its unit if it has one"),
        .init("let hidden = relu", "a thing of the catalogue"),
      ],
      examples: [
        "let lr = 3e-4; optimizer adam(lr=lr)",
        "let n = 10; train 2*n epochs; train n epochs",
      ]),
  ]

  static let data: [StatementCard] = [
    StatementCard(
      "data", .data, others: ["dataset", "load_data"], "says where the examples come from",
      account: """
        Names a set that is built in, or files beside the recipe. What it holds is looked at before \
        anything is trained, so that shapes and columns are checked.
        """,
      forms: [
        .init("data digits", "a set that is built in; `help` tells of each"),
        .init("data csv(\"a.csv\", target=price)", "a table, and the column to predict"),
      ],
      examples: [
        "data moons(n=400, noise=0.2)", "data csv(\"wine.csv\", target=quality); prepare standardize",
      ]),
    StatementCard(
      "split", .data, others: ["train_test_split", "test_size"], "parts the rows into train, val and test",
      account: """
        Gives the shares of the rows that train, validate and test. Data with a test part of its own is \
        parted in two.
        """,
      forms: [
        .init("split 80/10/10", "shares of train, val and test"),
        .init("by class", "each part has the classes in the same shares"),
        .init("in order", "rows keep their order, nothing is shuffled"),
        .init("seed 7", "the split stays when `seed` changes"),
      ],
      examples: ["split 60/20/20 by class", "data sine; split 80/10/10 in order; model mlp [_, 16, _]"]),
    StatementCard(
      "prepare", .data, others: ["preprocess", "transform", "normalize"],
      "says what is done to the columns before training",
      account: """
        Does its steps in order, each on the columns that are named in it or on all that it fits. They \
        are fitted on the training part alone and stored with the model.
        """,
      forms: [
        .init("prepare standardize", "one step, or several with commas"),
        .init("prepare one_hot(island)", "on these columns alone"),
        .init("prepare none", "the columns as they are"),
      ],
      examples: [
        "data iris; prepare standardize",
        "data penguins; prepare impute(median), one_hot, standardize",
      ]),
  ]

  static let model: [StatementCard] = [
    StatementCard(
      "model", .model, others: ["network", "net", "Sequential"], "describes the network",
      account: """
        Lists the sizes of a network, or its layers one by one. The sizes are held against the data and \
        the loss, and `_` takes them from the data.
        """,
      forms: [
        .init("model mlp [64, 32, 10]", "inputs, hidden sizes, outputs"),
        .init("model mlp [_, 32, _](dropout=0.2)", "ends from the data, options behind"),
        .init("model { dense 32 relu; dense 10 }", "layer by layer"),
      ],
      examples: [
        "model mlp [64, 32, 10](activation=tanh)",
        "model { dense 64 relu; dropout 0.2; dense 10 }",
      ]),
    StatementCard(
      "loss", .model, others: ["criterion", "objective"], "says what training makes small",
      account: """
        Measures how far the outputs are from the truth. Unless it is given, classes take cross_entropy \
        and numbers take mse.
        """,
      forms: [.init("loss cross_entropy(label_smoothing=0.1)", "a loss of the catalogue")],
      examples: ["loss cross_entropy(label_smoothing=0.1)", "data sine; loss huber"]),
    StatementCard(
      "metrics", .model, others: ["scores"], "lists what is measured beside the loss",
      account: """
        Is shown after each epoch and by `evaluate`. A metric that another statement names is measured \
        without being listed.
        """,
      forms: [
        .init("metrics accuracy, f1", "metrics of the catalogue"),
        .init("metrics none", "the loss alone"),
      ],
      examples: ["metrics accuracy, f1", "data sine; metrics mae, r2"]),
  ]
}
