import DescentFiles
import DescentRecipe
import DescentRuntime
import DescentSyntax

extension Prompt {
  /// Answers a line that is the prompt's own.
  mutating func answer(_ line: OwnLine) -> Answer {
    switch line {
    case .help(let subject):
      return Answer(status: help(subject))
    case .word(let text):
      let source = SourceText(name: "prompt", bytes: Array(text.utf8), firstLine: lines)
      return take(Parser.prompt(source, id: run.world.sources.add(source)), at: "")
    case .unknown(""): return Answer(status: refuse("behind the point stands a word of the prompt: `.undo`"))
    case .unknown(let word):
      let nearest = NearestName.nearest(to: word, among: PromptWord.words).map { "; write `\($0)`" } ?? ""
      return Answer(status: refuse("there is no `.\(Escaped.excerpt(word))`\(nearest)"))
    }
  }

  /// Does what a word of the prompt asks for.
  mutating func perform(_ command: PromptCommand, at span: Span) -> Answer {
    switch command {
    case .help(let subject): return Answer(status: help(subject))
    case .run(let path): return Answer(status: perform(fileAt: path))
    case .write(let path): return Answer(status: write(to: path))
    case .undo(let count): return Answer(status: undo(count))
    case .redo(let count): return Answer(status: redo(count))
    case .branch(let name): return Answer(status: branch(name))
    case .switchTo(let name): return Answer(status: change(to: name))
    case .branches: return Answer(status: showBranches())
    case .step(let count): return Answer(status: makeSteps(count))
    case .watch(let names): return Answer(status: watch(names))
    case .quit: return leave()
    }
  }

  private mutating func leave() -> Answer {
    let standing = present.standing
    if standing.isPaused {
      run.world.note("left with a training that waits at step \(Numeral.grouped(standing.step))")
    }
    return Answer(isOver: true)
  }

  mutating func help(_ subject: String?) -> ExitStatus {
    let help = PromptHelp(on: subject, in: present.checker.situation, width: run.world.outside.width)
    guard help.isKnown else { return refuse(help.text) }
    run.world.outside.say(Said(.result, help.text))
    return .done
  }

  /// The statements of a file, as if they were typed.
  private mutating func perform(fileAt path: Quoted) -> ExitStatus {
    switch run.world.outside.read(path.text) {
    case .failure(let fault):
      run.world.note("error: \(fault.message)")
      return .file
    case .success(let bytes):
      let text = SourceText(name: Escaped.text(path.text), bytes: bytes)
      let recipe = Parser.recipe(text, id: run.world.sources.add(text))
      run.world.tell(recipe.diagnostics)
      guard !recipe.diagnostics.contains(where: { $0.severity == .error }) else {
        run.world.note(Self.refused(as: path.text))
        return ExitStatus(refusing: recipe.diagnostics)
      }
      return perform(recipe, at: path.text)
    }
  }

  /// The session as a recipe.
  package var recipe: String {
    let lines = SessionRecipe(present.transcript).lines
    let text = (["edition 1"] + lines.filter { $0 != "edition 1" }).map { $0 + "\n" }.joined()
    return Parser.formatted(SourceText(name: "session", text: text), id: 0).text ?? text
  }

  private mutating func write(to path: Quoted) -> ExitStatus {
    let text = recipe
    do throws(FileFault) {
      try output.place(Array(text.utf8), at: path.text)
    } catch {
      run.world.note("error: \(error.message)" + (error.help.map { "\n help: \($0)" } ?? ""))
      return .file
    }
    let count = text.split(separator: "\n").count
    let digest = weightsDigest.map {
      "; it ends in weights.sha256 \($0)"
    }
    let statements = count == 1 ? "one statement" : "\(count) statements"
    run.world.note("\(Escaped.text(path.text)): \(statements)\(digest ?? "")")
    return .done
  }

  /// The settings of what was done last.
  private var lastSettings: Settings? {
    var place = present.transcript
    while let here = place {
      if let action = here.entry.actions.last { return action.settings }
      place = here.before
    }
    return nil
  }

  /// The digest of the weights with which the session's recipe ends; nil where nothing has been trained.
  package var weightsDigest: String? {
    mutating get { lastSettings.flatMap { run.weightsDigest(under: $0) } }
  }

  /// So many updates of the training that waits, else of a new one.
  private mutating func makeSteps(_ count: Int) -> ExitStatus {
    let standing = run.standing
    let text =
      standing.isPaused
      ? "continue until step \(standing.step + count)" : "train \(count) step\(count == 1 ? "" : "s")"
    let source = SourceText(name: "step", text: text)
    return perform(Parser.recipe(source, id: run.world.sources.add(source)), at: "")
  }

  private mutating func watch(_ names: [Name]) -> ExitStatus {
    watched = names.map(\.text)
    run.world.watched = watched
    let figures = names.map { String($0.text.split(separator: ".").last ?? "") }
    run.furtherFigures.formUnion(figures)
    run.watchedFigures = Set(figures)
    run.world.note(
      names.isEmpty ? "nothing is watched but the loss" : "watching \(watched.joined(separator: ", "))")
    return .done
  }

  private mutating func showBranches() -> ExitStatus {
    let table = BranchWords(branches).lines(within: run.world.outside.width)
    run.world.outside.say(Said(.result, table.joined(separator: "\n")))
    return .done
  }
}
