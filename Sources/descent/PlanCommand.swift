import ArgumentParser
import DescentConsole
import DescentData
import DescentRuntime
import DescentTerminal

/// `descent plan FILE`
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Show what a recipe is going to do, before anything is computed.")

  @Argument(help: "The recipe; - reads standard input.")
  var file: String

  @OptionGroup var overrides: OverrideOptions

  @Option(
    help: ArgumentHelp(
      "The memory to plan with, such as 8GB. Default: half of what there is.", valueName: "size"))
  var memory: MemorySize?

  @OptionGroup var output: ListingOptions

  func run() throws {
    Terminal.takeSignals()
    var office = Office(format: output.format, isQuiet: false)
    let library = Folders.library(memory: memory?.bytes)
    guard let program = office.program(file, overrides, in: library) else {
      throw ExitCode(office.status.rawValue)
    }
    office.sayOpen()
    office.sayAbsent(program, in: library)
    let plan = PaperPlan(program, memoryLimit: library.memoryLimit)
    let lines =
      switch output.format {
      case .json: PlanJSON.lines(plan)
      case nil: PlanWords(width: Terminal.columns(.standardOutput)).lines(plan)
      }
    let status = Desk.answer(lines.joined(separator: "\n"))
    throw ExitCode((office.status == .done ? status : office.status).rawValue)
  }
}
