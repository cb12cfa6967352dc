import DescentData
import DescentFiles
import DescentRecipe
import DescentRuntime
import DescentSyntax
import DescentTensor

/// A session: takes what is typed, block by block, and says what comes of it to its surroundings.
///
/// It needs no terminal. A block with a mistake changes nothing, and a statement that fails leaves everything
/// as it was before it.
package struct Prompt<Outside: PromptSurroundings> {
  var run: Run<PromptDesk<Outside>>
  var branches: Branches
  let shelf: (any Shelf)?
  /// Bytes that moments may take of memory.
  let momentLimit: Int
  /// Lines typed so far.
  var lines = 0
  /// Figures named by `expect` and `print`, which are measured from then on.
  var watched: [String] = []
  /// Whether moments could not be kept, which is said once.
  var hasLostMoments = false
  /// Where data is looked for.
  let library: LibraryFiles
  /// Where files are written.
  let output: OutputFolder

  /// - Parameters:
  ///   - library: Where data is looked for.
  ///   - shelf: Takes older moments out of memory; nil to keep only those that there is room for.
  ///   - momentLimit: Bytes that moments may take of memory; an eighth of the library's limit unless given.
  package init(
    engine: Engine, library: LibraryFiles, surroundings: Outside, look: PromptLook = PromptLook(),
    output: OutputFolder = OutputFolder(), shelf: (any Shelf)? = nil, momentLimit: Int? = nil
  ) {
    let desk = PromptDesk(surroundings, look: look)
    run = Run(
      Program(actions: []), engine: engine, library: library, world: desk, output: output, isSteered: true)
    self.shelf = shelf
    self.output = output
    self.library = library
    self.momentLimit = momentLimit ?? library.memoryLimit / 8
    var overrides = Overrides()
    overrides.look = { source, folder in source.seen(in: library.seen(from: folder)) }
    branches = Branches(
      from: Moment(
        checker: LiveChecker(overrides: overrides), transcript: nil, state: run.state(sharing: nil),
        standing: run.standing,
        text: ""))
  }

  /// What came of a block.
  package struct Answer: Sendable, Equatable {
    /// As a recipe would have ended; `done` where nothing was wrong.
    package var status = ExitStatus.done
    /// Whether the session is to end.
    package var isOver = false
  }

  /// The surroundings, to ask them for what they have heard.
  package var surroundings: Outside { run.world.outside }

  /// The settings as they stand.
  package var settings: Settings { present.checker.settings }

  var present: Moment { branches.timeline.present }

  /// Whether every `expect` has held.
  package var isEveryClaimMet: Bool { run.isEveryClaimMet }

  /// Takes a block, and does what it says.
  package mutating func take(_ block: String) -> Answer {
    let text = SourceText(name: "prompt", bytes: Array(block.utf8), firstLine: lines + 1)
    let id = run.world.sources.add(text)
    lines += text.lineCount
    if let own = OwnLine(block) { return answer(own) }
    return take(Parser.prompt(text, id: id), at: "")
  }

  /// - Parameter path: Where the text lies that the input comes from; empty for what is typed.
  mutating func take(_ input: PromptInput, at path: String) -> Answer {
    run.world.tell(input.diagnostics)
    guard !input.diagnostics.contains(where: { $0.severity == .error }) else {
      if input.statementCount > 1 { run.world.note(Self.refused) }
      return Answer(status: ExitStatus(refusing: input.diagnostics))
    }
    var answer = Answer()
    for (index, part) in input.parts.enumerated() {
      switch part {
      case .statements(let recipe):
        answer.status = perform(recipe, at: path, place: (index, input.parts.count))
      case .command(let command, let span): answer = perform(command, at: span)
      }
      guard answer.status == .done, !answer.isOver else { break }
    }
    return answer
  }
}

extension Prompt {
  /// What is said of a block of several statements with a mistake in one of them.
  static var refused: String { "note: nothing of this block was done" }

  /// The same of a file.
  static func refused(as path: String) -> String { "note: nothing of \(Escaped.text(path)) was done" }
}

extension PromptInput {
  /// Statements and words of the prompt, those that could not be read among them.
  fileprivate var statementCount: Int {
    parts.reduce(diagnostics.count) { count, part in
      switch part {
      case .statements(let recipe): count + recipe.statements.count
      case .command: count + 1
      }
    }
  }
}

extension DataSource {
  /// What its files tell; nothing where they are not there.
  fileprivate func seen(in library: LibraryFiles) -> Result<DataShape?, DataFault> {
    guard absence(in: library) == nil else { return .success(nil) }
    do throws(DataFault) {
      return .success(try look(into: library))
    } catch {
      return .failure(error)
    }
  }
}
