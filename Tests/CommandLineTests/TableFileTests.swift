import Foundation
import Testing

/// Tables as files: what is wrong with them, and what may happen to them, seen from outside.
@Suite struct TableFileTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func recipe(_ file: String, epochs: Int = 1) throws {
    let model = "model mlp [_, 64, 64, _]\nbatch 4\ntrain \(epochs) epochs\n"
    try folder.write("r.train", "data csv(\"\(file)\", target=kind)\n" + model)
  }

  private static let rows = (0..<40).map { "\($0 % 13),\($0 * 7 % 11),\($0 % 2 == 0 ? "even" : "odd")" }
  private static let table = (["size,home,kind"] + rows).joined(separator: "\n") + "\n"

  @Test(arguments: [
    ("", "the file is empty"),
    ("size,home,kind\n", "no rows to train on (`table.csv` has 0 rows)"),
    ("size,home,kind\n1,2,even\n", "(of `table.csv`: train 1, val 0, test 0)"),
    (table + "1,2,3,odd\n", "line 42, column 4: 4 fields, expected 3"),
    (table + "1,\"2,odd\n3,4,even\n", "quote opened at line 42 never closes"),
    (table + "1,,odd\n", "column home: 1 missing (first line 42)"),
    (table + "1,2\u{0},odd\n", "line 42"),
    (table.replacing("even", with: "odd"), "odd"),
  ])
  func `a table that cannot be used is told with its place and ends with 3`(
    text: String, words: String
  ) throws {
    try recipe("table.csv")
    try folder.write("table.csv", text)
    let answer = try descent("run", "r.train", in: folder)
    #expect(answer.status == 3)
    #expect(!answer.isKilled)
    #expect(answer.errors.contains(words), "\(answer.errors)")
  }

  @Test func `a table that is no file, or is too large, is refused at once`() throws {
    try recipe("table.csv")
    let cases: [(making: String, status: Int32, words: String)] = [
      ("mkfifo table.csv", 3, "not a regular file"), ("mkdir table.csv", 3, "not a regular file"),
      ("truncate -s 4T table.csv", 4, "--memory"),
      ("yes 1,2,odd | head -c 400000000 | gzip -1 > table.csv", 4, "--memory"),
    ]
    for (making, status, words) in cases {
      let answer = try shell(
        "rm -rf table.csv; \(making); exec \"$D\" run r.train --memory 100MB", in: folder)
      #expect(answer.status == status, "\(making)")
      #expect(!answer.isKilled)
      #expect(answer.errors.contains(words), "\(making): \(answer.errors)")
    }
  }

  @Test func `a table that is a socket is refused at once`() throws {
    let path = folder.path("table.csv")
    let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(listener) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8) + [0]) }
    let isBound = withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0 && listen(listener, 1) == 0
      }
    }
    #expect(isBound)
    try folder.write("r.train", "data csv(\"table.csv\", target=kind)\nmodel mlp [_, 4, _]\ntrain 1 epoch\n")
    let began = ContinuousClock.now
    let answer = try descent("run", "r.train", in: folder)
    #expect(answer.status == 3)
    #expect(answer.errors.contains("`table.csv` is not a regular file but a socket"))
    #expect(ContinuousClock.now - began < .seconds(5))
  }

  @Test func `check tells of a table without rows as run does`() throws {
    try recipe("table.csv")
    for table in ["size,home,kind\n", "size,home,kind"] {
      try folder.write("table.csv", table)
      let ran = try descent("run", "r.train", in: folder)
      let checked = try descent("check", "r.train", in: folder)
      #expect(ran.status == 3 && checked.status == 3)
      #expect(checked.firstError == "error[D0601]: no rows to train on (`table.csv` has 0 rows)")
      #expect(ran.errors == checked.errors)
    }
  }

  @Test func `a table that changes while a model trains on it changes nothing`() throws {
    try recipe("table.csv", epochs: 5_000)
    let path = try folder.write("table.csv", Self.table)
    let still = try descent("run", "r.train", "--events", "json", in: folder)
    let running = try Running(["run", "r.train", "--events", "json"], in: folder)
    running.wait { running.output.contains("\"epoch\":2,") }
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.write(contentsOf: Data("broken,\"".utf8))
    #expect(running.process.isRunning)
    let moved = running.answer()
    #expect(still.status == 0)
    #expect(moved.status == 0)
    let digest = /"weights\.sha256":"[0-9a-f]{64}"/
    let expected = try #require(still.output.firstMatch(of: digest)).output
    #expect(moved.output.firstMatch(of: digest)?.output == expected)
  }
}
