extension StatementCards {
  static let prompt: [StatementCard] = travel + sessions

  private static let travel: [StatementCard] = [
    StatementCard(
      "undo", .prompt, others: ["back", "revert"], "goes back to before the last statement",
      account: """
        Takes back settings and training alike: the state is the same, bit for bit, as before the \
        statement. `redo` goes forward again.
        """,
      forms: [.init("undo", "one statement"), .init("undo 3", "so many")],
      examples: ["train 5 epochs; undo", "optimizer sgd(lr=10); train 1 epoch; undo 2"]),
    StatementCard(
      "redo", .prompt, others: ["forward"], "takes back an undo",
      account: """
        Goes forward to where `undo` came from. A new statement after an `undo` leaves nothing to redo.
        """,
      forms: [.init("redo", "one statement"), .init("redo 3", "so many")],
      examples: ["train 5 epochs; undo; redo", "undo 3; redo 2"]),
    StatementCard(
      "branch", .prompt, others: ["fork", "checkout"], "gives the present state a name and goes on there",
      account: """
        Begins a line of its own, so that two ways to go on can be tried and compared. The line that it \
        left stays as it was.
        """,
      forms: [.init("branch small", "one word that names it")],
      examples: [
        "branch small; model mlp [_, 8, _]; train 5 epochs",
        "train 5 epochs; branch slow; optimizer adam(lr=1e-4); train 5 epochs",
      ]),
    StatementCard(
      "switch", .prompt, others: ["goto", "checkout"], "goes to another branch",
      account: """
        Settings, weights and history are then those of that branch. The first one is called `main`.
        """,
      forms: [.init("switch small", "a name that `branches` lists")],
      examples: ["switch main", "branch small; train 5 epochs; switch main; train 5 epochs; branches"]),
    StatementCard(
      "branches", .prompt, others: ["list"], "lists the branches with their figures",
      account: """
        Shows each branch with its steps and what was measured there last. The present one is marked.
        """,
      forms: [.init("branches", "all of them")],
      examples: ["branches", "branch wide; model mlp [_, 128, _]; train 5 epochs; branches"]),
    StatementCard(
      "step", .prompt, others: ["next", "iterate"], "trains so many steps, then pauses",
      account: """
        Makes single updates, so that one can look between them. It is `train 10 steps` in a recipe.
        """,
      forms: [.init("step", "one update"), .init("step 10", "so many")],
      examples: ["step", "step 10; show gradients"]),
  ]

  private static let sessions: [StatementCard] = [
    StatementCard(
      "help", .prompt, others: ["man", "info"], "tells of a statement, a name, an option, a unit or a code",
      account: """
        Tells what a word means, with two examples, and where a word means several things, each of them. \
        `?adam` and `adam?` ask the same.
        """,
      forms: [.init("help", "what there is"), .init("help adam", "one thing; `?adam` and `adam?` too")],
      examples: ["help train", "help adam; help lr; help D0213"]),
    StatementCard(
      "run", .prompt, others: ["source", "exec"], "does the statements of a recipe",
      account: """
        Reads the file and does what it says, as if it had been typed here. A recipe with an error does \
        nothing.
        """,
      forms: [.init("run \"a.train\"", "the path of a recipe")],
      examples: ["run \"a.train\"", "run \"a.train\"; show history"]),
    StatementCard(
      "write", .prompt, others: ["export", "history"], "writes the session as a recipe",
      account: """
        The file, run, ends in the same weights, bit for bit. A training that was interrupted stands \
        there as `train … until step N` and `continue`.
        """,
      forms: [.init("write \"session.train\"", "the path of the recipe")],
      examples: ["write \"session.train\"", "train 5 epochs; write \"five.train\""]),
    StatementCard(
      "watch", .prompt, others: ["monitor", "plot"], "chooses the figures that are drawn while it trains",
      account: """
        Draws the curve of each figure and lets it grow with the training. The loss is drawn unless \
        others are named.
        """,
      forms: [.init("watch", "the loss alone"), .init("watch val.loss", "these figures, with commas")],
      examples: ["watch val.loss; train 20 epochs", "watch val.loss, val.accuracy"]),
    StatementCard(
      "quit", .prompt, others: ["exit", "bye"], "leaves the prompt",
      account: """
        Leaves, as Ctrl-D does; what was typed is kept in the history. Weights that no `save` wrote are \
        gone.
        """,
      forms: [.init("quit", "that is all")],
      examples: ["quit", "save \"m.safetensors\"; write \"m.train\"; quit"]),
  ]
}
