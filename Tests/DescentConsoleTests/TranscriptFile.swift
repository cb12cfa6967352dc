import Foundation
import Testing

/// A file with a session: what it shows, what is typed and answered, and the files beside it.
///
/// It begins with a few lines about the scene; `columns 40` or `moments 2000 bytes` hold for it.
/// A file beside it begins with a line `---- base.train`.
struct TranscriptFile: CustomTestStringConvertible {
  static let all: [TranscriptFile] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Transcripts")
    let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "session" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }.map(TranscriptFile.init)
  }()

  let url: URL

  var testDescription: String { url.deletingPathExtension().lastPathComponent }

  func text() throws -> String { try String(contentsOf: url, encoding: .utf8) }

  /// The file with every answer in it as it is given now.
  func told() throws -> String {
    let sections = try text().components(separatedBy: "\n---- ")
    let lines = (sections.first ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    let opening = lines.prefix { !$0.hasPrefix(Stage.sign) && !$0.hasPrefix("$ ") }
    var stage = try Stage(
      files: files(sections.dropFirst()), width: number(behind: "columns", in: opening) ?? 80,
      momentLimit: number(behind: "moments", in: opening))
    let session = try stage.played(Array(lines.dropFirst(opening.count)))
    let whole = opening.map(String.init) + session
    let besides = sections.dropFirst().map { "---- " + $0 }
    return whole.joined(separator: "\n") + "\n" + besides.joined(separator: "\n")
  }

  private func files(_ sections: ArraySlice<String>) -> [String: String] {
    Dictionary(
      sections.map { section in
        let lines = section.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(lines[0]), lines.count > 1 ? String(lines[1]) : "")
      }, uniquingKeysWith: { $1 })
  }

  private func number(behind word: String, in lines: ArraySlice<Substring>) -> Int? {
    lines.compactMap { line in
      let words = line.split(separator: " ")
      return words.count > 1 && words[0] == word ? Int(words[1]) : nil
    }.first
  }

  /// Whether the file says what is said now; `DESCENT_RECORD=1` writes it anew, but not where tests decide.
  func agrees() throws -> Bool {
    let (recorded, now) = (try text(), try told())
    let environment = ProcessInfo.processInfo.environment
    if recorded != now, environment["DESCENT_RECORD"] == "1", environment["CI"] == nil {
      try Data(now.utf8).write(to: url)
    }
    return recorded == now
  }
}
