import DescentCatalogue
import DescentTensor

/// Adagrad that keeps one number for each row and each column of a tensor.
///
/// Source: Anil et al., "Memory-Efficient Adaptive Optimization", 2019, arXiv:1901.11150, algorithm SM3-II,
/// with a moving average of the steps, as in optax.sm3.
package struct SM3: Optimizer {
  package var lr = 0.1
  package var momentum = 0.9
  package var eps = 1e-8

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "sm3", synonyms: ["SM3"],
    summary: "adagrad that keeps one number for each row and column",
    example: "optimizer sm3(lr=0.1)",
    source: "Anil et al. 2019, arXiv:1901.11150; optax.sm3",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number(
        "momentum", \.momentum, in: .within(0..<1), synonyms: ["mu", "beta"], "share of the buffer kept"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "added under the root"),
    ],
    page: CardPage(
      """
      Keeps for each row and each column of a matrix the largest sum of squares met there, and divides by \
      the smaller of the two. It is adagrad with one number for each row and column instead of one for each \
      weight.
      """,
      formula: """
        a = g^2 + min(r, c); \
        b <- momentum b + (1-momentum) g / sqrt(a + eps); \
        x <- x - lr b; \
        r, c <- the largest a of each row and column
        """,
      use: """
        Very wide layers with sparse gradients, when memory is short. Like `adagrad` it never forgets, and \
        steps die out on long runs.
        """))

  package var slots: [String] { ["buffer"] }
  package var reach: Reach { .tensor }

  package func extras(of tensor: TensorPlace) -> [Int] {
    tensor.role == .weight ? [tensor.rows, tensor.columns] : [tensor.count]
  }

  package func scratch(for tensors: [TensorPlace]) -> Int { tensors.reduce(0) { max($0, $1.columns) } }

  package func move(_ motion: Motion) {
    guard let tensor = motion.tensors.first, let room = motion.further.scratch else { return }
    if tensor.role == .weight {
      moveMatrix(motion, tensor, room.first(tensor.columns))
    } else {
      moveVector(motion)
    }
  }

  private func moveVector(_ motion: Motion) {
    let rule = Rule(lr: Float(motion.lr), kept: Float(momentum), taken: Float(1 - momentum), eps: Float(eps))
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0], motion.further.extras[0]) {
      w, g, b, sum in
      sum = g * g + sum
      rule.step(&w, g, &b, sum)
    }
  }

  private func moveMatrix(_ motion: Motion, _ tensor: TensorPlace, _ fresh: Vector) {
    let rule = Rule(lr: Float(motion.lr), kept: Float(momentum), taken: Float(1 - momentum), eps: Float(eps))
    let (rows, columns) = (motion.further.extras[0], motion.further.extras[1])
    fresh.fill(0)
    for row in 0..<tensor.rows {
      func part(_ vector: Vector) -> Vector { vector.part(row * tensor.columns, count: tensor.columns) }
      let ofRow = rows[row]
      var largest: Float = 0
      motion.engine.sweep(
        part(motion.weights), part(motion.gradient), part(motion.slots[0]), columns, fresh
      ) { w, g, b, column, fresh in
        let sum = g * g + (ofRow < column ? ofRow : column)
        largest = largest > sum ? largest : sum
        fresh = fresh > sum ? fresh : sum
        rule.step(&w, g, &b, sum)
      }
      rows[row] = largest
    }
    motion.engine.sweep(columns, fresh) { column, fresh in column = fresh }
  }

  /// What an element does with the sum of its squares.
  private struct Rule {
    let lr: Float
    let kept: Float
    let taken: Float
    let eps: Float

    @inline(__always)
    func step(_ w: inout Float, _ g: Float, _ b: inout Float, _ sum: Float) {
      let step = sum > 0 ? g * (1 / squareRoot(sum + eps)) : 0
      b = taken * step + kept * b
      w -= lr * b
    }
  }
}
