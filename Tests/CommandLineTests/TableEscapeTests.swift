import Foundation
import Testing

/// Names in tables that would steer a terminal: nothing of them gets through, whatever is asked for.
@Suite struct TableEscapeTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// What a terminal would do: follow a link, fill the clipboard, change its title, clear the screen.
  static let sequences = [
    "\u{1b}]8;;http://example.org\u{7}link\u{1b}]8;;\u{7}", "\u{1b}]52;c;ZWNobyBoaQ==\u{7}",
    "\u{1b}]0;title\u{7}",
    "\u{1b}[2J\u{1b}[H", "\u{9b}2J\u{9d}0;x\u{9c}", "\u{8}\u{8}\u{7f}\u{1}", "\u{202e}abc\u{200b}",
  ]

  private static func isClean(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n" || (scalar.value >= 0x20 && !(0x7f...0x9f).contains(scalar.value))
    }
  }

  private func table(_ sequence: String, target: String) -> String {
    let rows = (0..<40).map { "\($0 % 13),w\(sequence)\($0 % 3),\($0 % 2 == 0 ? "e" + sequence : "odd")" }
    return (["\(sequence)size,home\(sequence),\(target)"] + rows).joined(separator: "\n") + "\n"
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.unicodeScalars.map { "\\u{\(String($0.value, radix: 16))}" }.joined() + "\""
  }

  @Test(arguments: sequences, [[], ["--events", "json"]])
  func `names of columns, classes and words are spelled out wherever they are told`(
    sequence: String, options: [String]
  ) throws {
    try folder.write("table.csv", table(sequence, target: "kind"))
    try folder.write(
      "new.csv", table(sequence, target: "other").replacing("w\(sequence)1", with: "v\(sequence)"))
    let recipe = """
      data csv("table.csv", target=kind)
      model mlp [_, 4, _]; batch 4
      show data 5; show model; show plan; show session
      train 1 epoch
      evaluate test
      save "m.safetensors"
      load "m.safetensors"
      evaluate val
      predict "new.csv" to "out.csv"
      """
    try folder.write("r.train", recipe + "\n")
    let answer = try Running(["run", "r.train"] + options, in: folder).answer()
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(Self.isClean(answer.output) && Self.isClean(answer.errors), "\(answer.errors)\(answer.output)")
    #expect(answer.errors.contains("note: words that train does not have"))
    let header = folder.text(of: "m.safetensors").unicodeScalars.prefix { $0 != "}" }
    #expect(header.dropFirst(8).allSatisfy { $0.value >= 0x20 })
    #expect(folder.text(of: "out.csv").contains("e" + sequence))
  }

  @Test(arguments: sequences)
  func `names in what is said of a wrong table are spelled out too`(sequence: String) throws {
    let good = table(sequence, target: "kind")
    let broken = [
      good + "1,2\n", good + "1,\"2,3\n", good + "1,,odd\n", good + "nan,w,odd\n",
      good.replacing("odd", with: "1.5"),
      good.replacing("odd", with: "e" + sequence), sequence + "\n", "a,a\(sequence),a\(sequence)\n1,2,3\n",
    ]
    for text in broken {
      try folder.write("table.csv", text)
      for target in ["kind", Self.quoted("kin" + sequence)] {
        let recipe = "data csv(\"table.csv\", target=\(target))\nmodel mlp [_, 4, _]\ntrain 1 epoch\n"
        for options in [["run", "-"], ["check", "-", "--events", "json"]] {
          let answer = try Running(options, in: folder, input: recipe).answer()
          let statuses: [Int32] = options[0] == "check" ? [0, 2, 3] : [2, 3]
          #expect(statuses.contains(answer.status), "\(options) \(target): \(answer.errors)")
          #expect(Self.isClean(answer.output) && Self.isClean(answer.errors), "\(answer.errors)")
        }
      }
    }
  }

  @Test(arguments: sequences, [[], ["--events", "json"]])
  func `names of files are spelled out wherever they are told`(sequence: String, options: [String]) throws {
    let name = sequence.replacing("/", with: "-")
    try folder.write(name + ".csv", table("", target: "kind"))
    let recipe = """
      data csv(\(Self.quoted(name + ".csv")), target=kind)
      model mlp [_, 4, _]; batch 4
      show data
      train 1 epoch
      save \(Self.quoted(name + ".safetensors"))
      load \(Self.quoted(name + ".safetensors"))
      predict \(Self.quoted(name + ".csv")) to \(Self.quoted(name + ".out.csv"))
      """
    for (file, text) in [(name + ".train", recipe), ("bad" + name + ".train", "dat digits\n")] {
      try folder.write(file, text + "\n")
      for command in [["run", file], ["check", file], ["run", file + "x"], ["plan", file]] {
        let some = command[0] == "plan" && !options.isEmpty ? ["--json"] : options
        let answer = try Running(command + some, in: folder).answer()
        #expect(!answer.isKilled && [0, 2, 3, 5, 8].contains(answer.status), "\(command): \(answer.errors)")
        #expect(
          Self.isClean(answer.output) && Self.isClean(answer.errors), "\(answer.errors)\(answer.output)")
      }
    }
  }
}
