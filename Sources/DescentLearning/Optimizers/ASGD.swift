import DescentCatalogue
import DescentTensor

/// Plain descent with falling steps that keeps an average of the weights beside them.
///
/// Source: Polyak and Juditsky, "Acceleration of Stochastic Approximation by Averaging", 1992, in the order
/// of operations of torch.optim.ASGD, but that biases do not decay.
package struct ASGD: Optimizer {
  package var lr = 0.01
  package var lambd = 1e-4
  package var alpha = 0.75
  package var t0 = 1e6
  package var average = false

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "asgd", synonyms: ["ASGD", "averaged_sgd"],
    summary: "descent with falling steps, an average of the weights kept beside them",
    example: "optimizer asgd(lr=0.1)",
    source: "Polyak and Juditsky 1992; torch.optim.ASGD",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number(
        "lambd", \.lambd, in: .atLeast(0), synonyms: ["lambda", "decay"],
        "share of lr by which weights shrink, and how fast steps fall"),
      .number("alpha", \.alpha, in: .atLeast(0), "steps fall as 1 / (1 + lambd·lr·t)^alpha"),
      .number("t0", \.t0, in: .atLeast(0), "updates before averaging begins"),
      .flag("average", \.average, "look at the average in place of the weights, which PyTorch never does"),
    ],
    page: CardPage(
      """
      Descends with steps that fall slowly, and from step t0 on keeps an average of the weights beside \
      them. What is measured are the weights themselves, or with `average` their average.
      """,
      formula: """
        e = lr / (1 + lambd lr (t-1))^alpha; \
        x <- x (1 - lambd e) - e g; \
        average <- average + (x - average) / max(1, t-1-t0)
        """,
      use: """
        Mostly to know the classic: its falling steps are what is felt of it. For a plain descent `sgd` \
        under `inverse_time` says the same more clearly.
        """,
      differs: """
        Biases do not decay here; weight_decay is `penalty l2`. Like torch.optim.ASGD, it computes the rate \
        of an update from the number of updates before it.
        """))

  package var slots: [String] { ["average"] }

  package var usesDecay: Bool { lambd != 0 }
  package var hidesWeights: Bool { average }

  package func move(_ motion: Motion) {
    let before = Double(motion.step - 1)
    // The rate and the share are rounded to binary32 on the way, as torch keeps them.
    let rate = Float(motion.lr / Exact.pow(1 + lambd * motion.lr * before, alpha))
    let share = Float(1 / max(1, before - t0))
    let shrunk = motion.isDecayed ? Float(1 - lambd * Double(rate)) : 1
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0]) { w, g, average in
      w = w * shrunk - rate * g
      average = share == 1 ? w : average + (w - average) * share
    }
  }
  package func reveal(_ motion: Motion, in seen: Vector) {
    guard average, motion.step > 0 else { return }
    motion.engine.copy(motion.slots[0], into: seen)
  }
}
