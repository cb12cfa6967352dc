import DescentConsole
import DescentData
import DescentFiles
import DescentRecipe
import DescentSyntax
import DescentTensor
import Foundation
import Testing

@testable import DescentRuntime

/// A world that keeps what it is told.
struct Listening: World {
  private(set) var events: [Event] = []

  mutating func receive(_ event: Event) { events.append(event) }

  func seconds() -> Double { 0 }

  var isStopRequested: Bool { false }
}

/// What a recipe tells the world.
///
/// - Parameter files: Texts that lie beside it, by name.
func events(of recipe: String, files: [String: String] = [:]) throws -> [Event] {
  let folder = FileManager.default.temporaryDirectory.appending(path: "drawing-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
  let library = LibraryFiles(files: SystemFiles(), folders: [], memoryLimit: 1 << 32)
    .seen(from: folder.path + "/")
  var overrides = Overrides()
  overrides.look = { source, _ in
    do throws(DataFault) { return .success(try source.look(into: library)) } catch { return .failure(error) }
  }
  var sources = Sources()
  let text = SourceText(name: "recipe.train", text: recipe)
  let parsed = Inclusion.expand(
    Parser.recipe(text, id: sources.add(text)), at: folder.path + "/recipe.train", sources: &sources,
    read: { _ in .failure(Inclusion.Trouble("nothing is included")) })
  let checked = Checker.check(parsed, overrides: overrides)
  let program = try #require(checked.program, "\(checked.diagnostics.map(\.message))")
  var run = Run(
    program, engine: Engine(instructionSet: .best, threads: 1), library: library, world: Listening())
  let status = run.perform()
  try #require(status == .done, "\(run.world.events.suffix(1))")
  return run.world.events
}

/// What a narrator says of events.
func words(_ events: [Event], width: Int, ink: Ink = Ink(.none)) -> [String] {
  var narrator = Narrator(
    talk: .quiet, isTerminal: true, width: width,
    drawing: DiagnosticPrinter(sources: Sources(), usesColor: false, width: width), ink: ink)
  return events.flatMap { narrator.words(for: $0, at: 0) }.flatMap { said in
    said.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

/// Where a training of even epochs stands after a step.
func progress(step: Int, perEpoch: Int, epochs: Int, loss: Double) -> Event {
  .progress(
    Progress(
      epoch: (step - 1) / perEpoch + 1, epochs: epochs, step: step, stepInEpoch: (step - 1) % perEpoch + 1,
      stepsPerEpoch: perEpoch, loss: loss, lr: 1e-3))
}

/// The end of an epoch.
func epoch(_ number: Int, perEpoch: Int, loss: Double, val: Double, accuracy: Double) -> Event {
  .epoch(
    EpochReport(
      epoch: number, epochs: 100, step: number * perEpoch, isPartial: false, trainLoss: loss, penalty: nil,
      validation: [
        Figure(name: "loss", value: val, isShare: false),
        Figure(name: "accuracy", value: accuracy, isShare: true),
      ], lr: 1e-3, seconds: 1))
}

/// The begin of a training of so many steps.
func training(steps: Int, perEpoch: Int) -> Event {
  .training(
    TrainingFacts(
      data: "digits", trainingRows: 100, validationRows: 10, testRows: 10, form: "mlp", sizes: [1, 1],
      preparation: nil, parameters: 2, seed: 0, steps: steps, stepsPerEpoch: perEpoch))
}
