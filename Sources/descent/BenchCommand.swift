import ArgumentParser
import DescentConsole
import DescentData
import DescentRecipe
import DescentRuntime
import DescentTensor
import DescentTerminal

/// `descent bench [FILE]`
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure this machine, and the steps of a recipe on it.",
    discussion: "Without a recipe: the peak of fused multiply-adds, products, reading and writing of memory.")

  @ArgumentParser.Argument(help: "The recipe whose first training is timed; - reads standard input.")
  var file: String?

  @OptionGroup var overrides: OverrideOptions

  @OptionGroup var computing: EngineOptions

  @Option(
    help: ArgumentHelp("Most memory to use, such as 8GB. Default: half of what there is.", valueName: "size"))
  var memory: MemorySize?

  @OptionGroup var output: ListingOptions

  /// Seconds for each figure of the machine, and for the steps of a recipe.
  private static let (patience, recipePatience) = (0.06, 1.25)

  func validate() throws {
    guard file == nil else { return }
    if overrides.data != nil { throw ValidationError("--data goes with a recipe") }
    if !overrides.sets.isEmpty { throw ValidationError("--set goes with a recipe") }
  }

  func run() throws {
    Terminal.takeSignals()
    let engine = try computing.provenEngine()
    let library = Folders.library(memory: memory?.bytes)
    guard let file else {
      try tell(measure(engine, library.memoryLimit))
      return
    }
    var office = Office(format: output.format, isQuiet: false)
    guard let program = office.program(file, overrides, in: library) else {
      throw ExitCode(office.status.rawValue)
    }
    if program.openAt != nil { office.sayOpen() }
    let speed = try measure(engine, library.memoryLimit)
    try tell(speed)
    Terminal.beginWork()
    let beside = library.seen(from: file == "-" ? "" : RecipePath.folder(of: file))
    var run = Run(program, engine: engine, library: beside, world: office.desk())
    let (times, status) = run.bench(for: Self.recipePatience)
    guard let times else { throw ExitCode(status.rawValue) }
    try tell(times, on: speed)
    throw ExitCode(office.status.rawValue)
  }

  /// The machine's speed, swept over no more than a quarter of the memory that may be used.
  private func measure(_ engine: Engine, _ limit: Int) throws -> MachineSpeed {
    let sizes = [1, 4, 16, 64, 256].map { $0 << 20 }
    let allowed = sizes.filter { $0 <= limit / 4 }
    let meter = Speedometer(engine, patience: Self.patience, seconds: Terminal.seconds)
    guard let speed = meter.wholeSpeed(sweeping: allowed.isEmpty ? [sizes[0]] : allowed) else {
      Desk.complain("error: the system gives no memory to measure with")
      throw ExitCode(ExitStatus.limit.rawValue)
    }
    return speed
  }

  private func tell(_ speed: MachineSpeed) throws {
    switch output.format {
    case .json: try tell([BenchJSON.line(speed)])
    case nil: try tell(words.lines(speed))
    }
  }

  private func tell(_ times: StepTimes, on speed: MachineSpeed) throws {
    switch output.format {
    case .json: try tell(BenchJSON.lines(times, on: speed))
    case nil: try tell([""] + words.lines(times, on: speed))
    }
  }

  private func tell(_ lines: [String]) throws {
    let status = Desk.answer(lines.joined(separator: "\n"))
    if status != .done { throw ExitCode(status.rawValue) }
  }

  private var words: BenchWords { BenchWords(width: Terminal.columns(.standardOutput)) }
}
