/// What a run needs from outside: somebody who listens, a clock for people, a wish to stop.
package protocol World {
  mutating func receive(_ event: Event)
  /// Seconds of a clock that only goes forward.
  func seconds() -> Double
  /// Whether the user or the system has asked for an end.
  var isStopRequested: Bool { get }
  /// Whether the end shall come at once, with what is in hand given up.
  var isHurried: Bool { get }
}

extension World {
  /// Where nobody goes on after an end, every wish for one is.
  package var isHurried: Bool { isStopRequested }
}
