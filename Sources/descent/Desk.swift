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
  private var hasLiveLine = false
  private var isOutputLost = false
  private var outputFault: FileFault?

  init(sources: Sources, format: OutputOptions.Format?, isQuiet: Bool) {
    narrator = Narrator(
      talk: isQuiet ? .quiet : .all, isTerminal: isTerminal, width: Terminal.columns(.standardError),
      drawing: Self.drawing(sources))
    json = format == .json ? EventJSON(sources: sources) : nil
  }

  /// How diagnostics are drawn on standard error.
  static func drawing(_ sources: Sources) -> DiagnosticPrinter {
    let usesColor = Terminal.isInteractive(.standardError) && Terminal.variable("NO_COLOR") == nil
    return DiagnosticPrinter(
      sources: sources, usesColor: usesColor, width: Terminal.columns(.standardError))
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
    case .live:
      writeError("\r\u{1b}[K" + said.text)
      hasLiveLine = true
    case .commentary:
      writeError(clearing() + said.text + "\n")
    case .result:
      if hasLiveLine { writeError(clearing()) }
      if json == nil { writeResult(said.text) } else { writeError(said.text + "\n") }
    }
  }

  private mutating func clearing() -> String {
    defer { hasLiveLine = false }
    return hasLiveLine ? "\r\u{1b}[K" : ""
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
