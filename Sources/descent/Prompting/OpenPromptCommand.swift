import ArgumentParser
import DescentConsole
import DescentRuntime
import DescentSyntax
import DescentTensor
import DescentTerminal

/// `descent`, with nothing behind it.
struct OpenPromptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompt", abstract: "Open the prompt, where statements are typed one at a time.")

  @ArgumentParser.Argument(help: .hidden)
  var strangers: [String] = []

  @OptionGroup var computing: EngineOptions

  @Option(
    help: ArgumentHelp("Most memory to use, such as 8GB. Default: half of what there is.", valueName: "size"))
  var memory: MemorySize?

  @Option(
    help: ArgumentHelp(
      "Folder for the files that the session writes. Default: the current one.", valueName: "dir"))
  var out: String?

  func validate() throws {
    if let stranger = strangers.first { throw ValidationError(Self.answer(to: stranger)) }
    if out == "" { throw ValidationError("--out takes a folder, not an empty name") }
  }

  /// What to write in the place of a word that stands where a command would.
  private static func answer(to word: String) -> String {
    let shown = Escaped.excerpt(word)
    guard !word.hasSuffix(".train") else { return "to run a recipe, write `descent run \(shown)`" }
    let commands = Descent.configuration.subcommands.compactMap { $0.configuration.commandName }
    let nearest = NearestName.nearest(to: word, among: commands).map { "; write `descent \($0)`" } ?? ""
    return "there is no command `\(shown)`\(nearest) (\(commands.joined(separator: ", ")))"
  }

  func run() throws {
    Terminal.takeSignals()
    let options = SessionOptions(
      instructionSet: try computing.instructionSet(), threads: computing.threadCount,
      library: Folders.library(memory: memory?.bytes), out: out ?? "")
    let isTyped = Terminal.isTyped
    let canEdit = isTyped && Terminal.isInteractive(.standardOutput) && Terminal.isInput
    let status = canEdit ? edited(options) : nil
    throw ExitCode((status ?? plain(options, isTyped: isTyped)).rawValue)
  }

  /// The status of a session at a terminal; nil where lines cannot be edited there.
  private func edited(_ options: SessionOptions) -> ExitStatus? {
    let look = PromptLook(ink: Ink(isTerminal: true, variable: Terminal.variable), isTerminal: true)
    let size = Keyboard.size
    let thread = SessionThread(screen: ScreenSize(rows: size.rows, columns: size.columns)) { thread in
      let engine = options.engine
      if let failure = SelfTest.failure(of: engine) {
        return BrokenMachine(failure: failure, thread: thread)
      }
      return SessionInterpreter(
        options, engine: engine, surroundings: ThreadSurroundings(thread: thread), look: look)
    }
    guard let thread else { return nil }
    var conversation = TerminalConversation(thread: thread, isColored: look.ink.isOn)
    return conversation?.talk()
  }

  private func plain(_ options: SessionOptions, isTyped: Bool) -> ExitStatus {
    let engine = options.engine
    if let failure = SelfTest.failure(of: engine) {
      Desk.complain("error: this machine does not compute as numerics 1 defines: \(failure)")
      return .mismatch
    }
    Terminal.beginWork()
    let interpreter = SessionInterpreter(
      options, engine: engine, surroundings: PipeSurroundings(), look: PromptLook())
    var conversation = PlainConversation(isTyped: isTyped, interpreter: interpreter)
    return conversation.talk()
  }
}

/// Answers every block on a machine that does not compute as it should.
private struct BrokenMachine: Interpreter {
  let failure: String
  let thread: SessionThread
  let completionContext = CompletionContext()

  mutating func run(_ block: String, from place: BlockPlace?) -> Reply {
    let text = "error: this machine does not compute as numerics 1 defines: \(failure)"
    thread.news.post(.said(Said(.commentary, text)))
    return Reply(status: .mismatch, isLast: true)
  }
}
