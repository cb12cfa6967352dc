import DescentFiles
import Foundation
import Testing

@testable import DescentData

/// Texts that are not UTF-8, or hold what no text should, wherever it stands.
struct TablesEncodingTests {
  /// Headers and rows that leave the reader in different states at their ends.
  static let texts = [
    "a,b\n1,2\n", "a,b\r\n1,2\r\n", "\"a\",\"b\"\n\"1\",\"x \"\"y\"\"\"\n", "a,b\nNA,\n", "a,b",
    "name\nanna\nbert\n",
    "a,\"b\nc\"\n1,\"2\n3\"\n", "size,home,kind\n1.5e3,-2,even\n2,3,odd\n",
  ]

  struct Encoding: Sendable {
    let coding: String.Encoding
    let mark: [UInt8]
    /// What is to be said of it.
    let name: String
    let firstByte: Int
  }

  static let encodings = [
    Encoding(coding: .utf16LittleEndian, mark: [0xff, 0xfe], name: "UTF-16", firstByte: 0),
    Encoding(coding: .utf16BigEndian, mark: [0xfe, 0xff], name: "UTF-16", firstByte: 0),
    Encoding(coding: .utf32LittleEndian, mark: [0xff, 0xfe, 0, 0], name: "UTF-32", firstByte: 0),
    Encoding(coding: .utf32BigEndian, mark: [0, 0, 0xfe, 0xff], name: "UTF-32", firstByte: 0),
    Encoding(coding: .utf16LittleEndian, mark: [], name: "UTF-16LE", firstByte: 1),
    Encoding(coding: .utf16BigEndian, mark: [], name: "UTF-16BE", firstByte: 0),
    Encoding(coding: .utf32LittleEndian, mark: [], name: "UTF-32LE", firstByte: 1),
    Encoding(coding: .utf32BigEndian, mark: [], name: "UTF-32BE", firstByte: 0),
  ]

  private static func fault(_ bytes: [UInt8]) -> DataFault? {
    let library = LibraryFiles.holding(MemoryFiles(contents: ["t.csv": bytes]))
    return DescentDataTests.fault { try CSV.read("t.csv", named: "t", in: library) }
  }

  @Test(arguments: encodings, texts)
  func `another encoding is named with its first byte and the command that converts it`(
    encoding: Encoding, text: String
  ) throws {
    let coded = try #require(text.data(using: encoding.coding))
    let found = try #require(Self.fault(encoding.mark + coded))
    #expect(found.message.contains(encoding.name + " "))
    #expect(found.message.contains("at offset \(encoding.firstByte), expected UTF-8"))
    #expect(found.help == "convert it: `iconv -f \(encoding.name) -t UTF-8 old.csv > new.csv`")
    #expect(found.exitStatus == 3)
  }

  @Test(arguments: texts)
  func `a zero byte, a byte of Latin-1 and a lone return are found wherever they stand`(text: String) throws {
    let bytes = Array(text.utf8)
    for place in 0...bytes.count {
      for (byte, help) in [(0, "UTF-16LE"), (0xe9, "LATIN1")] as [(UInt8, String)] {
        let found = try #require(Self.fault(bytes[..<place] + [byte] + bytes[place...]), "\(place)")
        #expect(found.message.contains("at offset \(place)"), "\(byte) at \(place): \(found.message)")
        #expect(found.help?.contains("iconv -f \(help) -t UTF-8") == true)
        #expect(found.exitStatus == 3)
      }
    }
    let returns = text.replacing("\r\n", with: "\n").replacing("\n", with: "\r")
    guard let first = Array(returns.utf8).firstIndex(of: 13), !text.contains("\"") else { return }
    let found = try #require(Self.fault(Array(returns.utf8)))
    #expect(found.message.contains("a carriage return alone at offset \(first) "))
    #expect(found.help?.contains("`tr '\\r' '\\n' < old.csv > new.csv`") == true)
  }

  @Test(arguments: texts)
  func `a byte order mark is told of, a second one is a fault`(text: String) throws {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let bytes = Array(text.utf8)
    let files = MemoryFiles(contents: ["t.csv": mark + bytes, "plain.csv": bytes])
    let marked = try CSV.read("t.csv", named: "t", in: .holding(files))
    let plain = try CSV.read("plain.csv", named: "t", in: .holding(files))
    // As text, in which a hole equals a hole.
    #expect("\(marked.columns)" == "\(plain.columns)")
    #expect(marked.notes.map(\.text) == ["`t.csv` begins with a byte order mark, which is left out"])
    #expect(plain.notes.isEmpty)
    let twice = try #require(Self.fault(mark + mark + bytes))
    #expect(twice.message == "`t.csv` line 1, column 4: a second byte order mark at offset 3")
    #expect(twice.help == "take one away: `tail -c +4 old.csv > new.csv`" && twice.exitStatus == 3)
  }
}
