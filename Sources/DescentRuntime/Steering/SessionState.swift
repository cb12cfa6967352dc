import DescentLearning
import DescentRecipe
import DescentTensor

/// All that a run has built, as it was at one moment: data is shared, what training changes is copied.
package struct SessionState {
  private let rest: Session
  private let learner: LearnerState?
  private let place: EpochPlace
  private let keeper: KeeperState?
  private let mark = Mark()

  /// Tells one moment from another.
  private final class Mark {}

  /// Nil when memory cannot be had.
  ///
  /// - Parameter last: What was kept last; numbers that have not changed since are shared.
  init?(of session: Session, sharing last: SessionState?) {
    var rest = session
    (rest.trainer, rest.resting, rest.keeper) = (nil, nil, nil)
    rest.paused?.keeper = nil
    rest.unclosed?.work.keeper = nil
    self.rest = rest
    place = session.place ?? EpochPlace()
    if let live = session.learner {
      guard let state = LearnerState(of: live, sharing: last?.learner) else { return nil }
      learner = state
    } else {
      learner = nil
    }
    if let live = session.keeper {
      guard let state = KeeperState(of: live, sharing: last?.keeper) else { return nil }
      keeper = state
    } else {
      keeper = nil
    }
  }

  /// The session as it was; nil when memory, or what was put on a shelf, cannot be had.
  func session() -> Session? {
    var session = rest
    if let learner {
      guard let live = learner.learner(on: rest.engine) else { return nil }
      session.resting = Session.Resting(learner: live, place: place)
    }
    if let keeper {
      guard let live = keeper.restored() else { return nil }
      session.keeper = live
      session.paused?.keeper = live
    }
    return session
  }

  /// Whether there is nothing to do to come from one to the other.
  package func isSame(as other: SessionState?) -> Bool { mark === other?.mark }

  /// Adds the bytes that it takes of memory, those that another moment shares with it once.
  package func add(to seen: inout Set<ObjectIdentifier>, _ sum: inout Int) {
    for numbers in numbers where seen.insert(ObjectIdentifier(numbers)).inserted {
      sum += numbers.bytesInMemory
    }
  }

  private var numbers: [KeptNumbers] { [learner?.numbers, keeper?.numbers].compactMap(\.self) }

  /// Bytes that it takes of memory besides what all moments share.
  package var bytesInMemory: Int { numbers.reduce(0) { $0 + $1.bytesInMemory } }

  /// Moves it out of memory; false where the shelf has no room.
  package func putAway(on shelf: any Shelf) -> Bool { numbers.allSatisfy { $0.putAway(on: shelf) } }
}
