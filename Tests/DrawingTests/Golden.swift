import Foundation
import Testing

/// Drawings on record, a file each; `DESCENT_RECORD=1` writes what has changed, and that run fails for it.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Pictures")
  private static let isRecording =
    ProcessInfo.processInfo.environment["DESCENT_RECORD"] == "1"
    && ProcessInfo.processInfo.environment["CI"] == nil

  /// Holds a drawing against the one on record.
  static func expect(_ name: String, _ lines: [String]) {
    let url = folder.appending(path: name + ".txt")
    let text = lines.map { $0 + "\n" }.joined()
    let recorded = try? String(contentsOf: url, encoding: .utf8)
    #expect(text == recorded, "\(name)")
    if isRecording, text != recorded { try? Data(text.utf8).write(to: url) }
  }
}
