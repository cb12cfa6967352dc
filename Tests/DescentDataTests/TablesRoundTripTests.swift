import DescentTensor
import Testing

@testable import DescentData

/// What is printed is what is read, for tables drawn at random.
struct TablesRoundTripTests {
  private struct Draw {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 | 1 }

    mutating func below(_ count: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 33) % count
    }

    mutating func number() -> Double {
      let number = Double(bitPattern: UInt64(below(1 << 31)) << 33 | UInt64(below(1 << 31)) << 2)
      return number.isFinite ? number : 0.5
    }

    mutating func word() -> String {
      let pieces = [",", "\"", "\n", "\r\n", "\r", ";", " ", "\t", "é", "🐧", "1", "x", "NA", "\u{feff}"]
      return "w" + (0..<below(7)).map { _ in pieces[below(pieces.count)] }.joined()
    }
  }

  private enum Cells { case numbers([Double?]), words([String?]) }

  @Test(arguments: 0..<300)
  func `what we print we read`(seed: Int) throws {
    var draw = Draw(seed + 1)
    let (rows, columns) = (draw.below(40) + 1, draw.below(6) + 1)
    let cells: [Cells] = (0..<columns).map { _ in
      draw.below(2) == 0
        ? .numbers((0..<rows).map { $0 > 0 && draw.below(5) == 0 ? nil : draw.number() })
        : .words((0..<rows).map { $0 > 0 && draw.below(5) == 0 ? nil : draw.word() })
    }
    // A lone column is refused with semicolons in its name, and its empty cells would be blank lines.
    let names = columns == 1 ? ["lone"] : (0..<columns).map { "\($0)" + draw.word() }
    let end = draw.below(2) == 0 ? "\n" : "\r\n"
    let text =
      ([names.map(Self.printed)] + (0..<rows).map { row in cells.map { Self.printed($0, row) } })
      .map { $0.joined(separator: ",") }.joined(separator: end) + (draw.below(2) == 0 ? end : "")
    let table = try TablesTests.read(text)
    #expect(table.rows == rows && table.columns.map(\.name) == names)
    for (column, cells) in zip(table.columns, cells) {
      switch (column.values, cells) {
      case (.numbers(let read), .numbers(let written)):
        #expect(read.map { $0.isNaN ? nil : $0.bitPattern } == written.map { $0?.bitPattern })
      case (.words(let codes, let known), .words(let written)):
        #expect(
          codes.map { $0 < 0 ? nil : Array(known[Int($0)].utf8) } == written.map { $0.map { Array($0.utf8) } }
        )
      case (.numbers, .words), (.words, .numbers): Issue.record("\(column.name) has another type")
      }
    }
  }

  private static func printed(_ cells: Cells, _ row: Int) -> String {
    switch cells {
    case .numbers(let numbers): numbers[row].map { "\($0)" } ?? "NA"
    case .words(let words): words[row].map(printed) ?? (row % 2 == 0 ? "NA" : "\"\"")
    }
  }

  private static func printed(_ word: String) -> String {
    guard word.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return word }
    return "\"" + word.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
