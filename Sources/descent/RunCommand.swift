import ArgumentParser
import DescentConsole
import DescentData
import DescentFiles
import DescentRecipe
import DescentRuntime
import DescentSyntax
import DescentTensor
import DescentTerminal

/// `descent run FILE`
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Check a recipe, then do what it says.")

  @ArgumentParser.Argument(help: "The recipe; - reads standard input.")
  var file: String

  @OptionGroup var overrides: OverrideOptions

  @Option(help: "Threads to compute with; results do not depend on it. Default: the processors there are.")
  var threads: Int?

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
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads takes a number from 1 to 1024, not \(threads)")
    }
  }

  func run() throws {
    Terminal.takeSignals()
    let engine = try makeEngine()
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

  /// The engine that the machine allows, or `DESCENT_ISA` asks for.
  private func makeEngine() throws -> Engine {
    let best = InstructionSet.best
    let chosen: InstructionSet
    if let name = Terminal.variable("DESCENT_ISA") {
      guard let named = InstructionSet(rawValue: name) else {
        let names = InstructionSet.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("DESCENT_ISA is one of \(names), not \(Escaped.text(name))")
      }
      guard named.isSupported else { throw ValidationError("this machine has no \(name)") }
      chosen = named
    } else {
      chosen = best
    }
    let engine = Engine(instructionSet: chosen, threads: threads ?? Terminal.processors)
    if let failure = SelfTest.failure(of: engine) {
      Desk.complain("error: this machine does not compute as numerics 1 defines: \(failure)")
      throw ExitCode(ExitStatus.mismatch.rawValue)
    }
    return engine
  }
}
