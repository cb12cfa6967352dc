import Foundation
import Testing

extension TerminalTests {
  /// Lines typed at the prompt, as they are seen on the screen.
  @Suite(.serialized) struct TypingTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private func session(
      rows: Int = 24, columns: Int = 80, _ environment: [String: String] = [:]
    ) throws -> TypedSession {
      let typed = try TypedSession(in: folder, rows: rows, columns: columns, environment: environment)
      #expect(environment["TERM"] != nil || typed.waits { $0.takesPastes })
      return typed
    }

    @Test func `a line is answered, and Ctrl-D leaves the terminal as it was`() throws {
      let typed = try session()
      #expect(typed.waitsForPrompt())
      #expect(typed.modes != typed.modesBefore)
      typed.type("let x = 2 + 3; print x\r")
      #expect(typed.waits { $0.text == "descent> let x = 2 + 3; print x\n5\ndescent>\n" })
      typed.type("\u{4}")
      #expect(typed.end() == 0)
      #expect(typed.modes == typed.modesBefore)
      #expect(typed.screen.takesPastes == false)
    }

    @Test func `a mistake is shown, and the session goes on`() throws {
      let typed = try session()
      typed.type("optimizer adm\rprint 1\r")
      #expect(typed.waits(for: "write `adam`") && typed.waits(for: "1\ndescent>\n"))
    }

    @Test func `an open bracket goes on in a line that says what it waits for`() throws {
      let typed = try session()
      typed.type("print (1 +\r2\r) *\r3")
      let block = "descent> print (1 +\n     … ) 2\n     … ) ) *\n … value 3"
      #expect(typed.waits { $0.text == block + "\n" })
      typed.type("\r")
      #expect(typed.waits { $0.text.contains(block + "\n") && $0.text.hasSuffix("9\ndescent>\n") })
      typed.type("\u{1b}[A")
      #expect(typed.waits { $0.text.hasSuffix("9\n" + block + "\n") })
      typed.type("\u{1b}[B")
      #expect(typed.waitsForPrompt())
    }

    @Test func `the lines of a block are gone through with the arrows, and changed`() throws {
      let typed = try session()
      typed.type("print [\r1\r")
      #expect(typed.waits { $0.current == "     … ]" })
      typed.type("\u{1b}[A\u{1b}[C\u{1},\u{5},")
      #expect(typed.waits { $0.text.contains("     … ] ,1,\n") })
    }

    @Test func `up looks for what begins as typed`() throws {
      let typed = try session()
      typed.type("print 1\rlet y = 2\rprint 2\r")
      #expect(typed.waits { $0.text.hasSuffix("2\ndescent>\n") })
      typed.type("pr\u{1b}[A")
      #expect(typed.waits { $0.current == "descent> print 2" })
      typed.type("\u{1b}[A")
      #expect(typed.waits { $0.current == "descent> print 1" })
      typed.type("\u{1b}[B\u{1b}[B")
      #expect(typed.waits { $0.current == "descent> pr" })
    }

    @Test func `Ctrl-R searches, and Ctrl-C gives the line up`() throws {
      let typed = try session()
      typed.type("let rate = 3\rprint rate\r")
      #expect(typed.waits { $0.text.hasSuffix("print rate\n3\ndescent>\n") })
      typed.type("\u{12}let")
      #expect(typed.waits { $0.current.contains("reverse-i-search") && $0.current.hasSuffix("let rate = 3") })
      typed.type("\u{3}")
      #expect(typed.waitsForPrompt())
      typed.type("half a line\u{3}")
      #expect(typed.waits(for: "descent> half a line^C\ndescent>\n"))
    }

    @Test func `a paste is one block, in which tabs and prompts are no keys`() throws {
      let typed = try session()
      typed.paste("descent> let a = 1\r\ndescent> let b =\t2\r\n")
      #expect(typed.waits { $0.text == "descent> let a = 1\n       … let b =    2\n" })
      typed.type("\rprint a + b\r")
      #expect(typed.waits { $0.text.hasSuffix("\n3\ndescent>\n") })
      typed.type("\u{1b}[A\u{1b}[A")
      #expect(typed.waits { $0.text.hasSuffix("descent> let a = 1\n       … let b =    2\n") })
    }

    @Test func `a paste of ten thousand lines is taken whole`() throws {
      let typed = try session()
      typed.paste((1...10_000).map { "# line \($0)" }.joined(separator: "\n") + "\nprint 9999")
      #expect(typed.waits(for: "# line 10000\n"))
      #expect(typed.sent.count < 100_000)
      typed.type("\r")
      #expect(typed.waits { $0.text.hasSuffix("\n9999\ndescent>\n") })
      #expect(typed.screen.text.contains("… and 9996 lines more\n"))
    }

    @Test func `Tab writes what is certain, and lists the rest with its help`() throws {
      try folder.write("prices.csv", "area,price\n1,2\n")
      let typed = try session()
      typed.type("optim\t")
      #expect(typed.waits { $0.current.hasPrefix("descent> optimizer") })
      typed.type("\u{15}optimizer ada\t")
      #expect(typed.waits { $0.text.contains("\n  adam ") && $0.text.contains("\n  adagrad ") })
      #expect(typed.waits { $0.current.hasPrefix("descent> optimizer ada") })
      typed.type("m")
      #expect(typed.waits { $0.text.hasSuffix("descent> optimizer adam\n") })
      typed.type("\u{15}data csv(\"pri\t")
      #expect(typed.waits { $0.current.hasPrefix("descent> data csv(\"prices.csv\"") })
    }

    @Test func `an editor changes the last block, which is then done`() throws {
      try folder.write("bin/change", "#!/bin/sh\nsed -i 's/1/7/' \"$1\"\n")
      chmod(folder.url.path + "/bin/change", 0o755)
      let typed = try session(["EDITOR": folder.url.path + "/bin/change"])
      typed.type("print 1\r")
      #expect(typed.waits { $0.text.hasSuffix("1\ndescent>\n") })
      typed.type(".edit\r")
      #expect(typed.waits { $0.text.hasSuffix("descent> print 7\n7\ndescent>\n") })
      typed.type(".edit print 11\r")
      #expect(typed.waits { $0.text.hasSuffix("descent> print 71\n71\ndescent>\n") })
    }

    @Test func `an answer higher than the screen goes to the pager`() throws {
      let typed = try session(rows: 5, ["PAGER": "sed s/^/paged:/"])
      typed.type("?adam\r")
      #expect(typed.waits(for: "paged:"))
      #expect(typed.waitsForPrompt())
    }

    @Test func `settings are read at the start, and a bad one is told with its place`() throws {
      try folder.write(".config/descent/config.train", "let start = 41\n\nseed nothing\nlet end =\n  42\n")
      let typed = try session()
      typed.type("print start; print end\r")
      #expect(typed.waits { $0.text.hasSuffix("\n41\n42\ndescent>\n") })
      #expect(typed.screen.text.contains(".config/descent/config.train:3:6"))
    }

    @Test func `a wide terminal and a tiny one show what is typed`() throws {
      for (rows, columns) in [(1, 1), (1, 20), (2, 5), (50, 200), (200, 500)] {
        let typed = try session(rows: rows, columns: columns)
        typed.type("print 漢字 + 4")
        typed.type("\u{15}let z = 4\rprint z * 1111\r")
        #expect(typed.waits { $0.text.filter { $0 != "\n" }.contains("4444") })
        typed.type("\u{4}")
        #expect(typed.end() == 0)
      }
    }

    @Test func `on a dumb terminal there are plain lines and no sequences`() throws {
      let typed = try session(["TERM": "dumb"])
      #expect(typed.waits { $0.current == "descent>" })
      typed.type("print 2 +\n3\n")
      #expect(typed.waits(for: "5"))
      #expect(!typed.sent.contains(0x1B))
      typed.type("\u{4}")
      #expect(typed.end() == 0)
    }

    @Test func `without colors nothing is colored`() throws {
      let typed = try session(["NO_COLOR": "1"])
      typed.type("optimizer adm\r")
      #expect(typed.waits(for: "write `adam`"))
      #expect(!String(decoding: typed.sent, as: UTF8.self).contains(/\u{1b}\[[0-9;]*m/))
    }
  }
}
