import DescentConsole
import DescentData
import DescentFiles
import DescentRuntime
import DescentTensor
import Foundation

/// A session with files around it: plays what a transcript says is typed, and writes down what is answered.
///
/// What is typed stands behind `descent> `, the further lines of a block behind `…`. A line may end with
/// `^C after 30 steps`, counted from where it is typed; `^C^C` asks for an end at once. Lines that begin with
/// `$ ` happen outside: a look at a file, a run of it, a disk that fills up.
struct Stage {
  static let sign = "descent> "
  static let further = "       … "

  private var prompt: Prompt<Listener>
  private let shelf = TestShelf()
  private let folder: TemporaryFolder
  private var isOver = false

  /// - Parameters:
  ///   - files: What can be read, by name.
  ///   - momentLimit: Bytes that moments may take of memory; those beyond go to a shelf.
  init(files: [String: String] = [:], width: Int = 80, momentLimit: Int? = nil, secondsAStep: Double = 0.01)
    throws
  {
    folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(Array(text.utf8), to: name) }
    let library = LibraryFiles(
      files: Room(folder: folder.path), folders: [folder.path], memoryLimit: 1 << 28)
    prompt = Prompt(
      engine: Engine(instructionSet: .best, threads: 1), library: library,
      surroundings: Listener(width: width, secondsALook: secondsAStep),
      output: OutputFolder(path: folder.path), shelf: shelf,
      momentLimit: momentLimit)
    prompt.ear.files = files
  }

  /// The digest of the weights as they are; nil where nothing has been trained.
  var weights: String? { mutating get { prompt.weightsDigest } }

  /// The lines with every answer in them as it is given now.
  mutating func played(_ lines: [Substring]) throws -> [String] {
    var told: [String] = []
    var index = 0
    while index < lines.count {
      let line = lines[index]
      index += 1
      guard line.hasPrefix(Self.sign) || line.hasPrefix("$ ") else { continue }
      var block = [line]
      while index < lines.count, lines[index].hasPrefix(Self.further) {
        block.append(lines[index])
        index += 1
      }
      told += block.map(String.init)
      told += line.hasPrefix("$ ") ? try happen(String(line.dropFirst(2))) : answer(to: block)
    }
    return told
  }

  /// What is said to a block.
  mutating func answer(to block: [Substring]) -> [String] {
    let typed = block.map { $0.dropFirst(Self.sign.count) }.joined(separator: "\n")
    let parts = typed.components(separatedBy: "   ^C")
    if parts.count > 1 {
      let wish = (steps: Int(parts[1].filter(\.isNumber)) ?? 0, isHurried: parts[1].hasPrefix("^C"))
      if parts[0].contains("train ") { prompt.ear.wish = wish } else { prompt.ear.listen(to: wish) }
    }
    defer { (prompt.ear.wish, prompt.ear.looksUntilStop, prompt.ear.looksUntilHaste) = (nil, nil, nil) }
    guard !isOver else { return ["(nobody answers: the session is over)"] }
    isOver = prompt.take(parts[0]).isOver
    return said() + (isOver ? ["(the session is over)"] : [])
  }

  private func said() -> [String] {
    defer { prompt.ear.said = [] }
    let lines = prompt.ear.said.flatMap { $0.text.split(separator: "\n", omittingEmptySubsequences: false) }
    return lines.map { String($0).replacing(folder.path + "/", with: "").replacing(folder.path, with: ".") }
  }

  private func happen(_ event: String) throws -> [String] {
    let words = event.split(separator: " ").map(String.init)
    switch (words.first ?? "", words.last ?? "") {
    case ("cat", let name): return try text(of: name).split(separator: "\n").map(String.init)
    case ("descent", let name):
      let run = digest(of: try text(of: name))
      return run.faults + (run.digest.map { ["weights.sha256 \($0)"] } ?? [])
    case ("the", "full"): shelf.isFull = true
    case ("the", "lost"): shelf.isLost = true
    default: return ["(nothing happens)"]
    }
    return []
  }

  private func text(of name: String) throws -> String {
    try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
  }
}

/// The files of a folder, as if it were the current one.
private struct Room: FileSource {
  let folder: String
  private let files = SystemFiles()

  init(folder: String) { self.folder = folder }

  func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
    try files.read(whole(path), limit: limit)
  }

  func open(_ path: String) throws(FileFault) -> any ReadableFile { try files.open(whole(path)) }
  func kind(of path: String) -> FileKind { files.kind(of: whole(path)) }

  private func whole(_ path: String) -> String { path.hasPrefix("/") ? path : folder + "/" + path }
}
