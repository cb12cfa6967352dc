import ArgumentParser
import DescentConsole
import DescentData
import DescentFiles
import DescentRuntime
import DescentSyntax
import DescentTerminal

/// `descent plan FILE`
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Show what a recipe is going to do, before anything is computed.")

  @ArgumentParser.Argument(help: "The recipe; - reads standard input.")
  var file: String

  @OptionGroup var overrides: OverrideOptions

  @Option(
    help: ArgumentHelp(
      "The memory to plan with, such as 8GB. Default: half of what there is.", valueName: "size"))
  var memory: MemorySize?

  @OptionGroup var computing: EngineOptions

  @Option(
    help: ArgumentHelp(
      "Tell times for a machine that `descent bench --json` has described. Default: this one, measured.",
      valueName: "file"))
  var machine: String?

  @OptionGroup var output: ListingOptions

  /// Seconds for each figure of the machine.
  private static let patience = 0.004
  /// Most bytes that are swept to see how fast memory is.
  private static let mostSwept = 1 << 26

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
    let speed = try speed(for: plan, library.memoryLimit)
    let lines =
      switch output.format {
      case .json: PlanJSON.lines(plan, speed: speed)
      case nil:
        PlanWords(
          width: Terminal.columns(.standardOutput), speed: speed, ink: Desk.ink(.standardOutput)
        ).lines(plan)
      }
    let status = Desk.answer(lines.joined(separator: "\n"))
    throw ExitCode((office.status == .done ? status : office.status).rawValue)
  }

  /// The speed of the machine that times are told for; nil where there is nothing to time.
  private func speed(for plan: PaperPlan, _ limit: Int) throws -> MachineSpeed? {
    if let machine { return try speed(in: machine) }
    guard !plan.footprints.isEmpty else { return nil }
    let most = max(1 << 20, min(Self.mostSwept, limit / 4))
    let sizes = Set(plan.footprints.map { Self.sweep(over: $0, most: most) })
    let engine = try computing.engine()
    return Speedometer(engine, patience: Self.patience, seconds: Terminal.seconds).speed(
      sweeping: Array(sizes))
  }

  /// The power of 2 that covers so many bytes, within bounds.
  private static func sweep(over footprint: Int, most: Int) -> Int {
    var size = 1 << 18
    while size < footprint, size < most { size *= 2 }
    return size
  }

  private func speed(in file: String) throws -> MachineSpeed {
    do {
      if let speed = MachineSpeed(text: try SystemFiles().read(file, limit: 1 << 20)) { return speed }
      Desk.complain(
        "error: `\(Escaped.text(file))` does not begin with what `descent bench --json` prints")
    } catch {
      Desk.complain("error: \(error.message)")
    }
    throw ExitCode(ExitStatus.file.rawValue)
  }
}
