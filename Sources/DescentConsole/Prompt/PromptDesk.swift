import DescentRecipe
import DescentRuntime
import DescentSyntax

/// The world of a session at the prompt: its events become words for the surroundings.
struct PromptDesk<Outside: PromptSurroundings>: World {
  var outside: Outside
  var sources = Sources()
  let look: PromptLook
  /// Events are told to nobody while it is set.
  var isSilent = false
  private var narrator: Narrator
  /// When the training at work was begun or gone on with.
  private var began: Double?
  /// Seconds after which a training is drawn; a shorter one leaves its lines alone.
  private static var patience: Double { 0.5 }

  init(_ outside: Outside, look: PromptLook) {
    self.outside = outside
    self.look = look
    let drawing = DiagnosticPrinter(sources: sources, usesColor: look.ink.isOn, width: outside.width)
    narrator = Narrator(
      talk: .all, isTerminal: look.isTerminal, width: outside.width, drawing: drawing, ink: look.ink)
  }

  /// Figures that a picture of a training shows beside the losses.
  var watched: [String] {
    get { narrator.watched }
    set { narrator.watched = newValue }
  }

  func seconds() -> Double { outside.seconds() }
  var isStopRequested: Bool { outside.isStopRequested }
  var isHurried: Bool { outside.isHurried }

  /// How diagnostics are drawn.
  var drawing: DiagnosticPrinter {
    DiagnosticPrinter(sources: sources, usesColor: look.ink.isOn, width: outside.width)
  }

  mutating func receive(_ event: Event) {
    guard !isSilent else { return }
    if case .progress = event, !look.isTerminal { return }
    narrator.width = outside.width
    narrator.height = look.isTerminal ? outside.pictureLines : 1
    narrator.drawing = drawing
    let words = narrator.words(for: event, at: seconds())
    let isSaid = if case .epoch(let report) = event, look.isTerminal { report.isWorthALine } else { true }
    if isSaid { for said in words where said.channel != .picture || isLong(event) { say(said) } }
    guard event.endsATraining else { return }
    if isLong(event) { show() }
    began = nil
  }

  /// Shows the training as it stands.
  private mutating func show() {
    guard narrator.height > 1 else { return }
    outside.say(Said(.picture, narrator.picture().joined(separator: "\n")))
  }

  /// Whether the training at work has gone on for long enough to be drawn.
  private mutating func isLong(_ event: Event) -> Bool {
    if case .training = event { began = nil }
    began = began ?? seconds()
    return seconds() - (began ?? 0) >= Self.patience
  }

  /// Says what is wrong, or questionable.
  mutating func tell(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    outside.say(Said(.commentary, drawing.text(forAll: diagnostics)))
  }

  mutating func note(_ text: String) { say(Said(.commentary, text)) }

  /// Says something; at a terminal, long lines are broken between words.
  private mutating func say(_ said: Said) {
    guard look.isTerminal, said.channel == .commentary, !said.text.contains("\u{1B}") else {
      return outside.say(said)
    }
    let (width, margin) = (outside.width, Margin(width: outside.width))
    let lines = said.text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      DisplayWidth.of(String(line)) > width ? margin.wrapped(String(line), columns: width) : [String(line)]
    }
    outside.say(Said(.commentary, lines.joined(separator: "\n")))
  }
}

extension EpochReport {
  /// Whether it is said beside a picture that shows every epoch: of a long training about twenty are.
  fileprivate var isWorthALine: Bool {
    epochs <= 30 || isPartial || epoch == epochs || epoch % ((epochs + 19) / 20) == 0
  }
}

extension Event {
  /// Whether nothing of the training at work comes after it.
  fileprivate var endsATraining: Bool {
    switch self {
    case .epoch(let report): report.isPartial || report.epoch == report.epochs
    case .ended, .paused: true
    default: false
    }
  }
}
