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

  private static let pieceSize = 1 << 18

  /// Whether these bytes begin as a gzip file does.
  package static func isGzip(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b
  }

  /// The whole content, all members joined, its checksums compared.
  ///
  /// - Parameters:
  ///   - limit: Most bytes that the content may have.
  ///   - expecting: Bytes to have room for from the start, where that is known; may be more than `limit`.
  ///     A content that has more is counted before there is room for it, so that it is never held twice.
  package static func inflate(
    _ bytes: [UInt8], limit: Int, expecting: Int? = nil
  ) throws(GzipFault) -> [UInt8] {
    let mostPossible = (bytes.count + 1) * largestRatio
    let room = max(0, min(expecting ?? declaredSize(bytes), limit, mostPossible)) + 1
    let inflater = try Inflater(bytes)
    var content: [UInt8] = []
    let capacity = max(room, min(expecting ?? 0, mostPossible))
    let isWhole = try inflater.fill(&content, upTo: room, capacity: capacity)
    guard content.count <= limit else { throw .beyond(limit: limit) }
    if isWhole { return content }
    var count = content.count
    content = []
    try countRest(inflater, &count, limit: limit)
    _ = try Inflater(bytes).fill(&content, upTo: count, capacity: count)
    return content
  }

  /// What the end of the file says of its last member.
  private static func declaredSize(_ bytes: [UInt8]) -> Int {
    bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// Inflates to the end without keeping anything.
  private static func countRest(
    _ inflater: borrowing Inflater, _ count: inout Int, limit: Int
  ) throws(GzipFault) {
    var isWhole = false
    while !isWhole {
      var piece: [UInt8] = []
      isWhole = try inflater.fill(&piece, upTo: pieceSize, capacity: pieceSize)
      count += piece.count
      guard count <= limit else { throw .beyond(limit: limit) }
    }
  }

  /// The first bytes of the content: `count`, or all where it has fewer.
  package static func head(of bytes: [UInt8], count: Int) throws(GzipFault) -> [UInt8] {
    let inflater = try Inflater(bytes)
    var content: [UInt8] = []
    _ = try inflater.fill(&content, upTo: count, capacity: count)
    return content
  }
}
