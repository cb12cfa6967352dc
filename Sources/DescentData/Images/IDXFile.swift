import DescentFiles

/// One file of images or labels as it is stored, its header read and checked.
struct IDXFile: Sendable {
  let path: String
  let header: IDXHeader
  private let stored: [UInt8]

  /// Reads the file.
  ///
  /// - Parameter side: Expected height and width of an image.
  init(_ path: String, of kind: IDXKind, side: Int, in library: LibraryFiles) throws(DataFault) {
    let stored = try Self.read(path, library)
    let head = try Self.head(of: stored, path)
    do throws(IDXFault) {
      header = try IDXHeader(head, of: kind, side: side, path: path)
    } catch {
      throw .idx(error)
    }
    self.path = path
    self.stored = stored
  }

  /// Bytes held while the content is made: what is stored and what comes of it; nil beyond counting.
  var memory: Int? {
    let (sum, isTooLarge) = stored.count.addingReportingOverflow(header.size)
    return isTooLarge ? nil : sum
  }

  /// The whole content, header included, of exactly the size that the header says.
  ///
  /// - Parameter extra: Room to reserve behind it, in bytes.
  func content(reserving extra: Int = 0) throws(DataFault) -> [UInt8] {
    let content = Gzip.isGzip(stored) ? try inflated(reserving: extra) : stored
    guard content.count >= header.size else {
      throw .idx(.cut(path, at: content.count, expected: header.size))
    }
    guard content.count == header.size else { throw .idx(.trailing(path, at: header.size)) }
    return content
  }

  private func inflated(reserving extra: Int) throws(DataFault) -> [UInt8] {
    do throws(GzipFault) {
      return try Gzip.inflate(stored, limit: header.size, expecting: header.size + extra)
    } catch {
      if case .beyond = error { throw .idx(.trailing(path, at: header.size)) }
      throw .file(.isGzipDamaged(path, reason: error.reason))
    }
  }

  private static func read(_ path: String, _ library: LibraryFiles) throws(DataFault) -> [UInt8] {
    do throws(FileFault) {
      return try library.files.read(path, limit: library.memoryLimit)
    } catch {
      throw .file(error)
    }
  }

  private static func head(of stored: [UInt8], _ path: String) throws(DataFault) -> [UInt8] {
    guard Gzip.isGzip(stored) else { return Array(stored.prefix(IDXHeader.longest)) }
    do throws(GzipFault) {
      return try Gzip.head(of: stored, count: IDXHeader.longest)
    } catch {
      throw .file(.isGzipDamaged(path, reason: error.reason))
    }
  }
}
