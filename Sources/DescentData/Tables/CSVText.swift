import DescentFiles

/// The content of a file of comma-separated values, known to be text.
struct CSVText: Sendable {
  let path: String
  let bytes: [UInt8]
  /// Where the text begins, behind a byte order mark.
  let start: Int
  /// How many lines it has at most.
  let lines: Int

  /// Reads a file, inflated where it is gzip.
  init(_ path: String, in library: LibraryFiles) throws(DataFault) {
    try self.init(Self.content(path, in: library), path: path)
  }

  /// Looks at a content as a whole.
  init(_ bytes: [UInt8], path: String) throws(DataFault) {
    func place(_ offset: Int) -> BytePlace { BytePlace(offset, in: bytes, path: path) }
    if let found = TextEncoding.marked(bytes) {
      throw .table(.otherEncoding(place(0), name: found.name, hasMark: true))
    }
    let facts = TextFacts(bytes)
    if let zero = facts.firstZero {
      guard let found = TextEncoding.unmarked(bytes, zero: zero) else { throw .table(.zeroByte(place(zero))) }
      throw .table(.otherEncoding(place(zero), name: found.name, hasMark: false))
    }
    if let bad = facts.firstBadByte { throw .table(.notUTF8(place(bad), byte: bytes[bad])) }
    self.path = path
    self.bytes = bytes
    start = bytes.starts(with: Self.mark) ? Self.mark.count : 0
    lines = facts.newlines + 1
    guard start == 0 || !bytes[start...].starts(with: Self.mark) else {
      throw .table(.secondMark(place(start)))
    }
  }

  /// The byte order mark that some programs put before UTF-8.
  private static let mark: [UInt8] = [0xef, 0xbb, 0xbf]

  /// What to know of the text as a whole.
  var notes: [TableNote] {
    guard start > 0 else { return [] }
    return [TableNote(text: "`\(path.printable)` begins with a byte order mark, which is left out")]
  }

  /// A cell's text, its doubled quotes made single.
  func word(_ place: Range<Int>) -> String {
    let quote = UInt8(ascii: "\"")
    guard bytes[place].contains(quote) else { return String(decoding: bytes[place], as: UTF8.self) }
    var text: [UInt8] = []
    var isSecond = false
    for byte in bytes[place] {
      isSecond = byte == quote && !isSecond
      if byte != quote || isSecond { text.append(byte) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The content of a file, inflated where it is gzip.
  static func content(_ path: String, in library: LibraryFiles) throws(DataFault) -> [UInt8] {
    let stored: [UInt8]
    do throws(FileFault) {
      stored = try library.files.read(path, limit: library.memoryLimit)
    } catch {
      throw .file(error)
    }
    guard Gzip.isGzip(stored) else { return stored }
    do throws(GzipFault) {
      return try Gzip.inflate(stored, limit: library.memoryLimit - stored.count)
    } catch {
      if case .beyond(let limit) = error {
        throw .table(.inflatesBeyond(path, stored: stored.count, limit: limit))
      }
      throw .file(.isGzipDamaged(path, reason: error.reason))
    }
  }
}
