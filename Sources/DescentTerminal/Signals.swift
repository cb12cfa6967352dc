import CTerminal

/// The signals that the prompt answers, as things to read.
package struct Signals {
  /// What has been asked for.
  package enum Signal: Sendable, Equatable {
    case interrupt, terminate, hangUp, resize, suspend, resume
  }

  /// What becomes readable when a signal has come.
  package let descriptor: Int32

  /// Takes the signals over from whoever had them; nil where that cannot be done.
  package init?() {
    descriptor = terminal_signal_pipe()
    if descriptor < 0 { return nil }
  }

  /// The signals that have come since, in their order.
  package func take() -> [Signal] {
    var signals: [Signal] = []
    while true {
      let number = terminal_next_signal(descriptor)
      if number == 0 { return signals }
      if let signal = Self.signal(number) { signals.append(signal) }
    }
  }

  private static func signal(_ number: Int32) -> Signal? {
    switch number {
    case 1: .hangUp
    case 2: .interrupt
    case 15: .terminate
    case 18: .resume
    case 20: .suspend
    case 28: .resize
    default: nil
    }
  }
}
