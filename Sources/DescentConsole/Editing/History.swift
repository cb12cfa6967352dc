/// The entries of earlier sessions and of this one, oldest first; an entry may have several lines.
package struct History: Equatable, Sendable {
  /// How many entries are kept in memory, and in the file once it has been compacted.
  package static let most = 10_000
  /// The first line of the file.
  package static let heading = "descent history 1"

  package private(set) var entries: [String] = []

  package init() {}

  /// Why a file is not read.
  package enum Trouble: Error, Equatable, Sendable {
    case notHistory
    case newerVersion(String)

    /// The trouble in words.
    package var message: String {
      switch self {
      case .notHistory: "it does not begin with `\(History.heading)`"
      case .newerVersion(let version): "it is of version \(version), written by a newer descent"
      }
    }
  }

  /// What a file tells; one that is empty has no entries.
  package static func reading(_ bytes: [UInt8]) throws(Trouble) -> History {
    var history = History()
    guard !bytes.isEmpty else { return history }
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: true).map { Substring($0) }
    let title = lines.first ?? ""
    guard title == heading else {
      guard title.hasPrefix("descent history ") else { throw .notHistory }
      throw .newerVersion(String(title.dropFirst("descent history ".count).prefix(20)))
    }
    for line in lines.dropFirst().suffix(most) { _ = history.add(unescaped(line)) }
    return history
  }

  /// Whether an entry is one to keep: not empty, not begun with a space, and not the last one again.
  package func keeps(_ entry: String) -> Bool {
    guard entry.utf8.first != 0x20, entries.last != entry else { return false }
    return entry.utf8.contains { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A }
  }

  /// Adds an entry that is to be kept; false where it is not.
  package mutating func add(_ entry: String) -> Bool {
    guard keeps(entry) else { return false }
    entries.append(entry)
    if entries.count > Self.most + Self.most / 10 { entries.removeFirst(entries.count - Self.most) }
    return true
  }

  /// An entry as a line of the file, its end included.
  package static func line(for entry: String) -> String {
    var line = ""
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\\": line += "\\\\"
      case "\n": line += "\\n"
      case "\r": line += "\\r"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line + "\n"
  }

  /// The whole file that holds these entries.
  package var file: String {
    Self.heading + "\n" + entries.suffix(Self.most).map(Self.line).joined()
  }

  private static func unescaped(_ line: Substring) -> String {
    guard line.utf8.contains(UInt8(ascii: "\\")) else { return String(line) }
    var entry = ""
    var isEscaped = false
    for scalar in line.unicodeScalars {
      switch (isEscaped, scalar) {
      case (false, "\\"):
        isEscaped = true
        continue
      case (true, "n"): entry += "\n"
      case (true, "r"): entry += "\r"
      default: entry.unicodeScalars.append(scalar)
      }
      isEscaped = false
    }
    return entry
  }
}
