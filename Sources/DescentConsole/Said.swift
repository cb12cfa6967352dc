/// A piece of text on its way out.
package struct Said: Equatable, Sendable {
  /// Who it is meant for.
  package enum Channel: Sendable, Equatable {
    /// What was asked for: standard output.
    case result
    /// What goes along: standard error.
    case commentary
    /// A line that the next one takes the place of; terminals only.
    case live
    /// Lines that the next picture takes the place of; terminals only.
    case picture
  }

  package let channel: Channel
  /// Without its line end.
  package let text: String

  package init(_ channel: Channel, _ text: String) {
    self.channel = channel
    self.text = text
  }
}
