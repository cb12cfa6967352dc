/// Lines of comma-separated values being written, RFC 4180 with LF.
struct ResultTable {
  private(set) var bytes: [UInt8] = []

  /// - Parameter names: Of the columns, in their order.
  init(_ names: [String]) { add(names) }

  /// Appends a line; cells that could be misread stand in quotes.
  mutating func add(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += Array(Self.quoted(cell).utf8)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// An empty cell in a line of its own would be no line; spaces at the ends are kept by quotes.
  private static func quoted(_ cell: String) -> String {
    let special: Set<UInt8> = [0x22, 0x2C, 0x0A, 0x0D]
    let ends: Set<UInt8> = [0x20, 0x09]
    if let first = cell.utf8.first, let last = cell.utf8.last, !ends.contains(first), !ends.contains(last),
      !cell.utf8.contains(where: special.contains)
    {
      return cell
    }
    let parts = cell.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"" + parts.joined(separator: "\"\"") + "\""
  }

  /// A number in the fewest digits that read back to the same bits.
  static func text(_ number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
