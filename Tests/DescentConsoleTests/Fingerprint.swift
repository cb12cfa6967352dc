import DescentRecipe
import DescentRuntime

@testable import DescentConsole

/// What two sessions have in common that are in the same state.
struct Fingerprint: Equatable {
  let recipe: String
  let settings: String
  let weights: String?
  let step: Int
  let isPaused: Bool

  /// The settings that have a line in the normal form.
  private static let words = [
    "seed", "data", "split", "prepare", "model", "loss", "optimizer", "schedule", "batch", "clip", "penalty",
    "average", "freeze", "metrics", "stop", "keep",
  ]

  init(_ prompt: Prompt<Listener>) {
    var prompt = prompt
    recipe = prompt.recipe
    settings = Self.words.compactMap { prompt.present.checker.resolved($0) }.joined(separator: "\n")
    weights = prompt.weightsDigest
    step = prompt.present.standing.step
    isPaused = prompt.present.standing.isPaused
  }
}

extension Prompt where Outside == Listener {
  /// Types a line, with a wish to stop after so many looks at it.
  mutating func type(_ line: String, stop: Int? = nil) -> Answer {
    ear.looksUntilStop = stop
    defer { ear.looksUntilStop = nil }
    return take(line)
  }

  /// Statements that `undo` can go back over.
  var depth: Int { branches.timeline.past.count }

  /// Bytes of memory that all moments take, what they share counted once.
  var bytesOfMoments: Int {
    var (seen, sum): (Set<ObjectIdentifier>, Int) = ([], 0)
    for moment in branches.moments { moment.state?.add(to: &seen, &sum) }
    return sum
  }
}
