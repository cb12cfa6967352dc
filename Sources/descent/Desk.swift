import DescentConsole
import DescentFiles
import DescentRuntime
import DescentSyntax
import DescentTerminal

/// The world of a run at the command line: events become lines on the two outputs.
struct Desk: World {
  private var narrator: Narrator
  private let json: EventJSON?
  private let isTerminal = Terminal.isInteractive(.standardError)
  /// Lines that the next picture, or the next line, takes the place of.
  private var liveLines = 0
  private var isOutputLost = false
  private var outputFault: FileFault?

  init(sources: Sources, format: OutputOptions.Format?, isQuiet: Bool) {
    narrator = Narrator(
      talk: isQuiet ? .quiet : .all, isTerminal: isTerminal, width: Terminal.columns(.standardError),
      drawing: Self.drawing(sources), ink: Self.ink(format == .json ? .standardError : .standardOutput))
    json = format == .json ? EventJSON(sources: sources) : nil
  }

  /// How diagnostics are drawn on standard error.
  static func drawing(_ sources: Sources) -> DiagnosticPrinter {
    DiagnosticPrinter(
      sources: sources, usesColor: ink(.standardError).isOn, width: Terminal.columns(.standardError))
  }

  /// The colours of a screen.
  static func ink(_ screen: Terminal.Screen) -> Ink {
    Ink(isTerminal: Terminal.isInteractive(screen), variable: Terminal.variable)
  }

  /// A line for people, outside a run.
  static func complain(_ text: String) {
    try? Output.write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8), to: 2)
  }

  func seconds() -> Double { Terminal.seconds() }

  var isStopRequested: Bool { Terminal.isStopRequested }

  mutating func receive(_ event: Event) {
    if case .progress = event, !isTerminal { return }
    for said in narrator.words(for: event, at: seconds()) { say(said) }
    if let line = json?.line(for: event) { writeResult(line) }
  }

  private mutating func say(_ said: Said) {
    switch said.channel {
    case .live, .picture:
      writeError(clearing() + said.text)
      liveLines = 1 + said.text.count { $0 == "\n" }
    case .commentary:
      writeError(clearing() + said.text + "\n")
    case .result:
      if liveLines > 0 { writeError(clearing()) }
      if json == nil { writeResult(said.text) } else { writeError(said.text + "\n") }
    }
  }

  private mutating func clearing() -> String {
    defer { liveLines = 0 }
    guard liveLines > 0 else { return "" }
    return "\r" + (liveLines > 1 ? "\u{1b}[\(liveLines - 1)A\u{1b}[J" : "\u{1b}[K")
  }

  /// Standard error is for people: if nobody reads it, the run goes on.
  private func writeError(_ text: String) { try? Output.write(Array(text.utf8), to: 2) }

  /// A closed pipe ends the writing, not the run; a full disk is said and shows in the status.
  private mutating func writeResult(_ line: String) {
    guard !isOutputLost else { return }
    do {
      try Output.write(Array((line + "\n").utf8), to: 1)
    } catch {
      isOutputLost = true
      if case .closedPipe = error {
        writeError("note: \(error.message); the run goes on\n")
      } else {
        outputFault = error
        writeError("error: \(error.message)\n")
      }
    }
  }

  /// The status of the whole command: a lost result counts.
  func status(after status: ExitStatus) -> ExitStatus {
    status == .done && outputFault != nil ? .file : status
  }
}
