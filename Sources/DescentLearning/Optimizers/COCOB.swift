import DescentCatalogue
import DescentTensor

/// Coin betting: each weight stands as far from its start as its gradients so far make it worth to bet.
///
/// Source: Orabona and Tommasi, "Training Deep Networks without Learning Rates Through Coin Betting", 2017,
/// arXiv:1705.07795, algorithm 2, as in optax.contrib.cocob.
package struct COCOB: Optimizer {
  package var lr = 1.0
  package var alpha = 100.0
  package var eps = 1e-8

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "cocob", synonyms: ["COCOB", "Cocob"],
    summary: "coin betting, which needs no step length",
    example: "optimizer cocob",
    source: "Orabona and Tommasi 2017, arXiv:1705.07795; optax.contrib.cocob",
    options: [
      .number(
        "lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate"], "share of the way to the bet's place"),
      .number(
        "alpha", \.alpha, in: .above(0), "how many of the largest gradient the first bets are divided by"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "where the largest gradient begins"),
    ],
    page: CardPage(
      """
      Treats each gradient as the toss of a coin and bets a share of what was won so far on the next one \
      being alike; where a weight stands is the bet. How far it goes follows from the gradients alone, so \
      there is no step length to choose.
      """,
      formula: """
        L <- max(L, |g|); G <- G + |g|; R <- max(R - g (x - x0), 0); C <- C - g; \
        x <- x0 + C (L + R) / (L max(G + L, a L))
        """,
      use: "To train without any choice of lr, or to see what a chosen lr is worth; leave out schedules."))

  package var slots: [String] { ["start", "largest", "sizes", "reward", "sum"] }
  package var beginnings: [String] { ["eps"] }

  package func move(_ motion: Motion) {
    let (start, largest, sizes) = (motion.slots[0], motion.slots[1], motion.slots[2])
    let (reward, sum) = (motion.slots[3], motion.slots[4])
    let engine = motion.engine
    if motion.step == 1 {
      engine.sweep(start, motion.weights) { start, w in start = w }
      largest.fill(Float(eps: eps))
    }
    engine.sweep(reward, motion.gradient, motion.weights, start) { reward, g, w, start in
      let new = reward - g * (w - start)
      reward = new > 0 ? new : 0
    }
    engine.sweep(sum, motion.gradient, largest, sizes) { sum, g, largest, sizes in
      let size = abs(g)
      largest = largest > size ? largest : size
      sizes += size
      sum += g
    }
    let (lr, alpha) = (Float(motion.lr), Float(alpha))
    engine.sweep(motion.weights, start, sum, largest, sizes, reward) { w, start, sum, largest, sizes, won in
      let (seen, least) = (sizes + largest, alpha * largest)
      let bet = sum / (largest * (seen > least ? seen : least)) * (largest + won)
      w -= lr * (w - (sum == 0 ? start : start - bet))
    }
  }
}
