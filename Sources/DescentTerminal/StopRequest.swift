import Synchronization

/// The wish that work stops, made by one thread and looked at by another; it can be taken back.
package final class StopRequest: Sendable {
  /// How soon the work is to stop.
  package enum Wish: Int, Sendable {
    case none
    /// When the step in hand is done, with everything kept.
    case afterStep
    /// As soon as possible, giving up what was begun.
    case atOnce
  }

  private let wished = Atomic(Wish.none.rawValue)

  package init() {}

  /// What is wished now.
  package var wish: Wish {
    get { Wish(rawValue: wished.load(ordering: .relaxed)) ?? .none }
    set { wished.store(newValue.rawValue, ordering: .relaxed) }
  }
}
