import DescentLearning
import DescentRecipe

/// An epoch whose rows have been visited and whose figures have not been measured: somebody was in a hurry.
struct UnclosedEpoch {
  var work: Training
  let isPartial: Bool
  let action: Action
  /// That it has taken.
  let seconds: Double
}

/// The counters of one `train`, kept while it is paused.
struct Training {
  /// Updates from its first to its last.
  let steps: Int
  /// Those of what is left of it since its last pause.
  var counts: RunCounts
  var lastEpoch = 1
  var keeper: Keeper?
  var watch: StopWatch?
  /// Seconds after which it ends anyway.
  var limit: Double?
  /// Why it ends before its length.
  var ending: EndReport.Reason?
  var epochsEnded = 0
  var stepsDone = 0
  var stepsInEpoch = 0
  var lr = 0.0
  /// By the world's clock.
  var epochBegan = 0.0
  /// Before the last pause: of all of it, and of the epoch in which it paused.
  var secondsSpent = 0.0
  var secondsOfEpoch = 0.0

  init(steps: Int, counts: RunCounts) {
    self.steps = steps
    self.counts = counts
  }

  var batch: Int { counts.batchRows }
  var perEpoch: Int { counts.stepsPerEpoch }
}
