import DescentTensor
import Testing

@testable import DescentRuntime

/// A training goes on from where the last one ended.
@Suite struct ContinuationTests {
  private let head = """
    data digits
    model mlp [64, 24, 10](dropout=0.2)
    optimizer adam(lr=2e-3)
    batch 50

    """

  private func digest(_ recipe: String) throws -> String {
    try #require(try outcome(head + recipe).done?.weightsDigest)
  }

  @Test func `three epochs and two are five`() throws {
    #expect(try digest("train 3 epochs\ntrain 2 epochs\n") == digest("train 5 epochs\n"))
  }

  /// 1 438 rows by 50 are 29 steps an epoch.
  @Test(arguments: [[1, 144], [28, 117], [29, 116], [30, 115], [7, 13, 25, 100], [100, 45], [144, 1]])
  func `a training cut within its epochs ends in the same bits`(pieces: [Int]) throws {
    let cut = pieces.map { "train \($0) steps\n" }.joined()
    #expect(try digest(cut) == digest("train 5 epochs\n"))
  }

  @Test func `five hundred steps end within an epoch, and the next training ends it`() throws {
    let recipe = "data digits\nmodel mlp [64, 32, 10]\ntrain 500 steps\ntrain 85 steps\n"
    let reports = try outcome(recipe).epochs
    #expect(reports.map(\.step) == (1...11).map { 45 * $0 } + [500] + [540, 585])
    #expect(reports.map(\.isPartial) == Array(repeating: false, count: 11) + [true, false, false])
    #expect(reports.map(\.epoch) == Array(1...12) + [12, 13])
    #expect(reports.map(\.epochs) == Array(repeating: 12, count: 12) + [13, 13])
    let whole = try outcome("data digits\nmodel mlp [64, 32, 10]\ntrain 13 epochs\n").epochs
    #expect(reports.filter { !$0.isPartial }.map(\.trainLoss) == whole.map(\.trainLoss))
    #expect(reports.filter { !$0.isPartial }.map(\.validation) == whole.map(\.validation))
  }

  @Test func `a schedule runs on over later trainings`() throws {
    let schedule = "schedule step(0.5, every 2, for 7 epochs)\n"
    let cut = try outcome(head + schedule + "train 3 epochs\ntrain 40 steps\ntrain 76 steps\n")
    let whole = try outcome(head + schedule + "train 7 epochs\n")
    #expect(cut.done?.weightsDigest == whole.done?.weightsDigest)
    #expect(whole.epochs.map(\.lr) == [2e-3, 2e-3, 1e-3, 1e-3, 5e-4, 5e-4, 2.5e-4])
  }

  @Test func `a schedule without a length ends with its training and holds its last rate`() throws {
    let reports = try outcome(head + "schedule cosine(to 10%)\ntrain 2 epochs\ntrain 2 epochs\n").epochs
    #expect(reports[0].lr > reports[1].lr && reports[1].lr > 2e-4)
    #expect(reports[2].lr == 2e-4 && reports[3].lr == 2e-4)
    let stepwise = try outcome(head + "schedule step(0.5, every 2)\ntrain 3 epochs\ntrain 3 epochs\n").epochs
    #expect(stepwise.map(\.lr) == [2e-3, 2e-3, 1e-3, 1e-3, 1e-3, 1e-3])
  }

  @Test func `samples and steps and epochs are the same lengths`() throws {
    #expect(try digest("train 58 steps\n") == digest("train 2 epochs\n"))
    #expect(try digest("train 2_900 samples\n") == digest("train 58 steps\n"))
    #expect(try digest("train 2_851 samples\n") == digest("train 58 steps\n"))
    #expect(try digest("train 2_850 samples\n") == digest("train 57 steps\n"))
  }

  @Test func `a batch may change within an epoch, whose rows are all seen`() throws {
    let reports = try outcome(head + "train 28 steps\nbatch 1\ntrain 38 steps\n").epochs
    #expect(reports.map(\.step) == [28, 66])
    #expect(reports.map(\.isPartial) == [true, false])
  }
}
