import DescentRecipe
import DescentTensor
import Testing

@testable import DescentRuntime

/// A training that pauses and goes on.
@Suite struct PauseTests {
  private static let above = """
    data digits
    model { dense 12 relu; dropout 0.2; dense 10 }
    optimizer adam(lr=1e-2)
    schedule warmup(20 steps) then cosine(to 0)
    batch 64
    average ema(0.9)
    stop when val.loss stalls for 2 epochs
    keep best by val.accuracy

    """

  private func digest(_ actions: String, threads: Int = 1) throws -> String? {
    let engine = Engine(instructionSet: .best, threads: threads)
    let outcome = try outcome(Self.above + actions, on: engine)
    #expect(outcome.status == .done, "\(actions): \(outcome.failure?.message ?? "")")
    return outcome.done?.weightsDigest
  }

  @Test(arguments: [1, 22, 23, 24, 46, 67, 90])
  func `a training that pauses anywhere and goes on ends as one that does not`(step: Int) throws {
    let whole = try digest("train 4 epochs\n")
    #expect(whole != nil)
    #expect(try digest("train 4 epochs until step \(step)\ncontinue\n", threads: 2) == whole)
    let twice = "train 4 epochs until step \(step)\ncontinue until step \(step + 1)\ncontinue\n"
    #expect(try digest(twice) == whole)
  }

  @Test func `what is measured during a pause leaves the rest as it is`() throws {
    let looks = "train 4 epochs until step 30\nevaluate test\nevaluate val\nshow model\ncontinue\n"
    #expect(try digest(looks) == digest("train 4 epochs\n"))
  }

  @Test func `a setting that changes during a pause holds from the next step on`() throws {
    let changed = try digest("train 4 epochs until step 30\nbatch 32\ncontinue\n")
    #expect(try changed != digest("train 4 epochs\n"))
  }

  @Test func `a time that was over is written beside the step at which it was`() throws {
    let recipe = Self.above + "train 4 epochs within 5 s\n"
    let cut = try outcome(recipe, secondsAStep: 0.125)
    let end = try #require(cut.end)
    #expect(end.reason == .time(5))
    let again = try digest("train 4 epochs within 5 s until step \(end.step)\n")
    #expect(again == cut.done?.weightsDigest)
    #expect(try again != digest("train 4 epochs until step \(end.step)\nevaluate val\n"))
  }

  @Test func `a pause is told with the steps that are left`() throws {
    let events = try outcome(Self.above + "train 4 epochs until step 30\n").events
    let pauses = events.compactMap { if case .paused(let report) = $0 { report } else { nil } }
    #expect(pauses == [PauseReport(step: 30, epoch: 2, stepsLeft: 62)])
  }

  @Test func `a step that has been made already is no place to pause`() throws {
    let outcome = try outcome(Self.above + "train 1 epoch\ntrain 2 epochs until step 20\n")
    #expect(outcome.failure?.code == "D0365")
    #expect(outcome.status == .recipeWrong)
  }

  @Test func `a training that ended before its pause has nothing to continue`() throws {
    let outcome = try outcome(Self.above + "train 1 epoch until step 500\ncontinue\n")
    #expect(outcome.failure?.code == "D0364")
  }

  @Test func `a training that is given up is not continued by the next`() throws {
    let outcome = try outcome(
      Self.above + "train 2 epochs until step 30\ntrain 1 epoch until step 90\ncontinue\n")
    #expect(outcome.failure?.code == "D0364", "the second has ended before its pause")
  }
}
