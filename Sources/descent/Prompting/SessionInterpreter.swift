import DescentConsole
import DescentData
import DescentFiles
import DescentRuntime
import DescentTensor
import DescentTerminal

/// The session behind a prompt.
struct SessionInterpreter<Outside: PromptSurroundings>: Interpreter {
  private var prompt: Prompt<Outside>

  init(_ options: SessionOptions, engine: Engine, surroundings: Outside, look: PromptLook) {
    prompt = Prompt(
      engine: engine, library: options.library, surroundings: surroundings, look: look,
      output: OutputFolder(path: options.out), shelf: DiskShelf())
  }

  var completionContext: CompletionContext { prompt.completionContext }

  mutating func run(_ block: String, from place: BlockPlace?) -> Reply {
    let answer = place.map { prompt.take(block, from: $0.file, line: $0.line) } ?? prompt.take(block)
    let isClaimFalse = answer.status == .done && !prompt.isEveryClaimMet
    return Reply(status: isClaimFalse ? .expectationFalse : answer.status, isLast: answer.isOver)
  }
}

/// With what a session computes, and where its files are.
struct SessionOptions: Sendable {
  let instructionSet: InstructionSet
  let threads: Int
  let library: LibraryFiles
  let out: String

  var engine: Engine { Engine(instructionSet: instructionSet, threads: threads) }
}

/// Puts moments of the session that are too many for memory on disk.
private final class DiskShelf: Shelf {
  private var file: ScratchFile?
  private var places: [Int: (start: Int, count: Int)] = [:]
  private var lastTicket = 0

  func put(_ bytes: [UInt8]) -> Int? {
    file = file ?? ScratchFile(in: Terminal.variable("TMPDIR") ?? "/var/tmp")
    guard let start = file?.put(bytes) else { return nil }
    lastTicket += 1
    places[lastTicket] = (start, bytes.count)
    return lastTicket
  }

  func bytes(of ticket: Int) -> [UInt8]? {
    places[ticket].flatMap { file?.bytes(at: $0.start, count: $0.count) }
  }

  func discard(_ ticket: Int) {
    guard let place = places.removeValue(forKey: ticket) else { return }
    file?.discard(at: place.start, count: place.count)
  }
}
