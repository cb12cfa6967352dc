import DescentFiles
import Testing

@testable import DescentData

/// Tables as they are read from text.
struct TablesTests {
  static func read(
    _ text: String, _ options: TableOptions = TableOptions(), memoryLimit: Int = 1 << 30
  ) throws(DataFault) -> Table {
    let files = MemoryFiles(contents: ["t.csv": Array(text.utf8)])
    return try CSV.read("t.csv", named: "t", options: options, in: .holding(files, memoryLimit: memoryLimit))
  }

  @Test func `numbers, words and holes are told apart, and what is missing is counted`() throws {
    let table = try Self.read("a,b,c\n1,x,NA\n,y,2\nNA,,3\n")
    #expect(table.rows == 3)
    #expect(table.columns.map(\.type) == [.number, .word, .number])
    #expect(table.columns.map(\.missing) == [2, 1, 1])
    #expect(table.columns.map(\.firstMissingLine) == [3, 4, 2])
    #expect(table.columns[1].values == .words(codes: [0, 1, -1], names: ["x", "y"]))
    guard case .numbers(let numbers) = table.columns[0].values else {
      Issue.record("a is numbers")
      return
    }
    #expect(numbers[0] == 1 && numbers[1].isNaN && numbers[2].isNaN)
  }

  @Test func `the digest is that of the content, gzipped or not`() throws {
    let bytes = Array("a\n1\n2\n".utf8)
    let files = MemoryFiles(contents: ["t.csv": bytes, "t.csv.gz": SmallCollection.gzipped(bytes)])
    let library = LibraryFiles.holding(files)
    let (plain, zipped) = (
      try CSV.read("t.csv", named: "t", in: library), try CSV.read("t.csv.gz", named: "t", in: library)
    )
    #expect(plain.digest == SHA256.hex(of: bytes))
    #expect(zipped.digest == plain.digest && zipped.columns == plain.columns)
    #expect(try CSV.header("t.csv.gz", in: library) == ["a"])
  }

  @Test func `names of whole numbers stand by value, others by their bytes`() throws {
    var options = TableOptions()
    options.types = ["a": .classes]
    let table = try Self.read("a,b\n10,b\n9,é\n-1,B\n10,a\n", options)
    #expect(table.columns[0].values == .words(codes: [2, 1, 0, 2], names: ["-1", "9", "10"]))
    #expect(table.columns[0].type == .classes)
    #expect(table.columns[1].values == .words(codes: [2, 3, 0, 1], names: ["B", "a", "b", "é"]))
  }

  @Test func `words that look the same are one word`() throws {
    let table = try Self.read("a\n\u{e9}\ne\u{301}\nz\n")
    #expect(table.columns[0].values == .words(codes: [0, 0, 1], names: ["e\u{301}", "z"]))
  }

  @Test func `a type for a word is a fault with its place and text`() {
    var options = TableOptions()
    options.types = ["b": .number]
    let found = fault { try Self.read("a,b\n1,2\n1,old\n1,new\n", options) }
    #expect(
      found == .table(.notNumber(.init(path: "t.csv", line: 3, column: 2, name: "b"), value: "old", count: 2))
    )
    #expect(
      found?.message
        == "`t.csv` line 3, column 2 (`b`): \"old\" is no number, nor are 1 other cells of the column")
  }

  @Test func `a type for a column that is not there is a fault`() {
    var options = TableOptions()
    options.types = ["c": .number]
    let found = fault { try Self.read("a,b\n1,2\n", options) }
    #expect(found == .table(.noSuchColumn("t.csv", name: "c", columns: ["a", "b"])))
    #expect(found?.exitStatus == 2)
  }

  @Test func `the texts for a missing cell are the recipe's, numbers among them`() throws {
    var options = TableOptions()
    options.missing = ["-999", "?", "inf"]
    let table = try Self.read("a,b\n-999,?\n3,x\ninf,NA\n", options)
    #expect(table.columns.map(\.missing) == [2, 1])
    #expect(table.columns[1].values == .words(codes: [-1, 1, 0], names: ["NA", "x"]))
  }

  @Test func `columns that are not wanted are not kept, nor judged`() throws {
    var options = TableOptions()
    options.columns = { $0 != "b" }
    let table = try Self.read("a,b,c\n1,nan,x\n2,word,y\n", options)
    #expect(table.columns.map(\.name) == ["a", "c"] && table.rows == 2)
    options.columns = { _ in false }
    #expect(try Self.read("a,b\n1,2\n3,4\n", options).rows == 2)
  }

  @Test func `rows know their lines behind blank lines and cells of many lines`() throws {
    let table = try Self.read("\na,b\n1,\"x\ny\"\n\n2,z\n3,z\n\n\n4,NA\n")
    #expect((0..<4).map(table.lines.line(ofRow:)) == [3, 6, 7, 10])
    #expect(table.columns[1].firstMissingLine == 10)
    #expect((0..<3).map(LineMap().line(ofRow:)) == [2, 3, 4])
  }

  @Test func `a column of nearly numbers is told of`() throws {
    let numbers = (1...30).map(String.init).joined(separator: "\n")
    let table = try Self.read("price\n\(numbers)\n\"1,234\"\n31\n")
    #expect(table.columns[0].type == .word)
    let told = "column `price`: 1 of 32 cells are no numbers (first line 32: \"1,234\")"
    #expect(table.notes == [TableNote(column: "price", text: told)])
    #expect(try Self.read("code\n1\nA2\n").notes.isEmpty)
  }

  @Test func `the built-in penguins are the published ones`() throws {
    let table = try PenguinTable.table(in: .empty)
    #expect(table.rows == 344 && table.columns.map(\.missing) == [0, 0, 2, 2, 2, 2, 11, 0])
    #expect(table.column(named: "species")?.values.count == 344)
    #expect(table.columns.filter { $0.type == .word }.map(\.name) == ["species", "island", "sex"])
  }

  @Test func `a column of very many words keeps each`() throws {
    let words = (0..<20_000).map { "w\($0 * 7919 % 20_000)" }
    let table = try Self.read("w\n" + words.joined(separator: "\n") + "\n")
    guard case .words(let codes, let names) = table.columns[0].values else {
      Issue.record("words")
      return
    }
    #expect(codes.map { names[Int($0)] } == words)
  }
}
