/// What a run tells the shell.
package enum ExitStatus: Int32, Sendable, Error {
  case done = 0
  case expectationFalse = 1
  case recipeWrong = 2
  case dataWrong = 3
  case limit = 4
  case file = 5
  case diverged = 6
  case mismatch = 7
  case notPermitted = 8
  case commandLine = 64
  case internalFault = 70
  case interruptedSaved = 75
  case stopped = 130
}

/// Why a run ended early, worded, with the status that says so.
package struct RunFailure: Error, Sendable {
  package let status: ExitStatus
  /// Nil when the user asked for the stop.
  package let event: Event

  init(_ status: ExitStatus, _ event: Event) {
    self.status = status
    self.event = event
  }
}
