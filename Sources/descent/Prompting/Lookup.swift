import DescentConsole
import DescentFiles

/// What completion looks up on this machine.
enum Lookup {
  /// A context with the files and tables of this machine.
  static func filled(_ context: CompletionContext) -> CompletionContext {
    var context = context
    context.files = { SystemFiles().entries(of: $0, most: 2_000) }
    context.columns = columns
    return context
  }

  /// The names in the first line of a table, as far as it can be read at once.
  private static func columns(of path: String) -> [String] {
    guard let file = try? SystemFiles().open(path), let bytes = try? file.bytes(0..<min(file.size, 1 << 16))
    else { return [] }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let scan = CSVHeaderScan(bytes, from: start, limit: 1_000)
    return scan.cells.map { String(decoding: bytes[$0], as: UTF8.self) }
  }
}
