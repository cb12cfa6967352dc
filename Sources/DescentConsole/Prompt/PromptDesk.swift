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
  private var liveSince: Double?

  init(_ outside: Outside, look: PromptLook) {
    self.outside = outside
    self.look = look
  }

  func seconds() -> Double { outside.seconds() }
  var isStopRequested: Bool { outside.isStopRequested }
  var isHurried: Bool { outside.isHurried }

  /// How diagnostics are drawn.
  var drawing: DiagnosticPrinter {
    DiagnosticPrinter(sources: sources, usesColor: look.usesColor, width: outside.width)
  }

  mutating func receive(_ event: Event) {
    guard !isSilent else { return }
    if case .progress = event {
      guard look.isTerminal, seconds() - (liveSince ?? -1) >= 0.1 else { return }
      liveSince = seconds()
    }
    var narrator = Narrator(
      talk: .all, isTerminal: look.isTerminal, width: outside.width, drawing: drawing)
    for said in narrator.words(for: event, at: seconds()) { outside.say(said) }
  }

  /// Says what is wrong, or questionable.
  mutating func tell(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    outside.say(Said(.commentary, drawing.text(forAll: diagnostics)))
  }

  mutating func note(_ text: String) { outside.say(Said(.commentary, text)) }
}
