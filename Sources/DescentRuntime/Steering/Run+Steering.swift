import DescentData
import DescentFiles
import DescentLearning
import DescentRecipe
import DescentTensor

extension Run {
  /// Does one action of a session that is steered by hand.
  ///
  /// - Parameter program: All that the session has done, with the action at its end.
  /// - Returns: How it ended, and why it failed where it did, which has not been told.
  package mutating func perform(_ action: Action, of program: Program) -> Outcome {
    self.program = program
    let step = session.learner?.step ?? 0
    do throws(RunFailure) {
      try closeEpoch()
      try requireOutputs(of: action)
      try perform(action.kind, action)
    } catch {
      let isHeld = session.paused != nil && (session.learner?.step ?? 0) > step
      return Outcome(status: error.status, failure: error.event, isHeld: isHeld)
    }
    return Outcome(status: .done)
  }

  /// How an action of a steered session ended.
  package struct Outcome {
    package let status: ExitStatus
    /// What there is to tell of a failure.
    package var failure: Event?
    /// Whether a training failed in the middle and waits, whole, before the step that failed.
    package var isHeld = false

    /// That of what came to its end.
    package static var done: Self { Self(status: .done) }
  }

  /// Sees files from a folder as what stands there names them; empty for the current one.
  package mutating func look(from folder: String) { session.library.base = folder }

  /// Where a model lies that something in a folder loads: where the run writes, else beside it.
  package func place(ofModel path: String, from folder: String) -> String {
    session.library.files.kind(of: session.output.whole(path)) == .missing ? folder + path : path
  }

  /// The session as it is; nil when there is no memory for a copy.
  ///
  /// - Parameter last: What was kept last; numbers that have not changed since are shared.
  package func state(sharing last: SessionState?) -> SessionState? {
    SessionState(of: session, sharing: last)
  }

  /// Brings a session back; false, with everything as it was, where it cannot be had.
  package mutating func restore(_ state: SessionState) -> Bool {
    guard let restored = state.session() else { return false }
    session = restored
    return true
  }

  /// Where the training stands, for people.
  package var standing: Standing {
    Standing(
      step: session.learner?.step ?? 0, epoch: session.place?.finishedEpochs ?? 0,
      isPaused: session.paused != nil, isOpen: session.unclosed != nil,
      limitReached: session.limitReached, measured: figures,
      history: session.history,
      layers: session.learner?.network.layersWithWeights ?? 0,
      columns: session.loaded?.columns.map(\.name) ?? [])
  }

  private var figures: [Measurement: Figure] {
    session.measured.reduce(into: [:]) { figures, measured in
      let name = measured.key.name
      figures[measured.key] = Figure(
        name: name, value: measured.value, isShare: isShare(measured.key.figure))
    }
  }

  /// The digest of the weights that actions see; nil where nothing has been trained.
  ///
  /// An epoch that haste has left open is finished first, since its weights may be the best.
  package mutating func weightsDigest(under settings: Settings) -> String? {
    try? closeEpoch()
    return session.weights(for: settings)?.digest
  }
}

/// Where a steered session stands.
package struct Standing: Sendable {
  /// Updates that the model has seen.
  package let step: Int
  /// Epochs that have been finished.
  package let epoch: Int
  /// Whether a training waits for its `continue`.
  package let isPaused: Bool
  /// Whether an epoch has been left before it was measured.
  package let isOpen: Bool
  /// The seconds of a `within` that ended the last training; nil where something else did.
  package let limitReached: Double?
  package let measured: [Measurement: Figure]
  package let history: [EpochReport]
  /// Layers with weights; 0 before the first training.
  package let layers: Int
  package let columns: [String]
}
