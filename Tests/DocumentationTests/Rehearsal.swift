import DescentConsole
import DescentData
import DescentFiles
import DescentRecipe
import DescentRuntime
import DescentSyntax
import DescentTensor
import Foundation

/// Runs a recipe as the command line would and keeps everything that it says.
struct Rehearsal {
  /// What is said, a text for each thing; a table or an error is one text of several lines.
  var texts: [String] = []
  /// The points of every way down.
  var points: [PathPoint] = []
  var status = ExitStatus.done

  var lines: [String] {
    texts.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
  }

  struct Listener: World {
    var narrator: Narrator
    var texts: [String] = []
    var points: [PathPoint] = []

    mutating func receive(_ event: Event) {
      if case .path(let point) = event { points.append(point) }
      texts += narrator.words(for: event, at: 0).map(\.text)
    }

    func seconds() -> Double { 0 }
    var isStopRequested: Bool { false }
  }

  /// What `descent check` would say beside these files; nil of the program where there is an error.
  static func check(
    _ text: String, name: String = "example.train", files: [String: String] = [:], in folder: String = ""
  ) -> (program: Program?, drawn: String) {
    let (checked, sources) = read(text, name: name, files: files, in: folder)
    let printer = DiagnosticPrinter(sources: sources, usesColor: false, width: 120)
    return (checked.program, checked.diagnostics.isEmpty ? "" : printer.text(forAll: checked.diagnostics))
  }

  /// A recipe checked beside these files.
  ///
  /// - Parameter folder: Where it lies, and where a run looks for what it names.
  static func read(
    _ text: String, name: String = "example.train", files: [String: String] = [:], in folder: String = ""
  ) -> (checked: CheckedRecipe, sources: Sources) {
    var sources = Sources()
    let source = SourceText(name: name, text: text)
    let parsed = Parser.recipe(source, id: sources.add(source))
    let recipe = Inclusion.expand(parsed, at: folder + name, sources: &sources) { path in
      let file = files[String(path.dropFirst(folder.count))]
      return file.map { .success(Array($0.utf8)) } ?? .failure(.init("there is no file `\(path)`"))
    }
    return (Checker.check(recipe), sources)
  }

  /// What `descent run` would say beside these files, with every time of zero seconds.
  ///
  /// - Parameter data: Files that are no text, and collections of images in folders of their own.
  static func run(
    _ text: String, name: String = "example.train", files: [String: String] = [:],
    data: [String: [UInt8]] = [:]
  ) -> Rehearsal {
    let temporary = FileManager.default.temporaryDirectory
    let folder = temporary.appending(path: "descent-\(UUID().uuidString)").path
    let (program, drawn) = check(text, name: name, files: files, in: folder + "/")
    guard let program else { return Rehearsal(texts: [drawn], status: .recipeWrong) }
    var sources = Sources()
    _ = sources.add(SourceText(name: name, text: text))
    let printer = DiagnosticPrinter(sources: sources, usesColor: false, width: 120)
    let narrator = Narrator(talk: .all, isTerminal: false, width: 120, drawing: printer)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    lay(data.merging(files.mapValues { Array($0.utf8) }) { $1 }, in: folder)
    let library = LibraryFiles(files: SystemFiles(), folders: [folder], memoryLimit: 1_000_000_000)
      .seen(from: folder + "/")
    let engine = Engine(instructionSet: .best, threads: 2)
    var run = Run(
      program, engine: engine, library: library, world: Listener(narrator: narrator),
      output: OutputFolder(path: folder))
    let status = run.perform()
    return Rehearsal(texts: run.world.texts, points: run.world.points, status: status)
  }

  /// The files beside a recipe, and the penguins as a table that examples may read.
  private static func lay(_ files: [String: [UInt8]], in folder: String) {
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, bytes) in files {
      let place = URL(filePath: folder + "/" + name)
      try? FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? Data(bytes).write(to: place)
    }
    try? Data(BuiltIn.penguins.bytes).write(to: URL(filePath: folder + "/penguins.csv"))
  }
}
