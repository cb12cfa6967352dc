import DescentCatalogue
import DescentTensor

/// Adam, or lion, on gradients from which a part of their change since the last one is put ahead.
///
/// Source: Yuan et al., "MARS: Unleashing the Power of Variance Reduction for Training Large Models", 2024,
/// arXiv:2411.10438, with the last gradient as it was, as in pytorch_optimizer.MARS. Biases, gains and shifts
/// are moved by adam with shares 0.9 and 0.95 and `adam_ratio` of the step length; `decay` spares them.
package struct MARS: Optimizer {
  package var lr = 3e-3
  package var beta1 = 0.95
  package var beta2 = 0.99
  package var gamma = 0.025
  package var rule = "adamw"
  package var eps = 1e-8
  package var epsRoot = 0.0
  package var decay = 0.0
  package var adamRatio = 1.0

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "mars", synonyms: ["MARS"],
    summary: "adam on gradients with a part of their change put ahead, against their noise",
    example: "optimizer mars(lr=3e-3)",
    source: "Yuan et al. 2024, arXiv:2411.10438; pytorch_optimizer.MARS",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number("beta1", \.beta1, in: .within(0..<1), synonyms: ["beta_1", "betas"], "share of the mean kept"),
      .number("beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2"], "share of the mean square kept"),
      .number(
        "gamma", \.gamma, in: .atLeast(0), "how much of the change, over what the mean takes"),
      .word(
        "rule", \.rule, of: ["adamw", "lion"], synonyms: ["mars_type"], "what makes a step of the mean"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor"),
      .number("eps_root", \.epsRoot, in: .atLeast(0), "added under the root; pytorch_optimizer has 1e-15"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay", "wd"],
        "share of lr by which weights shrink"),
      .number(
        "adam_ratio", \.adamRatio, in: .atLeast(0), synonyms: ["lr_1d_factor"],
        "adam's step length, for biases, over lr"),
    ],
    page: CardPage(
      """
      Adds to each gradient a part of its change since the update before, shortens the sum to length 1 where \
      it is longer, and gives that to adam or to lion. The change stands for what the mean of all gradients \
      has lagged behind, so that it follows them with less noise.
      """,
      formula: """
        c <- g + gamma b1/(1-b1) (g - g_prev); c <- c / max(1, ‖c‖), tensor by tensor; \
        m <- b1 m + (1-b1) c; v <- b2 v + (1-b2) c²; x <- x (1 - lr wd); \
        x <- x - lr (m/c1) / ((√v + eps)/√c2), or x - lr sign(m); c1 = 1 - b1^t; c2 = 1 - b2^t
        """,
      use: "In place of adamw for long trainings of large networks, where gradients are noisy."))

  package var slots: [String] { ["mean", "square", "previous"] }
  package var usesDecay: Bool { decay != 0 }
  package var reach: Reach { .tensor }
  package func scratch(for tensors: [TensorPlace]) -> Int { tensors.reduce(0) { max($0, $1.count) } }

  package func shrinking(_ motion: Motion) -> Float { motion.shrinking(by: decay) }

  package func move(_ motion: Motion) {
    guard let tensor = motion.tensors.first, let room = motion.further.scratch?.first(tensor.count) else {
      return
    }
    guard tensor.role == .weight else {
      moveByAdam(motion)
      return
    }
    let (ahead, taken) = (Float(gamma * (beta1 / (1 - beta1))), Float(1 - beta1))
    motion.engine.sweep(room, motion.gradient, motion.slots[2]) { c, g, previous in
      c = (g - previous) * ahead + g
      previous = g
    }
    let length = Float(max(1, Exact.sqrt(motion.engine.sumOfSquares(room))))
    motion.engine.sweep(room) { c in c /= length }
    motion.engine.sweep(motion.slots[0], room) { m, c in m = moved(m, toward: c, by: taken) }
    if rule == "lion" {
      moveBySign(motion)
    } else {
      moveByRoot(motion, room)
    }
  }

  private func moveBySign(_ motion: Motion) {
    let (lr, shrunk) = (Float(motion.lr), shrinking(motion))
    motion.engine.sweep(motion.weights, motion.slots[0]) { w, m in w = w * shrunk - lr * sign(m) }
  }

  private func moveByRoot(_ motion: Motion, _ room: Vector) {
    let (lr, shrunk) = (Float(motion.lr), shrinking(motion))
    let (kept, taken) = (Float(beta2), Float(1 - beta2))
    let rootScale = Float(Exact.sqrt(1 - Exact.power(beta2, motion.step)))
    let scale = Float(1 - Exact.power(beta1, motion.step))
    let (eps, under) = (Float(eps: eps), Float(epsRoot))
    motion.engine.sweep(motion.weights, room, motion.slots[0], motion.slots[1]) { w, c, m, v in
      v = v * kept + (taken * c) * c
      let divisor = (squareRoot(v + under) + eps) / rootScale * scale
      w = w * shrunk - lr * (m / divisor)
    }
  }

  private func moveByAdam(_ motion: Motion) {
    let rest = Motion(
      engine: motion.engine, weights: motion.weights, gradient: motion.gradient,
      slots: [motion.slots[0], motion.slots[1]], step: motion.step, lr: motion.lr * adamRatio,
      isDecayed: false)
    AdamRule(
      beta1: 0.9, beta2: 0.95, eps: eps, decay: 0, isLargestKept: false, isCorrected: true, isEpsLast: false
    ).move(rest)
  }
}
