import DescentSyntax

/// What there is to learn from each code that only a run can say.
package enum RunLessons {
  /// The lessons by their codes.
  package static let all: [String: Lesson] = [
    "D0601": shown(
      "The data can be read, is what its name says, and has a row at least for every part that has a share.",
      "data moons(n=5)\nmodel mlp [2, 2]\ntrain 5 epochs",
      "data moons(n=50)\nmodel mlp [2, 2]\ntrain 5 epochs",
      by: .data(
        message: "no rows to test on (of `moons`: train 4, val 1, test 0)",
        help: "give test the share 0, or a larger one, or more rows", status: .dataWrong),
      at: "moons(n=5)"),
    "D0602": Lesson("A part that is measured has rows.", by: .check),
    "D0365": shown(
      "A training pauses after a step that it has not made yet; steps are counted from the model's first.",
      "data digits\nmodel mlp [64, 10]\ntrain 1 epoch\ntrain 5 epochs until step 10",
      "data digits\nmodel mlp [64, 10]\ntrain 1 epoch\ntrain 5 epochs until step 100",
      by: .pauseBehind(10, made: 45), at: "train 5 epochs until step 10"),
    "D0603": shown(
      "A batch has no more rows than there are to train on, which is known when the data is read.",
      "data digits\nmodel mlp [64, 10]\nbatch 1_439\ntrain 5 epochs",
      "data digits\nmodel mlp [64, 10]\nbatch all\ntrain 5 epochs",
      by: .batchAboveRows(1439, rows: 1438), at: "train 5 epochs"),
    "D0604": Lesson("A recipe whose steps `descent bench` is to time trains something.", by: .check),
    "D0701": shown(
      "What a training needs lies below the limit on memory; `--memory` sets it.",
      "data digits\nmodel mlp [64, 5000, 10]\ntrain 1 epoch",
      "data digits\nmodel mlp [64, 500, 10]\ntrain 1 epoch",
      by: .memory(
        needed: [
          ("weights", 1_500_040), ("gradients", 1_500_040), ("adam's memory", 3_000_080),
          ("a batch's arena", 1_929_792),
        ], limit: 5_000_000), at: "mlp [64, 5000, 10]", memory: 5_000_000),
    "D0702": Lesson(
      "The system gives the memory that a training needs and that the limit allows.", by: .check),
    "D0703": shown(
      "A training has at most 10^12 steps.",
      "data digits\nmodel mlp [64, 10]\nbatch 1\ntrain 1e9 epochs",
      "data digits\nmodel mlp [64, 10]\nbatch 100\ntrain 5 epochs",
      by: .tooManySteps(1.438e12), at: "train 1e9 epochs"),
    "D0704": shown(
      "One layer has at most 2^34 weights, as many as the random numbers of one stream.",
      "data digits\nmodel mlp [64, 1e9, 10]\ntrain 1 epoch",
      "data digits\nmodel mlp [64, 100, 10]\ntrain 1 epoch",
      by: .layerTooLarge(1, weights: 64_000_000_000), at: "mlp [64, 1e9, 10]", memory: 9_000_000_000_000),
    "D0801": shown(
      "Loss, gradients and weights stay numbers; a training stops before the update that would spoil them.",
      "data sine\nmodel mlp [1, 64, 64, 1]\noptimizer sgd(lr=1e6)\ntrain 9 epochs",
      "data sine\nmodel mlp [1, 64, 64, 1]\noptimizer sgd(lr=0.01)\ntrain 9 epochs",
      by: .diverged(
        Divergence(
          step: 3, epoch: 1, lr: 1e6, batchRows: 64..<96, what: "the gradient of layer 1's weight",
          optimizer: ["sgd"])), at: "train 9 epochs"),
  ]

  /// A lesson whose fault a run finds at the place that has these words.
  private static func shown(
    _ rule: String, _ failing: String, _ mended: String, by fault: RunFault, at words: String,
    memory: Int? = nil
  ) -> Lesson {
    let start = failing.utf8.firstRange(of: words.utf8)?.lowerBound ?? failing.utf8.startIndex
    let offset = failing.utf8.distance(from: failing.utf8.startIndex, to: start)
    let span = Span(start: offset, end: offset + words.utf8.count)
    return Lesson(rule, failing, mended, by: .run(fault.diagnostic(at: span), memory: memory))
  }
}
