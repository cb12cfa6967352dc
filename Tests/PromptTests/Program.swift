import Foundation
import Testing

/// The program under test.
enum Program {
  /// The built product: beside the tests, else in the package's build folder.
  static let path: String = {
    let beside = CommandLine.arguments.prefix(3).compactMap { argument -> String? in
      guard let end = argument.range(of: "/", options: .backwards) else { return nil }
      return argument[..<end.lowerBound] + "/descent"
    }
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../..").standardizedFileURL
    let built = [".build-test", ".build"].map { root.appending(path: "\($0)/release/descent").path }
    return (beside + built).first(where: FileManager.default.isExecutableFile) ?? "descent is not built"
  }()
}

/// A folder of a test's own, gone when the test is.
final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "descent-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file, in folders that are made.
  func write(_ name: String, _ text: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func text(of name: String) -> String {
    let data = try? Data(contentsOf: url.appending(path: name))
    return String(decoding: data ?? Data(), as: UTF8.self)
  }
}
