import DescentConsole
import DescentData
import DescentFiles
import DescentRecipe
import DescentRuntime
import DescentSyntax
import DescentTensor

/// Surroundings without a terminal: what is said is kept, time passes with each look for a wish to stop.
///
/// There is one such look a step.
struct Listener: PromptSurroundings {
  /// What the test reads and turns.
  final class Ear {
    var said: [Said] = []
    /// After so many looks at it, the wish to stop is there.
    var looksUntilStop: Int?
    /// After so many it is one for an end at once.
    var looksUntilHaste: Int?
    /// A wish that counts from the first step, once a training has said on what it trains.
    var wish: (steps: Int, isHurried: Bool)?
    var clock = 0.0
    var files: [String: String] = [:]

    func listen(to wish: (steps: Int, isHurried: Bool)) {
      looksUntilStop = wish.steps
      looksUntilHaste = wish.isHurried ? wish.steps : nil
      self.wish = nil
    }

    func look() -> Bool {
      looksUntilHaste = looksUntilHaste.map { max(0, $0 - 1) }
      guard let left = looksUntilStop else { return false }
      looksUntilStop = max(0, left - 1)
      return left == 0
    }
  }

  let ear = Ear()
  var width = 80
  var secondsALook = 0.01

  mutating func say(_ said: Said) {
    ear.said.append(said)
    if let wish = ear.wish, said.text.contains(" rows to train on") { ear.listen(to: wish) }
  }

  func seconds() -> Double { ear.clock }

  var isStopRequested: Bool {
    ear.clock += secondsALook
    return ear.look()
  }
  var isHurried: Bool { ear.looksUntilHaste == 0 }

  func read(_ path: String) -> Result<[UInt8], FileFault> {
    guard let text = ear.files[path] else { return .failure(.notFound(path)) }
    return .success(Array(text.utf8))
  }
}

/// A shelf in memory that counts what is put on it.
final class TestShelf: Shelf {
  private var content: [Int: [UInt8]] = [:]
  private(set) var puts = 0
  var isFull = false
  var isLost = false

  var count: Int { content.count }

  func put(_ bytes: [UInt8]) -> Int? {
    guard !isFull else { return nil }
    puts += 1
    content[puts] = bytes
    return puts
  }

  func bytes(of ticket: Int) -> [UInt8]? { isLost ? nil : content[ticket] }
  func discard(_ ticket: Int) { content[ticket] = nil }
}

/// The files of a library in which nothing is found.
func library() -> LibraryFiles {
  LibraryFiles(files: SystemFiles(), folders: [], memoryLimit: 1 << 32)
}

/// A session on one thread.
func session(
  threads: Int = 1, shelf: (any Shelf)? = nil, momentLimit: Int? = nil, width: Int = 80
) -> Prompt<Listener> {
  Prompt(
    engine: Engine(instructionSet: .best, threads: threads), library: library(),
    surroundings: Listener(width: width), shelf: shelf, momentLimit: momentLimit)
}

extension Prompt where Outside == Listener {
  var ear: Listener.Ear { surroundings.ear }

  /// What has been said since the last question.
  mutating func heard() -> String {
    defer { ear.said = [] }
    return ear.said.map(\.text).joined(separator: "\n")
  }
}

/// Runs a recipe from its beginning; the digest of its weights, and what went wrong.
func digest(of recipe: String, threads: Int = 1) -> (digest: String?, faults: [String]) {
  let parsed = Parser.recipe(SourceText(name: "session.train", text: recipe), id: 0)
  let checked = Checker.check(parsed)
  guard let program = checked.program else { return (nil, checked.diagnostics.map(\.message)) }
  var run = Run(
    program, engine: Engine(instructionSet: .best, threads: threads), library: library(), world: Quiet())
  let status = run.perform()
  guard status == .done || status == .expectationFalse else { return (nil, run.world.faults) }
  return (run.world.digest, [])
}

/// A world that remembers how a run ended.
struct Quiet: World {
  private(set) var digest: String?
  private(set) var faults: [String] = []

  mutating func receive(_ event: Event) {
    if case .done(let report) = event { digest = report.weightsDigest }
    if case .failed(let fault) = event { faults.append(fault.message) }
  }

  func seconds() -> Double { 0 }
  var isStopRequested: Bool { false }
}
