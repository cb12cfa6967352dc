import DescentSyntax

extension RecipeLessons {
  /// When a training ends, what it keeps, what is shown and prepared.
  static let rules: [String: Lesson] = [
    "D0331": line(
      "Nothing that steers a training reads the test part, or its figures would flatter the model.",
      "stop when test.loss stalls for 5 epochs", "stop when val.loss stalls for 5 epochs"),
    "D0332": line(
      "A rule reads what a training measures: `loss`, and the figures of val.",
      "keep best by train.accuracy", "keep best by val.accuracy"),
    "D0333": line(
      "What stalls is one figure.", "stop when 2*val.loss stalls for 5 epochs",
      "stop when val.loss stalls for 5 epochs"),
    "D0334": line(
      "How long a figure may stall is counted in epochs, steps or samples, or is a share of the training.",
      "stop when val.loss stalls for 5 min", "stop when val.loss stalls for 5 epochs"),
    "D0335": line(
      "A rule ends a training as soon as one of its parts holds, so `or` joins what `stalls`.",
      "stop when val.loss stalls for 5 epochs and val.accuracy > 90%",
      "stop when val.loss stalls for 5 epochs or val.accuracy > 99%"),
    "D0336": line(
      "A rule reads at least one figure, or it would always say the same.", "stop when 1 < 2",
      "stop when val.loss < 0.1"),
    "D0337": lesson(
      "`within` takes a time, after which a training ends anyway.",
      "data digits\nmodel mlp [64, 10]\ntrain 20 epochs within 5 epochs",
      "data digits\nmodel mlp [64, 10]\ntrain 20 epochs within 5 min"),
    "D0338": line(
      "The loss is always measured; `metrics` lists what is measured beside it.", "metrics loss, accuracy",
      "metrics accuracy"),
    "D0339": action(
      "`show` shows the model, the data, the optimizer, the schedule, the gradients, the history, the plan "
        + "or the session.",
      "show modle", "show model"),
    "D0340": action(
      "`show data` may be told how many rows to show, from 1 to 100; the others take no number.",
      "show data 0", "show data 5"),
    "D0342": lesson(
      "The history is that of a training above it.", "data digits\nmodel mlp [64, 10]\nshow history",
      "data digits\nmodel mlp [64, 10]\ntrain 5 epochs\nshow history"),
    "D0350": action(
      "`why` takes a setting, an option of one, or a name that a `let` above it gives.", "why optimzer.lr",
      "why optimizer.lr"),
    "D0361": line(
      "A batch is cut into a whole number of parts, from 1 on.", "batch 64 in 1.5 parts",
      "batch 64 in 2 parts"),
    "D0362": line(
      "Each part of a batch has a row at least.", "batch 4 in 8 parts", "batch 4 in 4 parts"),
    "D0363": lesson(
      "`until step` names an update by its number, counted from the first of the model.",
      "data digits\nmodel mlp [64, 10]\ntrain 20 epochs until step 1.5\ncontinue",
      "data digits\nmodel mlp [64, 10]\ntrain 20 epochs until step 100\ncontinue"),
    "D0364": lesson(
      "`continue` finishes a training that `until step` has paused, of the model that stands above it.",
      "data digits\nmodel mlp [64, 10]\ntrain 20 epochs\ncontinue",
      "data digits\nmodel mlp [64, 10]\ntrain 20 epochs until step 100\ncontinue"),
    "D0344": lesson(
      "`prepare` names columns that the data has, and that are not its target.",
      "data iris\nprepare standardize(petals)\nmodel mlp [_, _]\ntrain 5 epochs",
      "data iris\nprepare standardize(petal_length)\nmodel mlp [_, _]\ntrain 5 epochs"),
    "D0343": line(
      "A column is named by a word, or by a string where its name is no word.", "prepare standardize(2)",
      "prepare standardize(\"2\")"),
  ]

  /// Files that a recipe names.
  static let files: [String: Lesson] = [
    "D0705": lesson(
      "A recipe includes at most 1 000 files, 32 in one another, and 200 000 statements in all."),
    "D1001": Lesson(
      "What a recipe names lies in its own folder or below, so that a stranger's recipe can do no harm.",
      "include \"../base.train\"", "batch 64", by: .including([:])),
    "D1002": lesson("A recipe that is included can be read."),
    "D1003": Lesson(
      "A recipe does not include itself, neither directly nor through others.", "include \"base.train\"",
      "batch 64", by: .including(["base.train": "include \"recipe.train\""])),
    "D1004": Lesson(
      "An included recipe gives settings; what is done with them stands in the recipe that includes it.",
      "include \"base.train\"\nmodel mlp [64, 10]\ntrain 5 epochs",
      "data digits\nmodel mlp [64, 10]\ntrain 5 epochs",
      by: .including(["base.train": "data digits; evaluate test"])),
    "D1005": action(
      "Predictions go to a file of their own.", "predict \"new.csv\" to \"new.csv\"",
      "evaluate test"),
  ]
}
