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
  /// Nil where the rows to train on are not known.
  package let stepsPerEpoch: Int?
  /// Nil where they are not known, or are too many to count.
  package let steps: Int?
  /// Updates that the model has seen before it; nil where they are not known.
  package let firstStep: Int?
  package let optimizer: EntryOnPaper
  /// The pieces of the chain.
  package let schedule: [EntryOnPaper]
  /// Revision of the schedule, so that trainings under one can be told together.
  let scheduleRevision: Int
  /// Empty where the rates depend on what is not known.
  package let rates: [RateOnPaper]
  package let rules: [RuleOnPaper]
}
