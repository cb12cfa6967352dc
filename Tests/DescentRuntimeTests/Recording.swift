import DescentData
import DescentFiles
import DescentRecipe
import DescentSyntax
import DescentTensor
import Testing

@testable import DescentRuntime

/// A world that keeps what it is told, and asks for an end after so many steps.
struct Recording: World {
  private(set) var events: [Event] = []
  private var steps = 0
  private let stopAfter: Int?
  private let secondsAStep: Double

  init(stopAfter: Int? = nil, secondsAStep: Double = 0) {
    self.stopAfter = stopAfter
    self.secondsAStep = secondsAStep
  }

  mutating func receive(_ event: Event) {
    if case .progress = event { steps += 1 }
    if case .path = event { steps += 1 }
    events.append(event)
  }

  func seconds() -> Double { Double(steps) * secondsAStep }

  var isStopRequested: Bool { stopAfter.map { steps >= $0 } ?? false }
}

/// A world that listens to nothing.
struct Silence: World {
  mutating func receive(_ event: Event) {}

  func seconds() -> Double { 0 }

  var isStopRequested: Bool { false }
}

/// A run that has come to its end.
struct Outcome {
  let status: DescentRuntime.ExitStatus
  let events: [Event]
  let session: Session

  /// The parameters as the run has left them.
  var weights: [Float] { session.trainer?.learner.parameters.array ?? [] }

  var epochs: [EpochReport] { events.compactMap { if case .epoch(let report) = $0 { report } else { nil } } }

  var evaluations: [EvaluationReport] {
    events.compactMap { if case .evaluated(let report) = $0 { report } else { nil } }
  }

  var end: EndReport? { events.compactMap { if case .ended(let report) = $0 { report } else { nil } }.first }

  var kept: [KeptReport] { events.compactMap { if case .kept(let report) = $0 { report } else { nil } } }

  var stop: StopReport? {
    events.compactMap { if case .stopped(let report) = $0 { report } else { nil } }.first
  }

  var failure: Diagnostic? {
    events.compactMap { if case .failed(let fault) = $0 { fault } else { nil } }.first
  }

  var done: DoneReport? { events.compactMap { if case .done(let report) = $0 { report } else { nil } }.first }

  /// What one part measured last.
  func figure(_ name: String, of part: Part) -> Double? {
    evaluations.last { $0.part == part }?.figures.first { $0.name == name }?.value
  }
}

/// A checked recipe.
func program(_ recipe: String) throws -> Program {
  let checked = Checker.check(Parser.recipe(SourceText(name: "recipe.train", text: recipe), id: 0))
  return try #require(checked.program, "\(checked.diagnostics.map(\.message))")
}

/// The files of a library in which nothing is found.
func library(memory: Int = 1 << 32) -> LibraryFiles {
  LibraryFiles(files: SystemFiles(), folders: [], memoryLimit: memory)
}

/// Checks a recipe and does what it says.
func outcome(
  _ recipe: String, on engine: Engine = Engine(instructionSet: .best, threads: 1), memory: Int = 1 << 32,
  stopAfter: Int? = nil, secondsAStep: Double = 0
) throws -> Outcome {
  var run = Run(
    try program(recipe), engine: engine, library: library(memory: memory),
    world: Recording(stopAfter: stopAfter, secondsAStep: secondsAStep))
  let status = run.perform()
  return Outcome(status: status, events: run.world.events, session: run.session)
}
