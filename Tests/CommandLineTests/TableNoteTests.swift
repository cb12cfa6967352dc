import Foundation
import Testing

/// What is to be known of a table though it is no fault: told by run, show and events.
@Suite struct TableNoteTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private static let rows = (0..<40).map { "\($0 % 13),\($0 * 7 % 11),\($0 % 2 == 0 ? "even" : "odd")" }
  private static let table = (["size,home,kind"] + rows).joined(separator: "\n") + "\n"

  private func run(_ table: String, _ actions: String, _ options: String...) throws -> Answer {
    try folder.write("table.csv", table)
    let recipe = "data csv(\"table.csv\", target=kind, ignore=[home])\nmodel mlp [_, 4, _]; batch 4\n"
    try folder.write("r.train", recipe + actions)
    return try Running(["run", "r.train"] + options, in: folder).answer()
  }

  private func object(_ event: String, in output: String) throws -> [String: Any] {
    let line = try #require(output.split(separator: "\n").first { $0.hasPrefix("{\"event\":\"\(event)\"") })
    return try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  private static let mark = "`table.csv` begins with a byte order mark, which is left out"

  @Test func `a byte order mark is told once by a run, and by show data`() throws {
    let marked = "\u{feff}" + Self.table
    let answer = try run(
      marked, "train 1 epoch\ntrain 1 epoch\nevaluate test\npredict \"table.csv\" to \"o.csv\"\n")
    #expect(answer.status == 0, "\(answer.errors)")
    // Once for the table to learn from, once for that of `predict`.
    #expect(answer.errors.split(separator: "\n").count { $0 == "note: \(Self.mark)" } == 2)
    let shown = try run(marked, "show data\n")
    #expect(shown.output.contains("note: \(Self.mark)\n") && !shown.errors.contains("note: "))
    #expect(try !run(Self.table, "show data\n").output.contains("note: "))
    let both = try run(marked, "show data\ntrain 1 epoch\n", "--events", "json")
    #expect(try object("plan.data", in: both.output)["notes"] as? [String] == [Self.mark])
    #expect(try object("note", in: both.output)["text"] as? String == Self.mark)
  }

  @Test func `a loaded model is told of the data that it is measured on`() throws {
    _ = try run(Self.table, "train 1 epoch\nsave \"m.safetensors\"\n")
    let answer = try run("\u{feff}" + Self.table, "load \"m.safetensors\"\nevaluate test\n")
    #expect(answer.errors.contains("note: \(Self.mark)\n"))
  }

  @Test func `a column of nearly numbers is told of where it is used, and not where it is ignored`() throws {
    let note = "column `size`: 1 of 40 cells are no numbers (first line 3: \"one\")"
    let mixed = Self.table.replacing("\n1,7,odd", with: "\none,7,odd", maxReplacements: 1)
    let used = try run(mixed, "train 1 epoch\n")
    #expect(used.errors.contains("note: \(note)\n"), "\(used.errors)")
    let ignored = try run(
      Self.table.replacing("\n1,7,odd", with: "\n1,seven,odd", maxReplacements: 1), "train 1 epoch\n")
    #expect(ignored.status == 0 && !ignored.errors.contains("note: "))
  }

  @Test func `of many columns of nearly numbers the first are told`() throws {
    let names = (0..<9).map { "c\($0)" } + ["home", "kind"]
    let rows = (0..<40).map { row in
      (0..<9).map { _ in row == 7 ? "?" : "\(row)" }.joined(separator: ",") + ",1,"
        + (row % 2 == 0 ? "a" : "b")
    }
    let table = ([names.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
    let notes = try run(table, "train 1 epoch\n").errors.split(separator: "\n").filter {
      $0.hasPrefix("note: c")
    }
    #expect(notes.count == 5)
    let answer = try run(table, "train 1 epoch\n")
    #expect(answer.errors.contains("note: 4 more columns of nearly numbers\n"), "\(answer.errors)")
  }

  @Test func `words that training has not seen are told by predict, for people and as an event`() throws {
    let words = Self.rows.enumerated().map {
      "\($0.offset % 2 == 0 ? "red" : "blue")" + $0.element.drop { $0 != "," }
    }
    let table = (["size,home,kind"] + words).joined(separator: "\n") + "\n"
    try folder.write("new.csv", "size\nred\ngreen\nblack\n")
    let note = "words that train does not have count as none: `black` and 1 more in `size`"
    let actions = "train 1 epoch\npredict \"new.csv\" to \"out.csv\"\n"
    #expect(try run(table, actions).errors.contains("note: \(note)\n"))
    let events = try run(table, actions, "--events", "json")
    #expect(try object("note", in: events.output)["text"] as? String == note)
  }

  @Test func `the rows of show data are in the event`() throws {
    let answer = try run(Self.table, "show data 3\n", "--events", "json")
    let samples = try #require(try object("plan.data", in: answer.output)["samples"] as? [[String: Any]])
    #expect(samples.map { $0["target"] as? String } == ["even", "odd", "even"])
    #expect(samples.allSatisfy { ["train", "val", "test"].contains($0["part"] as? String) })
    #expect(samples.allSatisfy { $0["features.left"] as? Int == 0 })
    for (row, sample) in samples.enumerated() {
      let features = try #require(sample["features"] as? [Double])
      #expect(features.count == 1 && abs(features[0] - Double(row)) < 1e-5)
    }
    let none = try run(Self.table, "show data\n", "--events", "json")
    #expect(try object("plan.data", in: none.output)["samples"] == nil)
    let digits = try descent(
      "run", "-", "--events", "json", in: folder, input: "data digits\nmodel mlp [64, 10]\nshow data 1\n")
    let first = try #require(try object("plan.data", in: digits.output)["samples"] as? [[String: Any]])
    #expect(first.first?["features.left"] as? Int == 56 && first.first?["target"] as? String == "0")
  }
}
