import DescentCatalogue
import DescentLearning

/// When plateaus may fall, worked out on a schedule's clock: whole epochs are what they look at.
extension ClockOnPaper {
  /// The ends of whole epochs in a training that begins here, as steps of the clock.
  struct EpochEnds {
    let first: Int
    let perEpoch: Int
    /// The clock's step at which the training ends.
    let last: Int

    /// The smallest number, from 0, of an end behind a step.
    func number(behind step: Int) -> Int { step < first ? 0 : (step - first) / perEpoch + 1 }

    /// The step of an end; nil where it cannot be counted.
    func step(number: Int) -> Int? {
      let (steps, overflowed) = number.multipliedReportingOverflow(by: perEpoch)
      return overflowed || steps > last ? nil : first + steps
    }
  }

  /// Nil where nobody knows how many steps an epoch has.
  func ends(_ training: StepCount, from place: PlaceOnPaper) -> EpochEnds? {
    switch training {
    case .counted(let counts):
      EpochEnds(
        first: step + place.stepsLeft(counts.batchRows), perEpoch: counts.stepsPerEpoch,
        last: step + counts.runSteps)
    case .epochs(let count): EpochEnds(first: step + 1, perEpoch: 1, last: step + count)
    case .steps, .unknown: nil
    }
  }

  /// The number of the epoch end of this training after which a piece may first fall; nil where the training
  /// or the piece is over before.
  private func firstFall(of index: Int, _ ends: EpochEnds) -> Int? {
    let piece = timeline.pieces[index]
    guard let watch = piece.watch else { return nil }
    let number = ends.number(behind: piece.start) + max(1, watch.epochsToFirstCut - seen[index]) - 1
    guard let fall = ends.step(number: number), fall < ends.last, fall < end(of: piece) else { return nil }
    return number
  }

  /// The step behind a piece; the last piece goes on and on.
  private func end(of piece: ScheduleTimeline.Piece) -> Int {
    let (end, overflowed) = piece.start.addingReportingOverflow(piece.total)
    return piece.isLast || overflowed ? Int.max : end
  }

  /// Whether the rate of a step may be less than the timeline has it.
  func mayHaveFallen(at step: Int, _ ends: EpochEnds?) -> Bool {
    guard let index = timeline.pieces.lastIndex(where: { $0.start <= step }),
      let watch = timeline.pieces[index].watch
    else { return false }
    guard let ends else { return step > timeline.pieces[index].start }
    if seen[index] >= watch.epochsToFirstCut { return true }
    return firstFall(of: index, ends).flatMap { ends.step(number: $0) }.map { $0 <= step } ?? false
  }

  /// What plateaus watch in a training that begins here, and when each may fall.
  ///
  /// - Parameter step: Updates of the model before it.
  func plateaus(_ training: StepCount, from place: PlaceOnPaper, step: Int) -> [RuleOnPaper] {
    let ends = ends(training, from: place)
    return timeline.pieces.indices.compactMap { index in
      guard let watch = timeline.pieces[index].watch else { return nil }
      let firing: RuleOnPaper.Firing
      if let ends, training.counts != nil {
        firing =
          firstFall(of: index, ends).flatMap { number in
            ends.step(number: number).map {
              .from(epoch: place.finishedEpochs + 1 + number, step: step + $0 - self.step)
            }
          } ?? .never
      } else {
        firing = .unknown
      }
      return .plateau(watch.watched, factor: watch.factor, firing)
    }
  }

  /// Counts the epochs that each piece sees in a training, and moves behind it.
  mutating func pass(_ training: StepCount, from place: PlaceOnPaper) {
    if let ends = ends(training, from: place) {
      for (index, piece) in timeline.pieces.enumerated() where piece.watch != nil {
        let after = ends.number(behind: min(ends.last, end(of: piece)))
        seen[index] += max(0, after - ends.number(behind: piece.start))
      }
    }
    step += training.layout?.runSteps ?? 0
  }
}
