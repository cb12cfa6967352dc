import ArgumentParser
import DescentRuntime
import DescentTerminal

/// `descent check FILE…`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find what is wrong with recipes without running them.")

  @Argument(help: "The recipes; - reads standard input.")
  var files: [String]

  @OptionGroup var overrides: OverrideOptions

  @OptionGroup var output: ListingOptions

  @Flag(help: "Make errors of warnings.")
  var strict = false

  func run() throws {
    Terminal.takeSignals()
    var worst = ExitStatus.done
    for file in files {
      var office = Office(format: output.format, isQuiet: false)
      let library = Folders.library()
      let program = office.program(file, overrides, in: library, isStrict: strict)
      if let program {
        office.sayOpen()
        office.sayAbsent(program, in: library)
      }
      if worst == .done { worst = office.status }
    }
    throw ExitCode(worst.rawValue)
  }
}
