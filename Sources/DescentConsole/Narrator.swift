import DescentRecipe
import DescentRuntime
import DescentSyntax

/// Turns the events of a run into words for people.
package struct Narrator: Sendable {
  /// How much is said.
  package enum Talk: Sendable {
    case all
    /// Results and errors only.
    case quiet
  }

  private let talk: Talk
  private let isTerminal: Bool
  /// Columns of the screen.
  package var width: Int
  /// Paints the results.
  package var ink: Ink
  /// Lines that a picture of a training may have; 1 for a live line.
  package var height: Int
  /// Draws diagnostics.
  package var drawing: DiagnosticPrinter
  private var liveSince: Double?
  private var chart = LiveChart()

  package init(
    talk: Talk, isTerminal: Bool, width: Int, drawing: DiagnosticPrinter, ink: Ink = Ink(.none),
    height: Int = 1
  ) {
    self.talk = talk
    self.isTerminal = isTerminal
    self.width = width
    self.drawing = drawing
    (self.ink, self.height) = (ink, height)
  }

  /// Figures of epochs that a picture shows beside the losses.
  package var watched: [String] {
    get { chart.watched }
    set { chart.watched = newValue }
  }

  /// The picture of the training as far as it has come.
  package func picture() -> [String] { chart.lines(width: width, height: height, ink: ink) }

  /// What is to be said of an event.
  ///
  /// - Parameter seconds: The clock, by which the live line is slowed to ten times a second.
  package mutating func words(for event: Event, at seconds: Double) -> [Said] {
    let descent = DescentWords(width: width, ink: ink)
    if height > 1 { chart.receive(event) }
    switch event {
    case .began(let facts):
      guard facts.isPortablePath else { return [] }
      return commentary(["note: no AVX2 on this machine; the portable path gives the same bits, slowly"])
    case .note(let text): return commentary(["note: \(Escaped.text(text))"])
    case .training(let facts): return commentary(FactsWords.lines(facts))
    case .progress(let progress):
      guard height > 1 else { return live(EpochWords.live(progress), at: seconds) }
      return isDue(at: seconds) ? [Said(.picture, picture().joined(separator: "\n"))] : []
    case .epoch(let report): return commentary([EpochWords.line(report)])
    case .ended(let report): return commentary([EndWords.line(report)])
    case .paused(let report): return commentary([EndWords.line(report)])
    case .kept(let report): return commentary([EndWords.line(report)])
    case .evaluated(let report):
      return [Said(.result, EvaluationWords(width: width, ink: ink).lines(report).joined(separator: "\n"))]
    case .printed(let texts): return [Said(.result, texts.map(Escaped.text).joined(separator: " "))]
    case .expected(let report): return expectation(report)
    case .shown(let facts):
      return [Said(.result, ShowWords(width: width, ink: ink).lines(facts).joined(separator: "\n"))]
    case .explained(let reasons):
      let words = ReasonWords(width: width) { [drawing] in drawing.place(of: $0) }
      return [Said(.result, words.lines(reasons).joined(separator: "\n"))]
    case .descending(let facts): return commentary(descent.lines(facts))
    case .path(let point): return live(descent.live(point), at: seconds)
    case .descended(let way):
      return [Said(.result, descent.lines(way).joined(separator: "\n"))]
    case .saved(let report): return commentary([FileWords.line(report)])
    case .loaded(let report): return commentary([FileWords.line(report)])
    case .predicted(let report): return commentary([FileWords.line(report)])
    case .stopped(let report): return [Said(.commentary, Self.stopLine(report))]
    case .failed(let diagnostic): return [Said(.commentary, drawing.text(for: diagnostic))]
    case .done(let report):
      return report.weightsDigest.map { commentary(["weights.sha256 \($0)"]) } ?? []
    }
  }

  private func commentary(_ lines: [String]) -> [Said] {
    switch talk {
    case .all: lines.map { Said(.commentary, $0) }
    case .quiet: []
    }
  }

  private mutating func live(_ line: @autoclosure () -> String, at seconds: Double) -> [Said] {
    isDue(at: seconds) ? [Said(.live, String(line().prefix(max(0, width - 1))))] : []
  }

  /// Whether a live line or a picture is to be drawn anew.
  private mutating func isDue(at seconds: Double) -> Bool {
    guard isTerminal, case .all = talk else { return false }
    if let liveSince, seconds - liveSince < 0.1 { return false }
    liveSince = seconds
    return true
  }

  private func expectation(_ report: ExpectationReport) -> [Said] {
    guard !report.isMet else {
      return commentary(["holds: \(Escaped.text(report.text))" + figures(report)])
    }
    return [Said(.commentary, drawing.text(for: FalseClaim.diagnostic(report)))]
  }

  private func figures(_ report: ExpectationReport) -> String {
    report.figures.isEmpty ? "" : "  (" + report.figures.map(\.text).joined(separator: ", ") + ")"
  }

  static func stopLine(_ report: StopReport) -> String {
    "stopped after step \(Numeral.grouped(report.step)), in epoch \(report.epoch); "
      + (report.saved.map { "saved as \(Escaped.text($0))" } ?? "nothing was saved")
  }
}
