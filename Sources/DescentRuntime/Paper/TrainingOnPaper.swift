import DescentCatalogue
import DescentLearning
import DescentRecipe

/// One `train` before it happens.
package struct TrainingOnPaper: Sendable, Equatable {
  /// Its number among the actions, from 1.
  package let action: Int
  package let length: Length
  /// Rows of a batch; nil where nobody knows how many `all` are.
  package let batch: Int?
  /// Into how many parts a batch is cut.
  package let parts: Int
  /// Nil where the rows to train on are not known.
  package let stepsPerEpoch: Int?
  /// Nil where they are not known, or are too many to count.
  package let steps: Int?
  /// What a step does; nil where its sizes are not known.
  package let step: StepOnPaper?
  /// Updates that the model has seen before it; nil where they are not known.
  package let firstStep: Int?
  package let optimizers: OptimizersOnPaper
  /// The pieces of the chain.
  package let schedule: [EntryOnPaper]
  /// Revision of the schedule, so that trainings under one can be told together.
  let scheduleRevision: Int
  /// Empty where the rates depend on what is not known.
  package let rates: [RateOnPaper]
  /// Nil where the rates depend on what is not known.
  package let curve: CurveOnPaper?
  package let rules: [RuleOnPaper]
}

extension TrainingOnPaper {
  /// Seconds that a step takes on a machine of this speed; nil where they cannot be told.
  package func secondsOfStep(on speed: MachineSpeed) -> Double? { step.map(speed.seconds) }

  /// Seconds that an epoch takes, measuring left out; nil where they cannot be told.
  package func secondsOfEpoch(on speed: MachineSpeed) -> Double? {
    guard let stepsPerEpoch, let seconds = secondsOfStep(on: speed) else { return nil }
    return seconds * Double(stepsPerEpoch)
  }
}
