import ArgumentParser
import DescentConsole
import DescentRuntime

/// `descent explain CODE` and `descent explain NAME`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a code means, or what a statement, a name or an option does.")

  @Argument(help: "The code of a diagnostic, such as D0213, or a name such as adam or train.")
  var name: String

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    let help = PromptHelp(on: name)
    guard !name.isEmpty, help.isKnown else { throw ValidationError(Lessons.refusal(of: name)) }
    throw ExitCode(Desk.answer(json ? PromptHelp.json(on: name) ?? help.text : help.text).rawValue)
  }
}
