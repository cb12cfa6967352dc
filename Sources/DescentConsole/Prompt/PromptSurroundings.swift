import DescentFiles
import DescentRuntime

/// What the prompt needs from outside: an ear, a clock, a wish to stop, files.
package protocol PromptSurroundings {
  /// Takes what is to be shown.
  mutating func say(_ said: Said)
  /// Seconds of a clock that only goes forward.
  func seconds() -> Double
  /// Whether the statement at work shall end after the step in hand.
  var isStopRequested: Bool { get }
  /// Whether it shall be given up at once.
  var isHurried: Bool { get }
  /// Columns for text.
  var width: Int { get }
  /// Lines that a picture of a training may have; 1 where there is room for a line alone.
  var pictureLines: Int { get }
  /// A file's bytes, or why they cannot be had.
  func read(_ path: String) -> Result<[UInt8], FileFault>
}

extension PromptSurroundings {
  package var pictureLines: Int { 1 }
}

/// How the prompt shows things.
package struct PromptLook: Sendable {
  /// Paints what is said.
  package var ink = Ink(.none)
  /// Whether a line can be taken back, so that progress is shown.
  package var isTerminal = false

  package init(ink: Ink = Ink(.none), isTerminal: Bool = false) {
    (self.ink, self.isTerminal) = (ink, isTerminal)
  }
}
