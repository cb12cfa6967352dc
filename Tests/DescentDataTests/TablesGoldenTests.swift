import DescentFiles
import Foundation
import Testing

@testable import DescentData

/// Odd and malformed tables, each with what Python's csv module sees in it and with what is said here.
struct TablesGoldenTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let escaped: String
    let python: String
    var said: [String]

    var bytes: [UInt8] {
      var bytes: [UInt8] = []
      var rest = Array(escaped.utf8)[...]
      while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "\\") else {
          bytes.append(byte)
          continue
        }
        let digits = String(decoding: rest.dropFirst().prefix(2), as: UTF8.self)
        bytes.append(UInt8(digits, radix: 16) ?? 0)
        rest = rest.dropFirst(3)
      }
      return bytes
    }
  }

  static let topics = ["changed", "encodings", "headers", "lines", "numbers", "quotes", "rows"]

  private static func url(_ topic: String) -> URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Tables/\(topic).txt")
  }

  static func cases(of topic: String) throws -> [Case] {
    let text = try String(contentsOf: url(topic), encoding: .utf8)
    return text.split(separator: "\n\n").map { block in
      let lines = block.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      return Case(
        testDescription: String(lines[0].dropFirst(2)), escaped: String(lines[1].dropFirst("text: ".count)),
        python: String(lines[2].dropFirst("python: ".count)),
        said: lines.dropFirst(3).filter { $0.hasPrefix("=") })
    }
  }

  @Test(arguments: topics)
  func `what is said of an odd table is what was recorded`(topic: String) throws {
    var cases = try Self.cases(of: topic)
    #expect(!cases.isEmpty)
    for index in cases.indices {
      let said = Self.answer(to: cases[index].bytes)
      #expect(said == cases[index].said, "\(cases[index])")
      cases[index].said = said
    }
    if ProcessInfo.processInfo.environment["DESCENT_RECORD"] == "1",
      ProcessInfo.processInfo.environment["CI"] == nil
    {
      let blocks = cases.map { one in
        (["# \(one.testDescription)", "text: \(one.escaped)", "python: \(one.python)"] + one.said).joined(
          separator: "\n")
          + "\n"
      }
      try blocks.joined(separator: "\n").write(to: Self.url(topic), atomically: true, encoding: .utf8)
    }
  }

  @Test func `three hundred tables and more are tried`() throws {
    #expect(try Self.topics.map { try Self.cases(of: $0).count }.reduce(0, +) > 300)
  }

  @Test(arguments: topics)
  func `no table is accepted with other rows than Python sees`(topic: String) throws {
    for one in try Self.cases(of: topic) {
      guard let table = try? Self.table(of: one.bytes) else { continue }
      #expect(one.python == "\(table.rows) rows", "\(one)")
      #expect(table.columns.allSatisfy { $0.values.count == table.rows }, "\(one)")
    }
  }

  @Test(arguments: topics)
  func `every fault has its line and its column`(topic: String) throws {
    for one in try Self.cases(of: topic) {
      guard let fault = fault({ try Self.table(of: one.bytes) }) else { continue }
      #expect(fault.message.contains(/line \d+, column \d+/), "\(one): \(fault.message)")
      #expect(fault.exitStatus == 3, "\(one)")
    }
  }

  private static func table(of bytes: [UInt8]) throws(DataFault) -> Table {
    try CSV.read("t.csv", named: "t", in: .holding(MemoryFiles(contents: ["t.csv": bytes])))
  }

  private static func answer(to bytes: [UInt8]) -> [String] {
    do throws(DataFault) {
      let table = try table(of: bytes)
      return ["= \(table.rows) rows"] + table.columns.map(shown) + table.notes.map { "= note: \($0.text)" }
    } catch {
      return ["= \(error.message)"] + [error.help].compactMap(\.self).map { "= help: \($0)" }
    }
  }

  private static func shown(_ column: Column) -> String {
    let holes = column.firstMissingLine.map { ", \(column.missing) missing, first line \($0)" } ?? ""
    let start = "= `\(column.name.printable)` \(column.type.rawValue)\(holes):"
    switch column.values {
    case .numbers(let numbers):
      return start + numbers.prefix(4).map { $0.isNaN ? " -" : " \($0)" }.joined()
    case .words(let codes, let names):
      return start
        + codes.prefix(4).map { $0 < 0 ? " -" : " `\(names[Int($0)].printable)`" }.joined()
    }
  }
}
