import DescentCatalogue
import DescentLearning
import DescentRecipe

/// A rule that acts while a model trains, with the moment at which it can.
package enum RuleOnPaper: Sendable, Equatable {
  /// When a condition can end a training before its length.
  package enum Firing: Sendable, Equatable {
    /// After this epoch, and this update of the model, at the earliest.
    case from(epoch: Int, step: Int)
    /// Not before the training is over.
    case never
    /// Nobody knows how many steps an epoch has.
    case unknown
  }

  /// At each step, on the data's gradient.
  case clip(EntryOnPaper)
  /// At each step, on what clipping has left.
  case penalty(EntryOnPaper)
  /// At each step, layers whose weights stay.
  case frozen(String)
  /// After the updates that its options name, a mean of the weights.
  case average(EntryOnPaper)
  /// At each step of a training and in no measurement, in so many layers.
  case dropout(rate: Double, layers: Int)
  /// At the end of each epoch, a piece of the schedule that falls when a figure stalls.
  case plateau(String, factor: Double, Firing)
  /// At the end of each epoch, one condition of the stop rule.
  case stop(String, Firing)
  /// At the end of each epoch, the best weights by a figure.
  case keepBest(String)
  /// After this step the training waits for `continue`.
  case pause(Int)
  /// After the step in which so many seconds are over.
  case within(Double)
}

extension RuleOnPaper {
  /// The rules that hold at each step under these settings, in the order in which they act.
  static func ofSteps(_ settings: Settings, _ layers: [Layer]) -> [RuleOnPaper] {
    dropouts(layers) + (settings.shaping.clipping.map { [.clip(EntryOnPaper($0))] } ?? [])
      + settings.shaping.penalties.map { .penalty(EntryOnPaper($0)) }
      + [settings.frozen].compactMap(\.self).map { .frozen($0.text) }
      + (settings.average.map { [.average(EntryOnPaper($0.averaging))] } ?? [])
  }

  private static func dropouts(_ layers: [Layer]) -> [RuleOnPaper] {
    var rates: [(rate: Double, layers: Int)] = []
    for case .dropout(let dropout) in layers {
      if let place = rates.firstIndex(where: { $0.rate == dropout.rate }) {
        rates[place].layers += 1
      } else {
        rates.append((dropout.rate, 1))
      }
    }
    return rates.map { .dropout(rate: $0.rate, layers: $0.layers) }
  }

  /// The rules that hold at the end of each epoch.
  ///
  /// - Parameters:
  ///   - counts: Steps of the training; nil where they are not known.
  ///   - place: Where the training begins.
  ///   - step: Updates of the model before it.
  static func ofEpochs(
    _ settings: Settings, counts: RunCounts?, from place: PlaceOnPaper, step: Int
  ) -> [RuleOnPaper] {
    let stops = (settings.stop?.parts ?? []).map { part in
      RuleOnPaper.stop(part.text, firing(of: part, counts, place, step))
    }
    return stops + (settings.keptBy.map { [.keepBest($0.name)] } ?? [])
  }

  /// The plateaus of a schedule whose clock nobody knows.
  static func plateaus(_ settings: Settings) -> [RuleOnPaper] {
    settings.schedule.chain.pieces.compactMap { $0 as? Plateau }.map {
      .plateau($0.figure, factor: $0.factor, .unknown)
    }
  }

  private static func firing(
    of part: StopRule.Part, _ counts: RunCounts?, _ place: PlaceOnPaper, _ step: Int
  ) -> Firing {
    guard let counts else { return .unknown }
    let first = place.stepsLeft(counts.batchRows)
    var epochs = 0
    if case .stalls(_, let length) = part.condition {
      // The first epoch sets the best, from which the wait is counted.
      guard let patience = counts.steps(in: length) else { return .never }
      epochs = (max(1, patience) + counts.stepsPerEpoch - 1) / counts.stepsPerEpoch
    }
    let (wait, overflowed) = epochs.multipliedReportingOverflow(by: counts.stepsPerEpoch)
    guard !overflowed, wait < counts.runSteps, first + wait < counts.runSteps else { return .never }
    return .from(epoch: place.finishedEpochs + 1 + epochs, step: step + first + wait)
  }
}
