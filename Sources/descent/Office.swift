import DescentConsole
import DescentData
import DescentFiles
import DescentRecipe
import DescentRuntime
import DescentSyntax
import DescentTerminal

/// Reads recipes, has them checked, and says what was found.
struct Office {
  private let format: OutputOptions.Format?
  private let isQuiet: Bool
  private var sources = Sources()
  private var open: Diagnostic?
  private(set) var status = ExitStatus.done

  init(format: OutputOptions.Format?, isQuiet: Bool) {
    self.format = format
    self.isQuiet = isQuiet
  }

  /// The program of a recipe, or nil after saying what is wrong with it.
  ///
  /// - Parameter library: The files in which the recipe's data is looked at.
  mutating func program(
    _ file: String, _ options: OverrideOptions, in library: LibraryFiles, isStrict: Bool = false
  ) -> Program? {
    guard let bytes = read(file) else { return nil }
    let name = file == "-" ? "standard input" : file
    let text = SourceText(name: Escaped.text(name), bytes: bytes)
    let parsed = Parser.recipe(text, id: sources.add(text))
    let path = file == "-" ? "" : file
    let recipe = Inclusion.expand(parsed, at: path, sources: &sources, read: Self.included)
    guard var overrides = overrides(options) else { return nil }
    overrides.look = { source, folder in Self.look(into: source, from: folder, in: library) }
    var checked = Checker.check(recipe, overrides: overrides)
    if isStrict { checked = checked.strict }
    say(checked.diagnostics)
    guard let program = checked.program else {
      let isDataWrong = checked.diagnostics.first { $0.severity == .error }?.code == "D0601"
      let ofData = isDataWrong ? checked.dataFault.flatMap { ExitStatus(rawValue: $0.exitStatus) } : nil
      status = ofData ?? ExitStatus(refusing: checked.diagnostics)
      return nil
    }
    open = program.openAt
    return program
  }

  /// A recipe as it stands and in its preferred form, or nil after saying what is wrong with it.
  mutating func formatted(_ file: String) -> (before: [UInt8], after: [UInt8])? {
    guard let bytes = read(file) else { return nil }
    let name = file == "-" ? "standard input" : file
    let text = SourceText(name: Escaped.text(name), bytes: bytes)
    let formatted = Parser.formatted(text, id: sources.add(text))
    say(formatted.diagnostics)
    guard let after = formatted.text else {
      status = .recipeWrong
      return nil
    }
    return (bytes, Array(after.utf8))
  }

  /// What the files of a source tell; nothing where they are not there, which is no mistake of the recipe.
  private static func look(
    into source: any DataSource, from folder: String, in library: LibraryFiles
  ) -> Result<DataShape?, DataFault> {
    let seen = library.seen(from: folder)
    guard source.absence(in: seen) == nil else { return .success(nil) }
    do throws(DataFault) {
      return .success(try source.look(into: seen))
    } catch {
      return .failure(error)
    }
  }

  /// What a recipe includes, or why it cannot be had.
  private static func included(_ path: String) -> Result<[UInt8], Inclusion.Trouble> {
    do {
      return .success(try SystemFiles().read(path, limit: SourceText.longest + 1))
    } catch {
      return .failure(Inclusion.Trouble(error.message))
    }
  }

  /// Says of an open recipe that it needs data.
  mutating func sayOpen() {
    guard var note = open else { return }
    note.severity = .note
    say([note])
  }

  /// Says of data that has to be looked up and is not there; a run would need it, a check does not.
  mutating func sayAbsent(_ program: Program, in library: LibraryFiles) {
    var told: [String] = []
    for data in program.actions.compactMap(\.settings.data) where !told.contains(data.entry.text) {
      told.append(data.entry.text)
      guard let fault = data.source.absence(in: library.seen(from: data.folder)) else { continue }
      let mark = Diagnostic.Mark(data.span, "not found yet")
      say([Diagnostic("D0601", .note, fault.message, at: mark, help: fault.help)])
    }
  }

  /// Where a run of the program tells its events.
  func desk() -> Desk {
    Desk(sources: sources, format: format, isQuiet: isQuiet)
  }

  /// Prints what a file is read as, and says what is wrong with it.
  mutating func list(
    _ file: String, as listing: (SourceText, Int) -> (lines: [String], diagnostics: [Diagnostic])
  ) -> ExitStatus {
    guard let bytes = read(file) else { return status }
    let text = SourceText(name: Escaped.text(file == "-" ? "standard input" : file), bytes: bytes)
    let (lines, diagnostics) = listing(text, sources.add(text))
    let answer = Desk.answer(lines.joined(separator: "\n"))
    say(diagnostics)
    return diagnostics.contains { $0.severity == .error } ? .recipeWrong : answer
  }

  private mutating func read(_ file: String) -> [UInt8]? {
    do {
      return try file == "-"
        ? Input.all(of: 0, limit: SourceText.longest + 1)
        : SystemFiles().read(file, limit: SourceText.longest + 1)
    } catch {
      if case .tooLarge = error {
        Desk.complain("error: \(error.message)\n  help: a recipe has at most \(SourceText.longest) bytes")
        status = .recipeWrong
      } else {
        Desk.complain("error: \(error.message)")
        status = .file
      }
      return nil
    }
  }

  private mutating func overrides(_ options: OverrideOptions) -> Overrides? {
    var overrides = Overrides()
    var faults: [Diagnostic] = []
    if let data = options.data {
      let text = SourceText(name: "--data", text: data)
      let parsed = Parser.part(text, id: sources.add(text))
      overrides.data = parsed.value
      faults += parsed.diagnostics
    }
    for set in options.sets {
      let parts = set.split(separator: "=", maxSplits: 1).map(String.init)
      let text = SourceText(name: "--set \(Escaped.text(parts[0]))", text: parts[1])
      let id = sources.add(text)
      let parsed = Parser.value(text, id: id)
      faults += parsed.diagnostics
      let place = Span(source: id, start: 0, end: parts[1].utf8.count)
      if let value = parsed.value { overrides.sets.append((Name(parts[0], at: place), value)) }
    }
    say(faults)
    guard faults.isEmpty else {
      status = .recipeWrong
      return nil
    }
    return overrides
  }

  private mutating func say(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    if format == .json { writeEvents(diagnostics) }
    let shown = isQuiet ? diagnostics.filter { $0.severity == .error } : diagnostics
    if shown.isEmpty { return }
    Desk.complain(Desk.drawing(sources).text(forAll: shown))
  }

  /// Nobody has to read what is written, but a full disk shows in the status.
  private mutating func writeEvents(_ diagnostics: [Diagnostic]) {
    let json = EventJSON(sources: sources)
    let lines = diagnostics.map { json.diagnostic($0) + "\n" }.joined()
    do {
      try Output.write(Array(lines.utf8), to: 1)
    } catch {
      if case .closedPipe = error { return }
      Desk.complain("error: \(error.message)")
      status = .file
    }
  }
}
