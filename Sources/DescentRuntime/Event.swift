import DescentData
import DescentRecipe
import DescentSyntax

/// What a run tells its listeners; with or without one the results are the same bits.
package enum Event: Sendable {
  case began(RunFacts)
  /// Something that the user should know and need not act on.
  case note(String)
  case training(TrainingFacts)
  case progress(Progress)
  case epoch(EpochReport)
  /// A training ended before its length.
  case ended(EndReport)
  /// A training waits for its `continue`.
  case paused(PauseReport)
  /// Which weights a training leaves to the actions below it, where they are not those of its last step.
  case kept(KeptReport)
  case evaluated(EvaluationReport)
  case printed([String])
  case expected(ExpectationReport)
  case shown(ShowFacts)
  /// Where values came from.
  case explained([Reason])
  /// A descent on a formula begins.
  case descending(DescentFacts)
  case path(PathPoint)
  /// The way down, as far as it went.
  case descended(WayDown)
  case saved(SavedReport)
  case loaded(LoadedReport)
  case predicted(PredictedReport)
  case stopped(StopReport)
  case failed(Diagnostic)
  case done(DoneReport)
}

/// How a run was set up.
package struct RunFacts: Sendable, Equatable {
  package let threads: Int
  package let instructionSet: String
  package let isPortablePath: Bool
}

/// What is trained, on what, for how long.
package struct TrainingFacts: Sendable, Equatable {
  package let data: String
  package let trainingRows: Int
  package let validationRows: Int
  package let testRows: Int
  /// How the model is written: `mlp` or `layers`.
  package let form: String
  /// Sizes of the network's dense layers, input first.
  package let sizes: [Int]
  /// What was done to the columns where the recipe does not say it, as it would be written.
  package let preparation: String?
  package let parameters: Int
  package let seed: UInt64
  package let steps: Int
  package let stepsPerEpoch: Int
}

/// Where a training stands.
package struct Progress: Sendable, Equatable {
  package let epoch: Int
  package let epochs: Int
  package let step: Int
  package let stepInEpoch: Int
  package let stepsPerEpoch: Int
  /// The mean over the epoch's rows so far.
  package let loss: Double
  package let lr: Double
}

/// A named figure with the way it is read.
package struct Figure: Sendable, Equatable {
  package let name: String
  package let value: Double
  package let isShare: Bool
}

/// One finished epoch, or the part of one with which a training ended.
package struct EpochReport: Sendable, Equatable {
  package let epoch: Int
  /// The last epoch of this training.
  package let epochs: Int
  /// Updates since the start.
  package let step: Int
  package let isPartial: Bool
  /// The row-weighted mean of the batch losses as trained.
  package let trainLoss: Double
  /// What the weights cost at its end; nil without a penalty.
  package let penalty: Double?
  /// Loss and metrics of the validation part; empty if it has no rows.
  package let validation: [Figure]
  package let lr: Double
  /// Training time of this epoch, evaluation left out.
  package let seconds: Double
}

/// Why and where a training ended before its length.
package struct EndReport: Sendable, Equatable {
  /// What ended it.
  package enum Reason: Sendable, Equatable {
    /// A condition of the stop rule, as written.
    case rule(String)
    /// `within`, in seconds.
    case time(Double)
  }

  package let reason: Reason
  package let epoch: Int
  package let step: Int
}

/// Where a training waits.
package struct PauseReport: Sendable, Equatable {
  package let step: Int
  package let epoch: Int
  /// Updates that are left of the training.
  package let stepsLeft: Int
}

/// The best weights that have been kept.
package struct KeptReport: Sendable, Equatable {
  /// `val.loss`.
  package let figure: String
  package let value: Double
  package let epoch: Int
  package let step: Int
}

/// What one part measured.
package struct EvaluationReport: Sendable, Equatable {
  package let part: Part
  package let rows: Int
  package let figures: [Figure]
  /// How often the test part has been looked at; nil for other parts.
  package let looks: Int?
  /// How its rows were classified; nil where numbers are predicted.
  package var classes: ClassReport?

  /// The part's name as recipes write it.
  package var partName: String { part.rawValue }
}

/// Whether a claim held.
package struct ExpectationReport: Sendable, Equatable {
  package let text: String
  package let isMet: Bool
  /// The figures that it speaks of.
  package let figures: [Figure]
  package let span: Span
}

/// Where a run was when it was asked to stop.
package struct StopReport: Sendable, Equatable {
  package let step: Int
  package let epoch: Int
  package let isTraining: Bool
  /// The file in which the model has been saved; nil if it has not.
  package var saved: String?
}

/// The end of a run.
package struct DoneReport: Sendable, Equatable {
  /// SHA-256 of all parameters, binary32 little-endian in the flat order; nil if nothing was trained.
  package let weightsDigest: String?
  /// SHA-256 of the recipe's normal form.
  package let recipeDigest: String
  package let status: ExitStatus
}
