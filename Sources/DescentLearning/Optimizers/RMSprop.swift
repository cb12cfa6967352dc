import DescentCatalogue
import DescentTensor

/// Steps divided by the root of a moving average of squared gradients.
///
/// Source: Tieleman and Hinton, lecture 6.5, 2012; Graves 2013, arXiv:1308.0850, for the centered form; in
/// the order of operations of torch.optim.RMSprop, but that a centered variance below 0 counts as 0.
package struct RMSprop: Optimizer {
  package var lr = 0.01
  package var alpha = 0.99
  package var eps = 1e-8
  package var momentum = 0.0
  package var centered = false
  package var epsInside = false
  package var lrInside = false
  package var nesterov = false

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "rmsprop", synonyms: ["RMSprop", "RMSProp", "rms_prop"],
    summary: "steps divided by the root of a moving average of squared gradients",
    example: "optimizer rmsprop(lr=1e-3)",
    source: "Tieleman and Hinton 2012; Graves 2013, arXiv:1308.0850; torch.optim.RMSprop",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number(
        "alpha", \.alpha, in: .within(0..<1), synonyms: ["rho", "decay", "beta"],
        "share of the mean square kept"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor"),
      .number("momentum", \.momentum, in: .within(0..<1), synonyms: ["mu"], "share of the buffer kept"),
      .flag("centered", \.centered, "divide by the deviation from the mean gradient"),
      .flag(
        "eps_inside", \.epsInside, synonyms: ["eps_in_sqrt"], "add eps under the root, as Keras does"),
      .flag("lr_inside", \.lrInside, "keep lr in the buffer, as Keras and optax do"),
      .flag("nesterov", \.nesterov, "look ahead along the buffer"),
    ],
    page: CardPage(
      """
      Divides the gradient by the root of a moving average of its square. Unlike adagrad it forgets, so \
      that its steps stay of about lr for as long as the run lasts.
      """,
      formula: """
        v <- alpha v + (1-alpha) g^2; \
        x <- x - lr g / (sqrt(v) + eps); \
        centered: max(v - m^2, 0) for v under the root, m the mean gradient; \
        momentum: b <- momentum b + g / (sqrt(v) + eps), x <- x - lr b
        """,
      use: """
        For recurrent networks and for aims that move, where the momentum of `adam` does harm. Its steps \
        never shrink by themselves: join it with a schedule, and set `centered` only where gradients vary.
        """,
      differs: """
        A centered variance that rounding makes negative counts as 0; torch.optim.RMSprop takes its root, \
        which is NaN. weight_decay is `penalty l2`; Keras and optax have eps under the root, which is \
        `eps_inside`.
        """))

  package var slots: [String] {
    ["square"] + (centered ? ["mean"] : []) + (momentum == 0 ? [] : ["buffer"])
  }

  package func move(_ motion: Motion) {
    let eps = Float(eps: eps)
    let root = Root(
      kept: Float(alpha), taken: Float(1 - alpha), inner: epsInside ? eps : 0, outer: epsInside ? 0 : eps)
    switch (centered, momentum == 0) {
    case (false, true): plain(motion, root)
    case (false, false): rolling(motion, root)
    case (true, true): centeredPlain(motion, root)
    case (true, false): centeredRolling(motion, root)
    }
  }

  /// What an element is divided by, and how its averages move.
  private struct Root {
    let kept: Float
    let taken: Float
    let inner: Float
    let outer: Float

    @inline(__always)
    func divisor(_ g: Float, _ square: inout Float) -> Float {
      square = square * kept + (taken * g) * g
      return squareRoot(square + inner) + outer
    }

    @inline(__always)
    func divisor(_ g: Float, _ square: inout Float, _ mean: inout Float) -> Float {
      square = square * kept + (taken * g) * g
      mean = moved(mean, toward: g, by: taken)
      let variance = square - mean * mean
      return squareRoot((variance > 0 ? variance : 0) + inner) + outer
    }
  }

  /// How the buffer rolls on, and where lr comes in.
  private struct Rolling {
    let inner: Float
    let outer: Float
    let kept: Float
    let ahead: Float

    init(_ rule: RMSprop, lr: Double) {
      (inner, outer) = rule.lrInside ? (Float(lr), 1) : (1, Float(lr))
      kept = Float(rule.momentum)
      ahead = rule.nesterov ? kept : 0
    }

    @inline(__always)
    func step(_ proposed: Float, _ buffer: inout Float) -> Float {
      buffer = buffer * kept + proposed
      return outer * (ahead == 0 ? buffer : proposed + ahead * buffer)
    }
  }

  private func plain(_ motion: Motion, _ root: Root) {
    let lr = Float(motion.lr)
    let (engine, weights, gradient, square) = (
      motion.engine, motion.weights, motion.gradient, motion.slots[0]
    )
    // A root and a division take longer than the memory that they wait for, on one thread.
    engine.forEachPiece(of: weights.count) { range in
      engine.sweep(weights.part(range), gradient.part(range), square.part(range)) { w, g, v in
        w -= (lr * g) / root.divisor(g, &v)
      }
    }
  }

  private func rolling(_ motion: Motion, _ root: Root) {
    let buffer = Rolling(self, lr: motion.lr)
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0], motion.slots[1]) { w, g, v, b in
      w -= buffer.step((buffer.inner * g) / root.divisor(g, &v), &b)
    }
  }

  private func centeredPlain(_ motion: Motion, _ root: Root) {
    let lr = Float(motion.lr)
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0], motion.slots[1]) { w, g, v, m in
      w -= (lr * g) / root.divisor(g, &v, &m)
    }
  }

  private func centeredRolling(_ motion: Motion, _ root: Root) {
    let buffer = Rolling(self, lr: motion.lr)
    motion.engine.sweep(
      motion.weights, motion.gradient, motion.slots[0], motion.slots[1], motion.slots[2]
    ) { w, g, v, m, b in
      w -= buffer.step((buffer.inner * g) / root.divisor(g, &v, &m), &b)
    }
  }
}
