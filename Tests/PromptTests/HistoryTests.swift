import Foundation
import Testing

extension TerminalTests {
  /// Entries of earlier sessions, and of others at the same time.
  @Suite(.serialized) struct HistoryTests {
    private let folder: Folder
    private let file = ".local/state/descent/history"

    init() throws { folder = try Folder() }

    private func session() throws -> TypedSession {
      let typed = try TypedSession(in: folder)
      #expect(typed.waitsForPrompt())
      return typed
    }

    @Test func `a later session knows the blocks of an earlier one`() throws {
      let first = try session()
      first.type("print [\r1]\r print 2\r\u{4}")
      #expect(first.end() == 0)
      #expect(folder.text(of: file) == "descent history 1\nprint [\\n1]\n")
      let second = try session()
      second.type("\u{1b}[A")
      #expect(second.waits { $0.text.hasSuffix("descent> print [\n     … ] 1]\n") })
      second.type("\u{3}\u{12}print")
      #expect(second.waits { $0.text.contains("reverse-i-search") && $0.text.contains("print [") })
    }

    @Test func `two sessions at once lose nothing`() throws {
      let sessions = try [session(), session()]
      for number in 0..<10 {
        for (index, typed) in sessions.enumerated() { typed.type("print \(100 * index + number)\r") }
      }
      for typed in sessions {
        #expect(typed.waits { $0.text.contains(/\n\d*9\ndescent>/) })
        typed.type("\u{4}")
        #expect(typed.end() == 0)
      }
      let entries = Set(folder.text(of: file).split(separator: "\n").dropFirst())
      #expect(entries == Set((0..<10).flatMap { ["print \($0)", "print \(100 + $0)"] }.map { $0[...] }))
    }

    @Test(arguments: [
      ("descent history 2\nprint 1\n", "is of version 2"), ("\u{0}\u{1}nonsense", "does not begin with"),
    ])
    func `a file that is no history is left alone, with one warning`(text: String, words: String) throws {
      try folder.write(file, text)
      let typed = try session()
      typed.type("print 5\rprint 6\r")
      #expect(typed.waits(for: "6\ndescent>"))
      #expect(typed.screen.text.ranges(of: "warning: the history").count == 1)
      #expect(typed.screen.text.contains(words))
      #expect(folder.text(of: file) == text)
    }

    @Test func `a folder that cannot be written to is one warning`() throws {
      try folder.write(".local/state/descent", "a file where a folder should be")
      let typed = try session()
      typed.type("print 5\rprint 6\r")
      #expect(typed.waits(for: "6\ndescent>"))
      #expect(typed.screen.text.ranges(of: "warning: the history is not kept").count == 1)
    }
  }
}
