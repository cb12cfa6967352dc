extension StatementCards {
  static let training: [StatementCard] = steering + shaping

  private static let steering: [StatementCard] = [
    StatementCard(
      "optimizer", .training, others: ["solver", "optim"], "says how the weights move",
      account: """
        Takes one of the optimizers of the catalogue with its options, for all layers or for some. A new \
        one begins with an empty memory.
        """,
      forms: [
        .init("optimizer adam(lr=1e-3)", "one for all layers"),
        .init("optimizer sgd(lr=0.1) for layers 1..2, adam for rest", "groups of layers"),
        .init("optimizer lookahead(adam(lr=1e-3), every 5)", "a wrapper around another"),
      ],
      examples: [
        "optimizer sgd(lr=0.1, momentum=0.9)",
        "optimizer adam(lr=1e-3) for layer 1, sgd(lr=0.1) for rest",
      ]),
    StatementCard(
      "schedule", .training, others: ["scheduler", "lr_scheduler"], "says how the learning rate goes",
      account: """
        Bends the optimizer's learning rate over the steps; its pieces are joined by `then`. Its clock \
        starts with the first training under it and runs on over later ones.
        """,
      forms: [
        .init("schedule step(0.5, every 10)", "a schedule of the catalogue"),
        .init("schedule warmup(100 steps) then cosine(to 0)", "one after another"),
        .init("schedule none", "the rate as the optimizer has it"),
      ],
      examples: ["schedule cosine(to 0)", "schedule warmup(5%) then linear(to 1%)"]),
    StatementCard(
      "batch", .training, others: ["batch_size"], "says how many rows a step sees",
      account: """
        Larger batches make fewer, steadier steps in each epoch. Cutting a batch in parts saves memory \
        and changes no bit.
        """,
      forms: [
        .init("batch 64", "so many rows; 32 unless it is given"),
        .init("batch all", "the whole training part: gradient descent"),
        .init("batch 256 in 4 parts", "in several goes"),
      ],
      examples: ["batch 64", "optimizer gd(lr=0.5); batch all"]),
    StatementCard(
      "stop", .training, others: ["early_stopping", "EarlyStopping", "patience"],
      "ends a training before its length",
      account: """
        Watches figures while it trains and ends it when a condition holds. The best weights come back.
        """,
      forms: [
        .init("stop when val.loss stalls for 5 epochs", "no new best for so long"),
        .init("stop when val.accuracy >= 98%", "a claim that has come true"),
        .init("or", "whichever comes first"),
        .init("stop none", "trains to the end"),
      ],
      examples: [
        "stop when val.loss stalls for 5 epochs",
        "stop when val.loss stalls for 3 epochs or val.accuracy >= 98%",
      ]),
    StatementCard(
      "keep", .training, others: ["checkpoint", "restore_best_weights"],
      "says which weights are looked at afterwards",
      account: """
        Chooses the weights that `evaluate`, `predict` and `save` see. A later training goes on from the \
        last step whatever is kept.
        """,
      forms: [
        .init("keep best by val.loss", "those with the best figure"),
        .init("keep last", "those of the last step"),
      ],
      examples: ["keep best by val.loss", "stop when val.loss stalls for 5 epochs; keep last"]),
  ]

  private static let shaping: [StatementCard] = [
    StatementCard(
      "clip", .training, others: ["clip_grad_norm_", "max_norm"], "bounds the gradient",
      account: """
        Looks at the gradient of the data before a penalty is added. Small ones are left as they are.
        """,
      forms: [
        .init("clip norm 1.0", "the length of all of it together"),
        .init("clip value 0.5", "each entry by itself"),
        .init("clip none", "no bound"),
      ],
      examples: ["clip norm 1.0", "optimizer sgd(lr=0.1); clip value 0.5"]),
    StatementCard(
      "penalty", .training, others: ["regularization", "weight_decay"], "makes large weights cost",
      account: """
        Adds its slope to the gradient, so that weights shrink. Decay that bypasses the gradient is an \
        option of optimizers such as `adamw`.
        """,
      forms: [
        .init("penalty l2(1e-4)", "one, or several with commas"),
        .init("penalty none", "none"),
      ],
      examples: ["penalty l2(1e-4)", "penalty l2(1e-4), l1(1e-5)"]),
    StatementCard(
      "average", .training, others: ["ema", "swa"], "looks at a mean of the weights in their place",
      account: """
        Keeps a running mean while the weights train as ever. `evaluate`, `predict` and `save` see the \
        mean.
        """,
      forms: [
        .init("average ema(0.999)", "an average of the catalogue"),
        .init("average none", "the weights themselves"),
      ],
      examples: ["average ema(0.99)", "average swa(from=75%, every 1 epoch); train 8 epochs"]),
    StatementCard(
      "freeze", .training, others: ["requires_grad"], "keeps the weights of some layers as they are",
      account: """
        Layers with weights are numbered from 1, as `show model` numbers them. Nothing moves those that \
        are frozen until `freeze none`.
        """,
      forms: [
        .init("freeze layers 1..2", "from one to another"),
        .init("freeze layer 1", "one"),
        .init("freeze layers [1, 3]", "these"),
        .init("freeze none", "thaws all"),
      ],
      examples: [
        "freeze layer 1", "train 2 epochs; freeze layer 1; train 2 epochs; freeze none; train 1 epoch",
      ]),
    StatementCard(
      "set", .training, others: ["change"], "changes one option of a setting that stands above",
      account: """
        Names the option alone where one setting has it, else with its statement. Memory and clock go \
        on, where a new `optimizer` or `schedule` would begin anew.
        """,
      forms: [
        .init("set lr 3e-4", "an option that one setting has"),
        .init("set schedule.every 5", "of this setting"),
        .init("set lr 1e-4 for layer 2", "for the group of these layers"),
      ],
      examples: [
        "optimizer adam(lr=1e-3); train 5 epochs; set lr 3e-4; train 5 epochs",
        "schedule step(0.5, every 2); train 4 epochs; set schedule.every 5; train 20 epochs",
      ]),
  ]
}
