import DescentCatalogue

/// What a plateau has seen, epoch by epoch, of the figure that it watches.
package struct PlateauWatch: Sendable {
  private let plateau: Plateau
  /// In epochs, as is `cooldown`.
  private let patience: Int
  private let cooldown: Int

  private var best = Double.infinity
  private var stalledEpochs = 0
  private var coolingEpochs = 0
  private var cuts = 0

  init(_ plateau: Plateau, patience: Int, cooldown: Int) {
    self.plateau = plateau
    self.patience = patience
    self.cooldown = cooldown
  }

  /// The figure that it watches, as a recipe writes it.
  package var watched: String { plateau.figure }

  /// Whole epochs that it sees up to the earliest cut: one sets the best, and one stalls beyond patience.
  package var epochsToFirstCut: Int { patience + 2 }

  /// What each cut multiplies the rate by.
  package var factor: Double { plateau.factor }

  /// Takes up what another has seen; of another figure, only how often the rate has fallen.
  mutating func goOn(from other: PlateauWatch) {
    cuts = other.cuts
    guard watched == other.watched else { return }
    (best, stalledEpochs) = (other.best, other.stalledEpochs)
    coolingEpochs = min(other.coolingEpochs, cooldown)
  }

  /// Takes up the figure of one more epoch; what is no number is not better.
  mutating func observe(_ value: Double) {
    if isBetter(value) {
      (best, stalledEpochs) = (value, 0)
    } else {
      stalledEpochs += 1
    }
    if coolingEpochs > 0 {
      coolingEpochs -= 1
      stalledEpochs = 0
    }
    if stalledEpochs > patience {
      cuts += 1
      (stalledEpochs, coolingEpochs) = (0, cooldown)
    }
  }

  private func isBetter(_ value: Double) -> Bool {
    let share = plateau.thresholdMode == "relative"
    return value < (share ? best * (1 - plateau.threshold) : best - plateau.threshold)
  }

  /// A rate after the cuts so far.
  func reduced(_ rate: Double) -> Double {
    let least = plateau.end.value(base: rate)
    var rate = rate
    for _ in 0..<cuts {
      let lower = max(rate * plateau.factor, least)
      guard rate - lower > 1e-8 else { break }
      rate = lower
    }
    return rate
  }
}
