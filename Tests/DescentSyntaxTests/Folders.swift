import Foundation

/// The folders of test files beside this source file.
enum Folders {
  static let right = files(in: "Corpus/right")
  static let wrong = files(in: "Corpus/wrong")
  static let later = files(in: "Corpus/later")
  static let prompt = files(in: "Corpus/prompt")
  static let listings = files(in: "Golden/Listings")
  static let golden = files(in: "Golden").filter { $0.pathExtension == "golden" }
  static let formatting = files(in: "Formatting")
  static let examples = files(in: "../../examples").filter { $0.pathExtension == "train" }

  static func url(of folder: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: folder)
  }

  static func bytes(of file: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: file)) }

  private static func files(in folder: String) -> [URL] {
    let files = try? FileManager.default.contentsOfDirectory(
      at: url(of: folder), includingPropertiesForKeys: nil)
    return (files ?? []).sorted { $0.lastPathComponent < $1.lastPathComponent }
  }
}
