import ArgumentParser
import DescentConsole
import DescentRuntime

/// `descent explain CODE` and `descent explain NAME`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a code means, or what a name of the catalogue does.")

  @Argument(help: "The code of a diagnostic, such as D0213, or a name such as adam.")
  var name: String

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    if let code = Lessons.code(from: name), let explanation = Explanation(of: code) {
      throw ExitCode(Desk.answer(json ? explanation.json : explanation.text).rawValue)
    }
    guard let help = NameHelp(of: name) else { throw ValidationError(Lessons.refusal(of: name)) }
    throw ExitCode(Desk.answer(json ? help.json : help.text).rawValue)
  }
}
