import DescentCatalogue
import DescentLearning
import DescentRecipe

/// Watches, within one training, whether a rule says that it is enough.
struct StopWatch {
  /// The best of a figure that must not stall.
  private struct Best {
    var value: Double
    var step: Int
  }

  let rule: StopRule
  private let counts: RunCounts
  /// Steps of the training before it began to watch.
  private let first: Int
  private var best: [Int: Best] = [:]

  init?(_ rule: StopRule?, counts: RunCounts, after first: Int = 0) {
    guard let rule else { return nil }
    self.rule = rule
    self.counts = counts
    self.first = first
  }

  /// The first condition that holds after so many steps of this training; nil while none does.
  mutating func firing(after steps: Int, measured: (Measurement) -> Double?) -> StopRule.Part? {
    var firing: StopRule.Part?
    for (place, part) in rule.parts.enumerated() {
      let holds =
        switch part.condition {
        case .stalls(let figure, let length):
          stalls(place, figure, for: max(1, counts.steps(in: length) ?? .max), after: steps, measured(figure))
        case .holds(let formula): formula.value(measured: measured) == .success(.truth(true))
        }
      if holds, firing == nil { firing = part }
    }
    return firing
  }

  /// Whether the figure has had no new best for so many steps; what is no number is no new best.
  private mutating func stalls(
    _ place: Int, _ figure: Measurement, for patience: Int, after steps: Int, _ value: Double?
  ) -> Bool {
    if let value, !value.isNaN, isBetter(value, than: best[place]?.value, figure) {
      best[place] = Best(value: value, step: steps)
    }
    return steps - (best[place]?.step ?? first) >= patience
  }

  private func isBetter(_ value: Double, than best: Double?, _ figure: Measurement) -> Bool {
    guard let best else { return true }
    return figure.isHigherBetter ? value > best : value < best
  }
}
