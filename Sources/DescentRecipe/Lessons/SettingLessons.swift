import DescentSyntax

extension RecipeLessons {
  /// Settings, taken together.
  static let settings: [String: Lesson] = [
    "D0301": line(
      "A setting that another one replaces before any action has used it says nothing.",
      "batch 32\nbatch 64", "batch 64"),
    "D0302": lesson(
      "Actions use the settings above them, so a setting below the last action changes nothing.",
      "data digits\nmodel mlp [64, 10]\ntrain 5 epochs\nbatch 64",
      "data digits\nmodel mlp [64, 10]\nbatch 64\ntrain 5 epochs"),
    "D0303": lesson(
      "A name that is given a value is used below it.",
      "let width = 32\ndata digits\nmodel mlp [64, 16, 10]\ntrain 5 epochs",
      "let width = 32\ndata digits\nmodel mlp [64, width, 10]\ntrain 5 epochs"),
    "D0304": lesson(
      "A name is given a value once.", "let n = 1\nlet n = 2\nprint n", "let n = 1\nlet m = 2\nprint n + m"),
    "D0305": lesson(
      "A `let` takes no unit, no function and no reserved word for its name.",
      "let s = 3\nprint s", "let size = 3\nprint size"),
    "D0306": Lesson(
      "`--set` takes the place of a `let`, so the recipe needs one of that name.",
      "let length = 5 epochs\ndata digits\nmodel mlp [64, 10]\ntrain length",
      "let lenght = 5 epochs\ndata digits\nmodel mlp [64, 10]\ntrain lenght",
      by: .set(name: "lenght", value: "9 epochs")),
    "D0309": lesson(
      "A model that has been trained keeps its data; other data needs a new model.",
      "data digits\nmodel mlp [_, _]\ntrain 5 epochs\ndata iris\ntrain 5 epochs",
      "data digits\nmodel mlp [_, _]\ntrain 5 epochs\ndata iris\nmodel mlp [_, _]\ntrain 5 epochs"),
    "D0310": line(
      "The shares of a split are parts of 100 and add up to it.", "split 80/10/5", "split 80/10/10"),
    "D0311": line(
      "Data is split in three: train, val, test; data that brings its own test part is split in two.",
      "split 90/10", "split 80/10/10"),
    "D0312": line(
      "The first share of a split is trained on, so it is above 0.", "split 0/50/50", "split 80/10/10"),
    "D0313": line(
      "`by class` and `in order` exclude each other, and a split has one seed.", "split in order by class",
      "split by class"),
    "D0314": lesson(
      "`by class` shares each class out alike, so it needs data whose target is a class.",
      "data sine\nsplit by class\nmodel mlp [1, 16, 1]\ntrain 5 epochs",
      "data sine\nsplit 80/10/10\nmodel mlp [1, 16, 1]\ntrain 5 epochs"),
    "D0315": line("A batch is a whole number of rows from 1 on, or `all`.", "batch 0", "batch 32"),
    "D0316": line(
      "A batch has no more rows than there are to train on.", "batch 5_000", "batch all"),
    "D0317": line(
      "`gd` and `rprop` see every row in each step; their kin for mini-batches are `sgd` and `rmsprop`.",
      "optimizer gd(lr=0.5)", "optimizer gd(lr=0.5); batch all"),
    "D0324": line(
      "Losses and metrics fit the target: classes take `cross_entropy`, numbers take `mse`.", "loss mse",
      "loss cross_entropy"),
    "D0325": line(
      "Every piece of a schedule but the last has a length, or the next one would never begin.",
      "schedule cosine(to 0) then constant", "schedule cosine(to 0, over 5 epochs) then constant"),
    "D0326": lesson(
      "A rule that can never act before the training ends was meant otherwise.",
      "data digits\nmodel mlp [64, 10]\nschedule step(0.5, every 10)\ntrain 5 epochs",
      "data digits\nmodel mlp [64, 10]\nschedule step(0.5, every 2)\ntrain 5 epochs"),
    "D0327": line("A seed is a whole number from 0 to 2^53.", "seed -1", "seed 1"),
    "D0328": lesson(
      "A model that has been trained keeps its split: other rows to test on would have been trained on.",
      "data digits\nmodel mlp [64, 10]\ntrain 5 epochs\nseed 3\nevaluate test",
      "data digits\nsplit seed 0\nmodel mlp [64, 10]\ntrain 5 epochs\nseed 3\nevaluate test"),
    "D0329": lesson(
      "A recipe names an edition of the language that the installed version knows.", "edition 2\nprint 1",
      "edition 1\nprint 1"),
    "D0330": lesson(
      "`edition` says how the whole recipe is read, so it is the first statement.", "print 1\nedition 1",
      "edition 1\nprint 1"),
  ]

  /// Actions, with the settings above them.
  static let actions: [String: Lesson] = [
    "D0307": lesson(
      "Training and measuring need a model above them.", "data digits\ntrain 5 epochs",
      "data digits\nmodel mlp [_, 32, _]\ntrain 5 epochs"),
    "D0308": lesson(
      "Training and measuring need data. A recipe without any is open: it checks, and runs with `--data`.",
      "model mlp [_, 32, _]\ntrain 5 epochs", "data digits\nmodel mlp [_, 32, _]\ntrain 5 epochs"),
    "D0318": lesson(
      "How long to train carries its unit: epochs, steps or samples.",
      "data digits\nmodel mlp [64, 10]\ntrain 20", "data digits\nmodel mlp [64, 10]\ntrain 20 epochs"),
    "D0319": lesson(
      "A training lasts a whole number of epochs, steps or samples, from 1 to a billion.",
      "data digits\nmodel mlp [64, 10]\ntrain 5 min", "data digits\nmodel mlp [64, 10]\ntrain 20 epochs"),
    "D0320": action(
      "The parts of the data are called train, val and test.", "evaluate validation", "evaluate val"),
    "D0321": lesson(
      "A part that is measured has a share in the split.",
      "data digits\nsplit 90/10/0\nmodel mlp [64, 10]\ntrain 5 epochs\nevaluate test",
      "data digits\nsplit 80/10/10\nmodel mlp [64, 10]\ntrain 5 epochs\nevaluate test"),
    "D0322": action(
      "A claim can be true: an accuracy lies from 0 to 100%, a loss is not below 0.",
      "evaluate test\nexpect test.accuracy >= 95", "evaluate test\nexpect test.accuracy >= 95%"),
    "D0323": action(
      "A claim or a `print` speaks of what an action above it has measured.",
      "expect test.accuracy >= 90%", "evaluate test\nexpect test.accuracy >= 90%"),
  ]
}
