import ArgumentParser
import DescentConsole
import DescentData
import DescentFiles
import DescentRecipe
import DescentRuntime
import DescentSyntax
import DescentTerminal

/// `descent run FILE`
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Check a recipe, then do what it says.")

  @ArgumentParser.Argument(help: "The recipe; - reads standard input.")
  var file: String

  @OptionGroup var overrides: OverrideOptions

  @OptionGroup var computing: EngineOptions

  @Option(
    help: ArgumentHelp("Most memory to use, such as 8GB. Default: half of what there is.", valueName: "size"))
  var memory: MemorySize?

  @Option(
    help: ArgumentHelp(
      "Folder for the files that the recipe writes. Default: the current one.", valueName: "dir"))
  var out: String?

  @OptionGroup var output: OutputOptions

  @Flag(help: "Say nothing but results and errors.")
  var quiet = false

  func validate() throws {
    if out == "" { throw ValidationError("--out takes a folder, not an empty name") }
  }

  func run() throws {
    Terminal.takeSignals()
    let engine = try computing.provenEngine()
    var office = Office(format: output.format, isQuiet: quiet)
    let library = Folders.library(memory: memory?.bytes)
    guard let program = office.program(file, overrides, in: library) else {
      throw ExitCode(office.status.rawValue)
    }
    Terminal.beginWork()
    let beside = library.seen(from: file == "-" ? "" : RecipePath.folder(of: file))
    var run = Run(
      program, engine: engine, library: beside, world: office.desk(), output: OutputFolder(path: out ?? ""))
    let status = run.perform()
    throw ExitCode(run.world.status(after: status).rawValue)
  }
}
