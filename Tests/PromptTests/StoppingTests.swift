import Foundation
import Testing

extension TerminalTests {
  /// Training under the hand: it stops when asked to, and the prompt is there all the while.
  @Suite(.serialized) struct StoppingTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private func training() throws -> TypedSession {
      let typed = try TypedSession(in: folder)
      #expect(typed.waitsForPrompt())
      typed.type("data digits\rmodel mlp [64, 512, 10]\rtrain 1_000_000 epochs\r")
      #expect(typed.waits(for: "epoch "), "\(typed.screen.text)")
      return typed
    }

    @Test func `Ctrl-C stops after the step, and everything is kept`() throws {
      let typed = try training()
      typed.type("\u{3}")
      #expect(typed.waits(for: "stopping after this step") && typed.waitsForPrompt())
      typed.type("evaluate val\r")
      #expect(typed.waits(for: "accuracy"), "\(typed.screen.text)")
      typed.type("\u{4}")
      #expect(typed.end() == 0)
      #expect(typed.modes == typed.modesBefore)
    }

    @Test func `Ctrl-C twice stops the training at once, and the prompt is there`() throws {
      let typed = try training()
      typed.type("\u{3}\u{3}")
      #expect(typed.waitsForPrompt())
      typed.type("print 6 * 7\r")
      #expect(typed.waits(for: "42\ndescent>\n"))
    }

    @Test func `what is typed meanwhile is shown, waits, and is done afterwards in order`() throws {
      let typed = try TypedSession(in: folder)
      #expect(typed.waitsForPrompt())
      typed.type("data digits\rmodel mlp [64, 256, 10]\rtrain 100_000 epochs within 5 s\r")
      #expect(typed.waits(for: "epoch "))
      typed.type("print 11\rprint 22\rprint 3")
      #expect(typed.waits { $0.text.hasSuffix("  then print 11\n  then print 22\ndescent> print 3\n") })
      let done = "descent> print 11\n11\ndescent> print 22\n22\ndescent> print 3\n"
      #expect(typed.waits { $0.text.hasSuffix(done) })
    }

    @Test func `a stop drops the lines that wait, but not the one being typed`() throws {
      let typed = try training()
      typed.type("print 11\rprint 22\rprint 33")
      #expect(typed.waits(for: "  then print 22"))
      typed.type("\u{3}")
      #expect(typed.waits(for: "the 2 lines that were waiting are dropped"))
      #expect(typed.waits { $0.text.hasSuffix("\ndescent> print 33\n") && !$0.text.contains("then print") })
    }

    @Test func `up takes the last waiting line back`() throws {
      let typed = try training()
      typed.type("print 11\rprint 22\r")
      #expect(typed.waits(for: "  then print 22"))
      typed.type("\u{1b}[A")
      #expect(typed.waits { $0.current == "descent> print 22" && $0.text.contains("  then print 11\n") })
    }

    @Test func `Ctrl-D during training stops it and leaves`() throws {
      let typed = try training()
      typed.type("\u{4}")
      #expect(typed.end() == 0)
      #expect(typed.modes == typed.modesBefore)
    }

    @Test(arguments: [SIGTERM, SIGHUP])
    func `a signal from outside ends the session in order`(signal: Int32) throws {
      let typed = try training()
      typed.send(signal)
      #expect(typed.end() == 130)
      #expect(typed.modes == typed.modesBefore)
    }

    @Test func `a terminal that vanishes ends the session with its history kept`() throws {
      let typed = try training()
      typed.hangUp()
      #expect(typed.end() == 130)
      #expect(folder.text(of: ".local/state/descent/history").hasSuffix("\ntrain 1_000_000 epochs\n"))
    }

    @Test func `sizes that change all the time leave nothing behind`() throws {
      let typed = try training()
      typed.type("let unfinished = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12")
      var size = UInt64(7)
      for _ in 0..<40 {
        size = size &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        typed.resize(rows: 1 + Int(size >> 33) % 60, columns: 1 + Int(size >> 40) % 150)
        typed.type("")
        _ = typed.waits { _ in true }
        usleep(3_000)
      }
      typed.resize(rows: 40, columns: 100)
      typed.type("\u{3}")
      let last = "descent> let unfinished = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12\n"
      #expect(typed.waits { $0.text.hasSuffix(last) && $0.visible.count { $0.contains("unfinished") } == 1 })
      typed.type("\u{15}\u{4}")
      #expect(typed.end() == 0)
    }
  }
}
