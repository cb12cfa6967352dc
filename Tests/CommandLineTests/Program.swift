import Foundation
import Testing

/// The program under test and the recipes that come with it.
enum Program {
  /// The built product: beside the tests, else in the package's build folder.
  static let path: String = {
    let beside = CommandLine.arguments.prefix(3).compactMap { argument -> String? in
      guard let end = argument.range(of: "/", options: .backwards) else { return nil }
      return argument[..<end.lowerBound] + "/descent"
    }
    let built = [".build-test", ".build"].map { root.appending(path: "\($0)/release/descent").path }
    return (beside + built).first(where: FileManager.default.isExecutableFile) ?? "descent is not built"
  }()

  static let examples: [URL] = {
    let folder = root.appending(path: "examples")
    let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "train" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }()

  static func example(_ name: String) -> String { root.appending(path: "examples/\(name).train").path }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL
}

/// A folder of a test's own, gone when the test is.
final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "descent-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  /// Writes a file and says where it is.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }

  func text(of name: String) -> String {
    let data = try? Data(contentsOf: url.appending(path: name))
    return String(decoding: data ?? Data(), as: UTF8.self)
  }
}

/// What a command has left behind.
struct Answer {
  let status: Int32
  /// Whether a signal has ended it, which is always a bug.
  let isKilled: Bool
  let output: String
  let errors: String

  /// The first line of what was said to people.
  var firstError: Substring { errors.prefix { $0 != "\n" } }
}

/// A command that has been started, its outputs going to files.
struct Running {
  let process: Process
  private let folder: Folder
  private let name = UUID().uuidString

  /// - Parameters:
  ///   - arguments: Of the program, or of `bash -c` where there is a script, in which `$D` is the program.
  ///   - environment: Added to a path and a home, which is all that is passed on.
  init(
    _ arguments: [String], script: String? = nil, in folder: Folder, input: String = "",
    environment: [String: String] = [:]
  ) throws {
    self.folder = folder
    process = Process()
    process.executableURL = URL(filePath: script == nil ? Program.path : "/bin/bash")
    process.arguments = script.map { ["-c", $0] } ?? arguments
    process.currentDirectoryURL = folder.url
    let basic = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": folder.url.path, "D": Program.path,
    ]
    process.environment = basic.merging(environment) { $1 }
    let files = try ["\(name).in", "\(name).out", "\(name).err"].map { try folder.write($0, "") }
    try folder.write("\(name).in", input)
    process.standardInput = FileHandle(forReadingAtPath: files[0])
    process.standardOutput = FileHandle(forWritingAtPath: files[1])
    process.standardError = FileHandle(forWritingAtPath: files[2])
    try process.run()
  }

  var output: String { folder.text(of: "\(name).out") }
  var errors: String { folder.text(of: "\(name).err") }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Looks until something holds, or the command has ended, or twenty seconds have passed.
  func wait(until holds: () -> Bool) {
    for _ in 0..<20_000 {
      if !process.isRunning || holds() { return }
      usleep(1_000)
    }
  }

  /// What the command left behind; one that does not end within a minute is killed, which shows.
  func answer() -> Answer {
    wait { false }
    if process.isRunning { send(SIGKILL) }
    process.waitUntilExit()
    return Answer(
      status: process.terminationStatus, isKilled: process.terminationReason == .uncaughtSignal,
      output: output,
      errors: errors)
  }
}

/// Runs the program to its end.
func descent(
  _ arguments: String..., in folder: Folder, input: String = "", environment: [String: String] = [:]
) throws -> Answer {
  try Running(arguments, in: folder, input: input, environment: environment).answer()
}

/// Runs a script, in which `$D` is the program.
func shell(_ script: String, in folder: Folder, environment: [String: String] = [:]) throws -> Answer {
  try Running([], script: script, in: folder, environment: environment).answer()
}
