import DescentSyntax

extension RecipeLessons {
  /// Things, their lists and their options.
  static let names: [String: Lesson] = [
    "D0201": line(
      "The names of data, models, losses, optimizers, schedules and their like are those of the catalogue.",
      "optimizer adm(lr=1e-3)", "optimizer adam(lr=1e-3)"),
    "D0203": line(
      "An option is given once. A value without a name fills the next option in the card's order.",
      "optimizer adam(1e-3, lr=2e-3)", "optimizer adam(lr=2e-3)"),
    "D0204": line(
      "A thing takes as many values as it has options.", "optimizer gd(0.1, 0.9); batch all",
      "optimizer gd(0.1); batch all"),
    "D0205": line(
      "Values without a name come first, those with a name after them.", "schedule step(every=10, 0.5)",
      "schedule step(0.5, every=10)"),
    "D0206": line(
      "An option takes its own kind of value, and nothing is turned into another kind by itself.",
      "optimizer adam(amsgrad=1)", "optimizer adam(amsgrad=true)"),
    "D0207": line(
      "A value lies within the bounds of its option.", "optimizer adam(beta1=1.5)",
      "optimizer adam(beta1=0.95)"),
    "D0208": line(
      "Only a model takes a list of sizes; other things have options in parentheses.",
      "optimizer adam [1e-3]", "optimizer adam(1e-3)"),
    "D0209": model(
      "A model says its sizes in brackets, the input first and the output last.", "mlp(64, 32, 10)",
      "mlp [64, 32, 10]"),
    "D0210": model(
      "Where a thing is wanted, its name stands as a word, not as a string or a number.",
      "mlp [64, 32, 10](activation=\"relu\")", "mlp [64, 32, 10](activation=relu)"),
    "D0211": line(
      "A choice makes a family of runs, and this version has no statement that runs one.",
      "optimizer adam(lr={1e-3, 1e-2})", "optimizer adam(lr=1e-3)"),
    "D0212": line(
      "A setting takes things of its own kind.", "optimizer cosine", "schedule cosine"),
    "D0213": line(
      "A thing has only the options on its card; one that it does not have is never passed over.",
      "optimizer adam(learnig_rate=1e-3)", "optimizer adam(lr=1e-3)"),
    "D0214": line(
      "Before a minus, a list or a parenthesis an option keeps its `=`; it would read as a sum or a thing.",
      "schedule cosine(to (1e-4))", "schedule cosine(to=(1e-4))"),
    "D0215": model(
      "An option without a default is given: nobody else can say how many outputs a layer has.",
      "{ dense relu; dense 10 }", "{ dense 32 relu; dense 10 }"),
    "D0216": lesson(
      "The language has this entry, but the installed version does not.",
      "data sqlite(\"iris.db\", query=\"select * from iris\")\nmodel mlp [_, 8, _]\ntrain 5 epochs",
      "data iris\nmodel mlp [_, 8, _]\ntrain 5 epochs"),
  ]
}
