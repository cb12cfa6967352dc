import DescentFiles

/// A zip file of stored and deflated entries; sizes that it declares are checked, produced bytes are counted.
///
/// Source: PKWARE, "APPNOTE.TXT - .ZIP File Format Specification", 6.3.10, 2022.
struct ZipFile: Sendable {
  /// A file in it.
  struct Entry: Equatable, Sendable {
    let name: String
    let method: Int
    let checksum: UInt32
    /// Bytes as they are stored, and of the content.
    let storedSize: Int
    let size: Int
    /// Where its local header is.
    let offset: Int

    /// What NumPy calls it.
    var arrayName: String { name.hasSuffix(".npy") ? String(name.dropLast(4)) : name }
  }

  let path: String
  let bytes: [UInt8]
  let entries: [Entry]

  private static let directoryEndSize = 22
  private static let entrySize = 46
  private static let localSize = 30
  private static let longestComment = 65_535

  /// Reads the directory of a zip file.
  init(_ bytes: [UInt8], path: String) throws(DataFault) {
    guard let end = Self.directoryEnd(bytes) else { throw .array(.notZip(path)) }
    let count = Self.number(bytes, end + 10, 2)
    var at = Self.number(bytes, end + 16, 4)
    var entries: [Entry] = []
    for _ in 0..<count {
      guard at + Self.entrySize <= end, Self.number(bytes, at, 4) == 0x0201_4b50 else {
        throw Self.damaged(path, at, "no entry of the directory is there")
      }
      let (name, extra) = (Self.number(bytes, at + 28, 2), Self.number(bytes, at + 30, 2))
      let next = at + Self.entrySize + name + extra + Self.number(bytes, at + 32, 2)
      guard next <= end else { throw Self.damaged(path, at, "an entry of the directory goes beyond it") }
      entries.append(try Self.entry(bytes, at, nameLength: name, path))
      at = next
    }
    guard Set(entries.map(\.name)).count == entries.count else {
      throw Self.damaged(path, end, "two entries have one name")
    }
    self.path = path
    self.bytes = bytes
    self.entries = entries
  }

  /// The content of an entry, of exactly the size that the directory says, its checksum compared.
  func content(of entry: Entry) throws(DataFault) -> [UInt8] {
    let at = entry.offset
    guard at + Self.localSize <= bytes.count, Self.number(bytes, at, 4) == 0x0403_4b50 else {
      throw Self.damaged(path, at, "no entry begins there")
    }
    let start = at + Self.localSize + Self.number(bytes, at + 26, 2) + Self.number(bytes, at + 28, 2)
    guard start + entry.storedSize <= bytes.count else {
      throw Self.damaged(path, at, "its entry goes beyond the file")
    }
    let stored = Array(bytes[start..<(start + entry.storedSize)])
    guard entry.method == 8 else { return try plain(stored, entry) }
    return try inflated(stored, entry, at: start)
  }

  private func plain(_ stored: [UInt8], _ entry: Entry) throws(DataFault) -> [UInt8] {
    guard stored.count == entry.size else {
      throw Self.damaged(path, entry.offset, "the two sizes of an entry differ")
    }
    guard CRC32.of(stored) == entry.checksum else {
      throw Self.damaged(path, entry.offset, "an entry does not match its checksum")
    }
    return stored
  }

  /// The entry wrapped as a gzip file, whose end holds the same checksum and size.
  private func inflated(_ stored: [UInt8], _ entry: Entry, at start: Int) throws(DataFault) -> [UInt8] {
    let end = [entry.checksum, UInt32(truncatingIfNeeded: entry.size)]
      .flatMap { word in [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: word >> $0) } }
    let wrapped = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255] + stored + end
    do throws(GzipFault) {
      let content = try Gzip.inflate(wrapped, limit: entry.size, expecting: entry.size)
      guard content.count == entry.size else { throw .badChecksum }
      return content
    } catch {
      throw Self.damaged(path, start, error.reason)
    }
  }

  private static func entry(
    _ bytes: [UInt8], _ at: Int, nameLength: Int, _ path: String
  ) throws(DataFault) -> Entry {
    let entry = Entry(
      name: String(decoding: bytes[(at + entrySize)..<(at + entrySize + nameLength)], as: UTF8.self),
      method: number(bytes, at + 10, 2), checksum: UInt32(number(bytes, at + 16, 4)),
      storedSize: number(bytes, at + 20, 4), size: number(bytes, at + 24, 4),
      offset: number(bytes, at + 42, 4))
    guard number(bytes, at + 8, 2) & 1 == 0 else {
      throw .array(.zipMethod(path, entry: entry.name, reason: "encrypted"))
    }
    guard [0, 8].contains(entry.method) else {
      throw .array(.zipMethod(path, entry: entry.name, reason: "packed by method \(entry.method)"))
    }
    guard ![entry.storedSize, entry.size, entry.offset].contains(0xffff_ffff) else {
      throw .array(.zipMethod(path, entry: entry.name, reason: "larger than 4 GB"))
    }
    return entry
  }

  /// Where the last record is, which ends with the file.
  private static func directoryEnd(_ bytes: [UInt8]) -> Int? {
    let last = bytes.count - directoryEndSize
    guard last >= 0 else { return nil }
    return (max(0, last - longestComment)...last).reversed().first { at in
      number(bytes, at, 4) == 0x0605_4b50 && at + directoryEndSize + number(bytes, at + 20, 2) == bytes.count
    }
  }

  /// A number of so many bytes, the lowest first.
  private static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
    bytes[at..<(at + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private static func damaged(_ path: String, _ offset: Int, _ reason: String) -> DataFault {
    .array(.zipDamaged(path, offset: offset, reason: reason))
  }
}
