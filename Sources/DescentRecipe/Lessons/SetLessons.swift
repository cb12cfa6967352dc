import DescentSyntax

extension RecipeLessons {
  /// What `set` changes, and what it leaves alone.
  static let sets: [String: Lesson] = [
    "D0412": change(
      "`set` takes an option of a setting in force, by its name or behind its statement.",
      "set learning_rate 1e-4", "set lr 1e-4"),
    "D0413": lesson(
      "Where two things have an option of one name, `set` says which is meant.",
      "data digits\nmodel mlp [64, 10]\noptimizer adamw\naverage ema(0.99)\ntrain 5 epochs\nset decay 0.1"
        + "\ntrain 5 epochs",
      "data digits\nmodel mlp [64, 10]\noptimizer adamw\naverage ema(0.99)\ntrain 5 epochs"
        + "\nset optimizer.decay 0.1\ntrain 5 epochs"),
    "D0414": change(
      "What is a statement by itself is written again; `set` is for options.", "set batch 64", "batch 64"),
    "D0415": line(
      "What nothing has used yet is written as it is meant, not written and then changed.", "set lr 1e-2",
      "optimizer adam(lr=1e-2)"),
    "D0416": lesson(
      "The data stays under a model that has seen it.",
      "data moons\nmodel mlp [2, 8, 2]\ntrain 5 epochs\nset n 400\ntrain 5 epochs",
      "data moons(n=400)\nmodel mlp [2, 8, 2]\ntrain 10 epochs"),
    "D0417": lesson(
      "`set` goes on with the same weights; what says how many there are, or how they are drawn, is for a new"
        + " model.",
      "data digits\nmodel mlp [64, 10]\ntrain 5 epochs\nset init he\ntrain 5 epochs",
      "data digits\nmodel mlp [64, 10]\ntrain 5 epochs\nmodel mlp [64, 10](init=he)\ntrain 5 epochs"),
    "D0418": change(
      "`set` goes on with the optimizer's memory; what changes that memory is for a new `optimizer`.",
      "set amsgrad true", "optimizer adam(amsgrad=true)"),
    "D0419": lesson(
      "`for` names the layers of one optimizer as its statement does.",
      "data digits\nmodel mlp [64, 32, 16, 10]\noptimizer adam for layers 1..2, sgd for rest\ntrain 5 epochs"
        + "\nset lr 1e-4 for layer 2\ntrain 5 epochs",
      "data digits\nmodel mlp [64, 32, 16, 10]\noptimizer adam for layers 1..2, sgd for rest\ntrain 5 epochs"
        + "\nset lr 1e-4 for layers 1..2\ntrain 5 epochs"),
  ]

  /// A lesson of one line between two trainings.
  private static func change(_ rule: String, _ failing: String, _ mended: String) -> Lesson {
    let (before, after) = ("data digits\nmodel mlp [64, 32, 10]\ntrain 5 epochs\n", "\ntrain 5 epochs")
    return lesson(rule, before + failing + after, before + mended + after)
  }
}
