import ArgumentParser
import DescentConsole
import DescentRuntime

/// `descent explain CODE`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a code means, with a failing and a mended example.")

  @Argument(help: "The code of a diagnostic, such as D0213.")
  var code: String

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    guard let known = Lessons.code(from: code), let explanation = Explanation(of: known) else {
      throw ValidationError(Lessons.refusal(of: code))
    }
    throw ExitCode(Desk.answer(json ? explanation.json : explanation.text).rawValue)
  }
}
