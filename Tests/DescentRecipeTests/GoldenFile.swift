import Foundation
import Testing

/// A file with a recipe, the recipes that it includes, and what is said to it.
///
/// The recipe stands first. Each included one begins with a line `---- base.train`; the answer begins with
/// a line of dashes alone.
struct GoldenFile: CustomTestStringConvertible {
  private static let dashes = Array("----\n".utf8)
  private static let title = Array("---- ".utf8)

  /// Those of this folder, answered by the checker.
  static let all = files(in: "Golden")
  /// Those beside the syntax, which are read and never held against the catalogue.
  static let ofSyntax = files(in: "../DescentSyntaxTests/Golden")

  private static func files(in folder: String) -> [GoldenFile] {
    let place = URL(filePath: #filePath).deletingLastPathComponent().appending(path: folder)
      .standardizedFileURL
    let files = try? FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "golden" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }.map(GoldenFile.init)
  }

  let url: URL

  var testDescription: String { url.deletingPathExtension().lastPathComponent }

  /// Whether the recipe has more than one thing wrong with it, as its name says.
  var hasManyCauses: Bool {
    ["five-causes", "both-ends", "that-is-a-statement", "by-another-name", "each-with"].contains {
      testDescription.contains($0)
    }
  }

  /// The recipe, the files beside it, and the answer on record.
  func parts() throws -> (recipe: [UInt8], files: [String: String], recorded: String) {
    let (texts, recorded) = try halves()
    let start = Self.place(of: Self.title, in: texts) ?? texts.endIndex
    var files: [String: String] = [:]
    let sections = "\n" + String(decoding: texts[start...], as: UTF8.self)
    for section in sections.components(separatedBy: "\n---- ").dropFirst() {
      let lines = section.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      files[String(lines[0])] = lines.count > 1 ? String(lines[1]) : ""
    }
    return (Array(texts[..<start]), files, recorded)
  }

  /// What the checker makes of the recipe with the files beside it.
  func reading() throws -> Reading {
    let (recipe, files, _) = try parts()
    return try Reading(recipe, files: files)
  }

  func record(_ answer: String) throws {
    try Data(try halves().texts + Self.dashes + Array(answer.utf8)).write(to: url)
  }

  private func halves() throws -> (texts: [UInt8], recorded: String) {
    let bytes = [UInt8](try Data(contentsOf: url))
    let start = try #require(Self.place(of: Self.dashes, in: bytes), "the line of dashes is missing")
    return (
      Array(bytes[..<start]), String(decoding: bytes[(start + Self.dashes.count)...], as: UTF8.self)
    )
  }

  private static func place(of line: [UInt8], in bytes: [UInt8]) -> Int? {
    bytes.firstRange(of: line)?.lowerBound
  }
}
