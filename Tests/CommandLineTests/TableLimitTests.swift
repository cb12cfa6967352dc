import Foundation
import Testing

/// Tables that are too large in one way or another, seen from outside: the limit, the way out, the memory.
@Suite(.serialized) struct TableLimitTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// A file that is too large, and what is to be said of it.
  struct Case: Sendable {
    /// What makes `table.csv`.
    let making: String
    /// In megabytes.
    var limit = 100
    let words: [String]
  }

  private static let numbers = "head -c 10000000 /dev/zero | tr '\\0' 1"

  static let cases = [
    Case(
      making: "truncate -s 10G table.csv",
      words: ["has 10737418240 bytes, more than the 100000000", "`--memory 16GB`"]),
    Case(
      making: "truncate -s 1G table.csv",
      words: ["has 1073741824 bytes, more than the 100000000", "`--memory 16GB`"]),
    Case(
      making: "(echo kind,a; head -c 80000000 /dev/zero | tr '\\0' x) > table.csv",
      words: ["line 2, column 1: longer than 64 MB, the limit for a row", "no flag raises it"]),
    Case(
      making: "(seq -s, 1000000 | sed s/^/kind,/; seq -s, 1000001) > table.csv",
      words: ["line 1, column 100001: more than 100000 columns, the limit", "`cut -d, -f1-1000"]),
    Case(
      making: "(echo a,kind; \(numbers); echo ,odd) > table.csv",
      words: ["line 2, column 1 (`a`): a number of 10000000 characters, the limit is 1000000", "round"]),
    Case(
      making: "(echo a,kind; printf 0.; \(numbers); echo ,odd) > table.csv",
      words: ["line 2, column 1 (`a`): a number of 10000002 characters, the limit is 1000000", "round"]),
    Case(
      making: "(echo a,kind; seq -f 'name%.0f,odd' 1500000) > table.csv",
      words: ["bytes of memory, the limit is 100000000", "`--memory 16GB`"]),
    Case(
      making: "head -c 400000000 /dev/zero | tr '\\0' x | gzip -1 > table.csv", limit: 200,
      words: ["goes on beyond the limit of ", " times its ", "`--memory 16GB`"]),
    Case(
      making: "(echo a,kind; yes 1,odd | head -c 400000000) | gzip -1 > table.csv", limit: 300,
      words: ["goes on beyond the limit of ", " times its ", "`--memory 16GB`"]),
  ]

  @Test(arguments: cases.indices)
  func `what is too large ends with 4, its limit, a way out and no more memory than allowed`(
    index: Int
  ) throws {
    let one = Self.cases[index]
    try folder.write("r.train", "data csv(\"table.csv\", target=kind)\nmodel mlp [_, 4, _]\ntrain 1 epoch\n")
    #expect(try shell(one.making, in: folder).status == 0)
    let running = try Running(["run", "r.train", "--memory", "\(one.limit)MB"], in: folder)
    let peak = running.peakMemory()
    let answer = running.answer()
    #expect(answer.status == 4 && !answer.isKilled, "\(answer.errors)")
    for words in one.words { #expect(answer.errors.contains(words), "\(answer.errors)") }
    #expect(peak > 1_000_000 && peak < (one.limit + 64) * 1_000_000, "\(one.making): \(peak) bytes")
  }

  @Test func `a gzip file within the limit is never held twice`() throws {
    try folder.write("r.train", "data csv(\"table.csv\", target=kind)\nmodel mlp [_, 4, _]\ntrain 1 step\n")
    let making = "for part in 1 2; do yes word,1 | head -c 50000000 | gzip -1; done"
    _ = try shell("(echo x,kind | gzip; \(making)) > table.csv", in: folder)
    let running = try Running(["run", "r.train", "--memory", "110MB"], in: folder)
    let peak = running.peakMemory()
    #expect(running.answer().status == 4)
    #expect(peak > 90_000_000 && peak < 174_000_000, "\(peak) bytes")
  }
}

extension Running {
  /// The most memory that the command has held by its end, in bytes, as the system counts it.
  func peakMemory() -> Int {
    var peak = 0
    let path = "/proc/\(process.processIdentifier)/status"
    wait {
      let status = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      if let found = status.firstMatch(of: /VmHWM:\s+([0-9]+) kB/), status.contains("Name:\tdescent\n") {
        peak = max(peak, 1024 * (Int(found.1) ?? 0))
      }
      return false
    }
    return peak
  }
}
