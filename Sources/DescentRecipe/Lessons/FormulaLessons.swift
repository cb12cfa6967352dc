import DescentSyntax

extension RecipeLessons {
  /// Formulas that are minimized.
  static let formulas: [String: Lesson] = [
    "D0371": lesson(
      "A formula has a place to begin: a number for each of its variables.",
      "minimize x^2 + y^2 for 50 steps", "minimize x^2 + y^2 from (x=3, y=4) for 50 steps"),
    "D0372": lesson(
      "A variable takes no word that means something here: a unit, a function, a `let`, `step`, `value`.",
      "minimize value^2 from (value=3) for 50 steps", "minimize v^2 from (v=3) for 50 steps"),
    "D0373": lesson(
      "The variables of a formula are exactly the names in `from`.",
      "minimize x^2 from (x=3, y=4) for 50 steps", "minimize x^2 from (x=3) for 50 steps"),
    "D0374": lesson(
      "A formula comes to a number; conditions, strings and lengths have no slope.",
      "minimize (x < 1) + x^2 from (x=3) for 50 steps", "minimize max(1, x^2) from (x=3) for 50 steps"),
    "D0375": lesson(
      "A formula is computed in binary32, as training is, so its numbers lie below 3.4e38.",
      "minimize 1e39*x^2 from (x=3) for 50 steps", "minimize 1e9*x^2 from (x=3) for 50 steps"),
    "D0376": lesson(
      "A descent lasts a whole number of steps, from 1 to a billion; an epoch is a step.",
      "minimize ravine for 5 min", "minimize ravine for 50 steps"),
    "D0377": lesson(
      "A schedule that watches a figure has nothing to see where nothing is trained.",
      "schedule plateau(0.5, patience 5 epochs)\nminimize ravine for 50 steps",
      "schedule step(0.5, every 5)\nminimize ravine for 50 steps"),
    "D0378": lesson(
      "A penalty on how vectors of weights stand to one another needs a layer; the variables are one vector.",
      "penalty orthogonal(0.01)\nminimize ravine for 50 steps",
      "penalty l2(0.01)\nminimize ravine for 50 steps"),
    "D0379": lesson(
      "A mean of weights belongs to a training; a descent shows every point as it is.",
      "average ema(0.9)\nminimize ravine for 50 steps",
      "optimizer momentum(lr=0.01)\nminimize ravine for 50 steps"),
  ]
}
