import Foundation
import Testing

/// Signals in every phase of a run: the step ends, the state is said, the status is 130.
@Suite struct SignalTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    // What is ignored here would be ignored in the program too.
    for stop in [SIGINT, SIGTERM, SIGHUP] { signal(stop, SIG_DFL) }
  }

  private func start(_ recipe: String) throws -> Running {
    let path = try folder.write("recipe.train", recipe)
    return try Running(["run", path, "--events", "json"], in: folder)
  }

  private func expectStop(_ answer: Answer) {
    #expect(!answer.isKilled)
    #expect(answer.status == 130)
    #expect(answer.errors.contains("\nstopping after this step (once more stops at once)\n"))
    #expect(answer.errors.contains(/stopped after step [0-9 ]+, in epoch [0-9]+; nothing was saved\n/))
    #expect(answer.output.contains("{\"event\":\"stopped\","))
    #expect(!answer.output.contains("{\"event\":\"done\""))
  }

  private let training = "data digits\nmodel mlp [64, 64, 10]\ntrain 1_000_000 epochs\n"
  private let loading = "data moons(n=2_000_000)\nmodel mlp [2, 2]\ntrain 1 epoch\n"
  private let evaluating =
    "data moons(n=400_000)\nsplit 1/0/99\nmodel mlp [2, 256, 256, 2]\ntrain 1 step\nevaluate test\n"

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `a signal during training ends it after the step`(signal: Int32) throws {
    let running = try start(training)
    running.wait { running.output.contains("\"epoch\":2,") }
    running.send(signal)
    expectStop(running.answer())
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a signal while data is read is heard`(signal: Int32) throws {
    let running = try start(loading)
    running.wait { running.output.contains("\"event\":\"begin\"") }
    running.send(signal)
    let answer = running.answer()
    expectStop(answer)
    #expect(answer.errors.contains("stopped after step 0, in epoch 1; nothing was saved"))
  }

  @Test func `a signal while weights are drawn is heard`() throws {
    let running = try start(
      "data digits\nmodel mlp [64, 3_000, 3_000, 10](init=orthogonal)\ntrain 1 step\n")
    // 3 000 vectors of 3 000 numbers are 72 MB.
    running.wait { residentBytes(running) > 90_000_000 }
    running.send(SIGINT)
    let sent = Date()
    let answer = running.answer()
    #expect(Date().timeIntervalSince(sent) < 2)
    expectStop(answer)
    #expect(answer.errors.contains("stopped after step 0, in epoch 1; nothing was saved"))
    #expect(!answer.output.contains("\"event\":\"training\""))
  }

  /// What a command has in memory.
  private func residentBytes(_ running: Running) -> Int {
    let path = "/proc/\(running.process.processIdentifier)/statm"
    let bytes = FileHandle(forReadingAtPath: path)?.readDataToEndOfFile() ?? Data()
    let pages = String(decoding: bytes, as: UTF8.self).split(separator: " ").dropFirst().first
    return (pages.flatMap { Int($0) } ?? 0) * 4096
  }

  @Test func `a signal during an evaluation is heard`() throws {
    let running = try start(evaluating)
    running.wait { running.output.contains("\"event\":\"epoch\"") }
    running.send(SIGTERM)
    let answer = running.answer()
    expectStop(answer)
    #expect(answer.errors.contains("stopped after step 1, in epoch 1; nothing was saved"))
    #expect(!answer.output.contains("\"event\":\"evaluate\""))
  }

  @Test func `a second interrupt ends the run at once`() throws {
    let running = try start("data moons(n=10_000_000)\nmodel mlp [2, 2]\ntrain 1 epoch\n")
    running.wait { running.output.contains("\"event\":\"begin\"") }
    running.send(SIGINT)
    running.wait { running.errors.contains("stopping after this step") }
    let start = ContinuousClock.now
    running.send(SIGINT)
    let answer = running.answer()
    #expect(ContinuousClock.now - start < .seconds(2))
    #expect(answer.status == 130 && !answer.isKilled)
    #expect(answer.errors.hasSuffix("\nstopped at once; nothing was saved\n"))
  }

  @Test func `a second request from the system still lets the step end`() throws {
    let running = try start(loading)
    running.wait { running.output.contains("\"event\":\"begin\"") }
    for _ in 0..<3 { running.send(SIGTERM) }
    expectStop(running.answer())
  }

  @Test func `a signal that is to be ignored stays ignored`() throws {
    let path = try folder.write("recipe.train", "data digits\nmodel mlp [64, 64, 10]\ntrain 200 epochs\n")
    let script = "trap '' HUP; exec \"$D\" run --events json \(path)"
    let running = try Running([], script: script, in: folder)
    running.wait { running.output.contains("\"epoch\":2,") }
    running.send(SIGHUP)
    #expect(running.answer().status == 0)
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a signal before anything is begun ends the program`(signal: Int32) throws {
    // A pipe that is open for both directions never ends: the program waits for its recipe, and only its own
    // handlers turn the signal into an exit.
    let running = try Running([], script: "mkfifo pipe; exec \"$D\" run - <> pipe", in: folder)
    let status = "/proc/\(running.process.processIdentifier)/status"
    running.wait {
      let bytes = FileHandle(forReadingAtPath: status)?.readDataToEndOfFile() ?? Data()
      let text = String(decoding: bytes, as: UTF8.self)
      let caught = text.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }?.split(separator: "\t").last
      let mask = caught.flatMap { UInt64($0, radix: 16) } ?? 0
      return text.hasPrefix("Name:\tdescent") && mask & (1 << UInt64(signal - 1)) != 0
    }
    running.send(signal)
    let answer = running.answer()
    #expect(answer.status == 130 && !answer.isKilled)
    #expect(answer.errors == "\nstopped before anything was begun\n")
  }
}
