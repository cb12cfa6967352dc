import Testing

@testable import DescentConsole

/// The entries of earlier sessions, in memory and in their file.
@Suite struct HistoryTests {
  private func history(_ entries: String...) -> History {
    var history = History()
    for entry in entries { _ = history.add(entry) }
    return history
  }

  @Test func `a file gives its entries back, whatever is in them`() throws {
    let entries = ["data digits", "model {\n  dense 10\n}", #"print "a\nb\\""#, "a\rb", "é\t∂"]
    var written = History()
    for entry in entries { _ = written.add(entry) }
    #expect(try History.reading(Array(written.file.utf8)).entries == entries)
    #expect(written.file.split(separator: "\n").count == 1 + entries.count)
  }

  @Test func `an entry is kept once in a row, and not where it begins with a space`() {
    #expect(history("a", "a", "b", "a", " c", "", "\n\t ").entries == ["a", "b", "a"])
  }

  @Test func `only so many entries are kept`() {
    var history = History()
    for number in 0..<3 * History.most { _ = history.add("print \(number)") }
    #expect(history.entries.count <= History.most + History.most / 10)
    #expect(history.entries.last == "print \(3 * History.most - 1)")
    #expect(history.file.split(separator: "\n").count == History.most + 1)
  }

  @Test func `a file of something else, or of a newer version, is told apart`() throws {
    #expect(throws: History.Trouble.notHistory) { try History.reading(Array("#!/bin/sh\n".utf8)) }
    #expect(throws: History.Trouble.newerVersion("2")) {
      try History.reading(Array("descent history 2\nx\n".utf8))
    }
    #expect(throws: History.Trouble.notHistory) { try History.reading([0xFF, 0, 1, 2]) }
    #expect(try History.reading([]).entries.isEmpty)
  }

  @Test func `a line that was cut off is read as far as it goes`() throws {
    #expect(try History.reading(Array("descent history 1\na\nb\\".utf8)).entries == ["a", "b"])
  }

  @Test func `a walk goes through the entries that begin as typed, and back`() {
    let entries = history("train 1 epoch", "print lr", "train 2 epochs", "show model")
    var walk = HistoryWalk(from: "trXX", cursor: 2, in: entries)
    let earlier = (0..<3).map { _ in (walk.goEarlier(in: entries), walk.shown) }
    #expect(earlier.map(\.0) == [true, true, false])
    #expect(earlier.map(\.1) == ["train 2 epochs", "train 1 epoch", "train 1 epoch"])
    let later = (0..<3).map { _ in (walk.goLater(in: entries), walk.shown) }
    #expect(later.map(\.0) == [true, true, false])
    #expect(later.map(\.1) == ["train 2 epochs", "trXX", "trXX"])
  }

  @Test func `a walk from nothing goes through all entries`() {
    let entries = history("a", "b")
    var walk = HistoryWalk(from: "", cursor: 0, in: entries)
    let shown = (0..<3).map { _ in walk.goEarlier(in: entries) ? walk.shown : "" }
    #expect(shown == ["b", "a", ""])
  }
}
