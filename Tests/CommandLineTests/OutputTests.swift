import Foundation
import Testing

/// What goes to the two outputs, byte by byte.
@Suite struct OutputTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func controls(in text: String) -> [UInt8] {
    text.utf8.filter { ($0 < 0x20 && $0 != UInt8(ascii: "\n")) || $0 == 0x7F }
  }

  @Test func `a reader that leaves early does not end the run`() throws {
    let lines = (0..<20_000).map { "print \"line \($0)\"\n" }.joined()
    let path = try folder.write("r.train", lines + "data iris\nmodel mlp [4, 3]\ntrain 1 epoch\n")
    let answer = try shell("\"$D\" run \(path) | head -1; exit ${PIPESTATUS[0]}", in: folder)
    #expect(answer.status == 0)
    #expect(answer.output == "line 0\n")
    #expect(answer.errors.contains("note: nobody reads standard output any more; the run goes on\n"))
    #expect(answer.errors.contains(/\nweights.sha256 [0-9a-f]{64}\n/))
    #expect(answer.errors.components(separatedBy: "nobody reads").count == 2)
  }

  @Test func `errors that nobody reads do not end the run`() throws {
    let path = Program.example("iris")
    let answer = try shell("\"$D\" run \(path) 2> >(head -c 1 > /dev/null); echo $?", in: folder)
    #expect(answer.output.hasPrefix("test (30 rows)"))
    #expect(answer.output.hasSuffix("\n0\n"))
  }

  @Test(arguments: [[:], ["TERM": "dumb"], ["TERM": "xterm-256color"], ["TERM": "xterm", "NO_COLOR": "1"]])
  func `what goes to files has no escape bytes`(environment: [String: String]) throws {
    let path = try folder.write("wrong.train", "data dgits\n")
    for arguments in [["run", Program.example("iris")], ["check", path], ["run", path]] {
      let answer = try Running(arguments, in: folder, environment: environment).answer()
      #expect(controls(in: answer.output + answer.errors).isEmpty)
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  func `a terminal gets colours and a live line, a dumb one does not`() throws {
    let path = try folder.write("wrong.train", "data dgits\n")
    let train = Program.example("iris")
    for (term, hasEscapes) in [("xterm", true), ("dumb", false)] {
      let script = "script -qec '\"$D\" check \(path); \"$D\" run \(train)' /dev/null < /dev/null"
      let answer = try shell(script, in: folder, environment: ["TERM": term])
      #expect(answer.output.contains("no data source `dgits`"))
      #expect(answer.output.utf8.contains(0x1B) == hasEscapes)
    }
  }

  @Test func `escape sequences in recipes, names and files are shown, never sent`() throws {
    let attacks = [
      "\u{1b}[2J", "\u{1b}]52;c;aGk=\u{7}", "\u{9b}2J", "\u{202e}txet", "a\rb", "\u{0}", "\u{200b}",
    ]
    for attack in attacks {
      let raw = try descent(
        "check", "-", in: folder, input: "data \(attack)\nprint \"\(attack)\"\n# \(attack)\n")
      #expect(raw.status == 2)
      #expect(
        controls(in: raw.errors).isEmpty && !raw.errors.contains("\u{9b}") && !raw.errors.contains("\u{202e}")
      )
      let set = try descent(
        "check", "-", "--set", "\(attack.filter { $0 != "\u{0}" })x=1", in: folder, input: "")
      #expect(set.status == 2 && controls(in: set.errors).isEmpty && !set.errors.contains("\u{202e}"))
    }
    let printed = try descent("run", "-", in: folder, input: "print \"\\u{1b}[2J\\u{9b}\\u{202e}a\\tb\\n\"\n")
    #expect(printed.output == "\\x1b[2J\\u{9b}\\u{202e}a\\tb\\n\n")
    let name = try folder.write("\u{1b}[31m\n.train", "data dgits\n")
    let named = try descent("check", name, in: folder)
    #expect(named.status == 2 && controls(in: named.errors).isEmpty)
    let missing = try descent("check", "\u{1b}[2J.train", in: folder)
    #expect(missing.errors == "error: there is no file `\\x1b[2J.train`\n")
    let data = try descent(
      "run", "-", in: folder, input: "data mnist\nmodel mlp [784, 10]\ntrain 1 epoch\n",
      environment: ["DESCENT_DATA": "/\u{1b}[2J"])
    #expect(data.status == 3 && controls(in: data.errors).isEmpty)
  }

  @Test func `a narrow terminal and a wide one get the same words`() throws {
    let path = try folder.write(
      "wrong.train", "data digits\nmodel mlp [64, 10]\noptimizer adm(lr=1e-3)\ntrain 1 epoch\n")
    for columns in ["1", "20", "80", "100000", "0", "-5", "many"] {
      let answer = try descent("check", path, in: folder, environment: ["COLUMNS": columns])
      #expect(answer.status == 2)
      #expect(answer.firstError == "error[D0201]: there is no optimizer `adm`")
    }
  }
}
