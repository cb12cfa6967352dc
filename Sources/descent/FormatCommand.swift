import ArgumentParser
import DescentFiles
import DescentRuntime
import DescentSyntax
import DescentTerminal

/// `descent fmt FILE…`
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Print recipes in the preferred form, in place.",
    discussion: "Comments, lines, numbers and strings stay as they were written.")

  @ArgumentParser.Argument(help: "The recipes; - reads standard input and writes standard output.")
  var files: [String]

  @Flag(help: "Change nothing: name the files that would change, and exit with 1 if there are any.")
  var check = false

  func run() throws {
    Terminal.takeSignals()
    var status = ExitStatus.done
    var wouldChange = false
    for file in files {
      var office = Office(format: nil, isQuiet: false)
      var answer = ExitStatus.done
      if let (before, after) = office.formatted(file) {
        if check, before != after {
          wouldChange = true
          answer = name(file)
        } else if !check, before != after || file == "-" {
          answer = write(after, to: file)
        }
      } else {
        answer = office.status
      }
      if status == .done { status = answer }
    }
    if status == .done, wouldChange { status = .expectationFalse }
    throw ExitCode(status.rawValue)
  }

  private func name(_ file: String) -> ExitStatus {
    let line = Array((Escaped.text(file) + "\n").utf8)
    return attempt { () throws(FileFault) in try Output.write(line, to: 1) }
  }

  private func write(_ bytes: [UInt8], to file: String) -> ExitStatus {
    attempt { () throws(FileFault) in
      if file == "-" { try Output.write(bytes, to: 1) } else { try SystemFiles().replace(file, with: bytes) }
    }
  }

  /// Says what kept something from being written; nobody has to read standard output to its end.
  private func attempt(_ writing: () throws(FileFault) -> Void) -> ExitStatus {
    do {
      try writing()
    } catch {
      if case .closedPipe = error { return .done }
      Desk.complain("error: \(error.message)")
      return .file
    }
    return .done
  }
}
