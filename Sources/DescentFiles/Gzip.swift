import CFiles

/// Why a gzip content could not be inflated.
package enum GzipFault: Error, Equatable, Sendable {
  case notGzip
  /// The input ends at this byte, inside a member.
  case cut(at: Int)
  /// No gzip member could have this at about this byte of the input.
  case badCodes(at: Int)
  /// What was inflated is not what was compressed.
  case badChecksum
  /// Bytes behind the last member.
  case trailing(at: Int)
  case beyond(limit: Int)
  case noMemory

  package var reason: String {
    switch self {
    case .notGzip: "it does not begin as a gzip file does"
    case .cut(let offset): "it is cut at byte \(offset)"
    case .badCodes(let offset): "impossible codes near byte \(offset)"
    case .badChecksum: "its content does not match its checksum"
    case .trailing(let offset): "something that is not gzip follows at byte \(offset)"
    case .beyond(let limit): "its content goes on beyond \(limit) bytes"
    case .noMemory: "no memory to inflate it"
    }
  }
}

/// Inflating gzip, RFC 1952: the sizes that a file declares are never believed, produced bytes are counted.
package enum Gzip {
  /// Deflate makes at most 1 032 bytes of one.
  private static let largestRatio = 1032

  /// Whether these bytes begin as a gzip file does.
  package static func isGzip(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b
  }

  /// The whole content, all members joined, its checksums compared.
  ///
  /// - Parameters:
  ///   - limit: Most bytes that the content may have.
  ///   - expecting: Bytes to have room for from the start, where that is known; may be more than `limit`.
  package static func inflate(
    _ bytes: [UInt8], limit: Int, expecting: Int? = nil
  ) throws(GzipFault) -> [UInt8] {
    let mostPossible = (bytes.count + 1) * largestRatio
    let enough = min(mostPossible, limit < .max ? max(0, limit) + 1 : limit)
    var capacity = min(expecting ?? 4 * bytes.count, mostPossible) + 1
    let inflater = try Inflater(bytes)
    var content: [UInt8] = []
    var isWhole = false
    while !isWhole {
      isWhole = try inflater.fill(&content, upTo: min(capacity, enough), capacity: capacity)
      guard content.count <= limit else { throw .beyond(limit: limit) }
      capacity = min(2 * capacity, mostPossible + 1)
    }
    return content
  }

  /// The first bytes of the content: `count`, or all where it has fewer.
  package static func head(of bytes: [UInt8], count: Int) throws(GzipFault) -> [UInt8] {
    let inflater = try Inflater(bytes)
    var content: [UInt8] = []
    _ = try inflater.fill(&content, upTo: count, capacity: count)
    return content
  }
}
