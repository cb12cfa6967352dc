import DescentData
import DescentLearning
import DescentRecipe
import DescentSyntax
import DescentTensor

extension Session {
  /// A trainer that stands where the next training would begin, with weights and memory of its own: whatever
  /// it does, nothing of the session changes.
  ///
  /// - Throws: Also where both trainers together are above the limit of memory.
  mutating func onlooker(
    for settings: Settings, batch: Int, isStopRequested: () -> Bool
  ) throws(RunFailure) -> Trainer {
    var apart = self
    (apart.trainer, apart.resting) = (nil, nil)
    let data = try data(for: settings)
    apart.loaded = loaded
    // Under a training the data stays what it was made from.
    apart.loaded?.seed = settings.seed
    if learner != nil { try requireRoomForTwo(settings, data, batch: batch) }
    let onlooker = try apart.trainer(for: settings, batch: batch, isStopRequested: isStopRequested)
    guard let learner, let place, learner.modelRevision == onlooker.learner.modelRevision else {
      return onlooker
    }
    onlooker.learner.parameters.copy(from: learner.weightsToMove(under: settings))
    onlooker.take(place)
    return onlooker
  }

  private func requireRoomForTwo(
    _ settings: Settings, _ data: PreparedData, batch: Int
  ) throws(RunFailure) {
    let span = settings.model?.span ?? Span(start: 0, end: 0)
    let needs = MemoryNeeds(try network(for: settings, data), settings, batch: batch)
    guard Bytes.product(needs.total, 2) <= library.memoryLimit else {
      let parts = needs.parts + [("the same for the look", needs.total)]
      throw RunFault.memory(needed: parts, limit: library.memoryLimit).at(span)
    }
  }
}
