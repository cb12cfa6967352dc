import Foundation
import Testing

/// A file with a recipe and what is said to it.
struct GoldenFile: CustomTestStringConvertible {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
  private static let dashes = Array("----\n".utf8)

  static let all: [GoldenFile] = {
    let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "golden" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }.map(GoldenFile.init)
  }()

  let url: URL

  var testDescription: String { url.deletingPathExtension().lastPathComponent }

  /// Whether the recipe has more than one thing wrong with it, as its name says.
  var hasManyCauses: Bool {
    ["five-causes", "both-ends", "that-is-a-statement", "by-another-name"].contains {
      testDescription.contains($0)
    }
  }

  /// The recipe, and the answer on record.
  func parts() throws -> (recipe: [UInt8], recorded: String) {
    let bytes = [UInt8](try Data(contentsOf: url))
    let start = try #require(bytes.firstRange(of: Self.dashes)?.lowerBound, "the line of dashes is missing")
    return (Array(bytes[..<start]), String(decoding: bytes[(start + Self.dashes.count)...], as: UTF8.self))
  }

  func record(_ answer: String, to recipe: [UInt8]) throws {
    try Data(recipe + Self.dashes + Array(answer.utf8)).write(to: url)
  }
}
