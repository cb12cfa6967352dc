import DescentData
import DescentRecipe
import DescentTensor
import Testing

@testable import DescentRuntime

/// What a run tells its listener.
@Suite struct EventTests {
  private let recipe = """
    data digits
    model mlp [64, 16, 10]
    batch 400
    train 2 epochs
    evaluate test
    evaluate test
    evaluate val
    expect test.accuracy >= 0
    print val.accuracy, "x"

    """

  private func name(_ event: Event) -> String {
    switch event {
    case .began: "began"
    case .note: "note"
    case .training: "training"
    case .progress: "step"
    case .epoch: "epoch"
    case .ended: "ended"
    case .paused: "paused"
    case .kept: "kept"
    case .evaluated(let report): report.partName
    case .printed: "printed"
    case .shown: "shown"
    case .explained: "explained"
    case .expected: "expected"
    case .saved: "saved"
    case .loaded: "loaded"
    case .predicted: "predicted"
    case .descending: "descending"
    case .path: "path"
    case .descended: "descended"
    case .stopped: "stopped"
    case .failed: "failed"
    case .done: "done"
    }
  }

  @Test func `events come in the order of what happens`() throws {
    let steps = Array(repeating: "step", count: 4)
    let expected =
      ["began", "training"] + steps + ["epoch"] + steps + ["epoch"] + [
        "test", "test", "val", "expected", "printed",
      ]
      + ["done"]
    #expect(try outcome(recipe).events.map(name) == expected)
  }

  @Test func `an epoch's loss is the mean over its rows as trained`() throws {
    let outcome = try outcome(recipe)
    let progress = outcome.events.compactMap {
      if case .progress(let progress) = $0 { progress } else { nil }
    }
    #expect(progress.map(\.step) == Array(1...8))
    #expect(progress.map(\.stepInEpoch) == [1, 2, 3, 4, 1, 2, 3, 4])
    #expect(progress.map(\.epoch) == [1, 1, 1, 1, 2, 2, 2, 2])
    #expect(outcome.epochs.map(\.trainLoss) == [progress[3].loss, progress[7].loss])
    #expect(outcome.epochs.map(\.step) == [4, 8])
  }

  @Test func `looks at the test part are counted, others are not`() throws {
    #expect(try outcome(recipe).evaluations.map(\.looks) == [1, 2, nil])
  }

  @Test func `an evaluation of the same weights measures the same`() throws {
    let outcome = try outcome(recipe)
    #expect(outcome.evaluations[0].figures == outcome.evaluations[1].figures)
    #expect(outcome.evaluations[2].figures == outcome.epochs[1].validation)
    #expect(outcome.evaluations.map(\.rows) == [179, 179, 180])
  }

  @Test func `the facts of a training are told before it`() throws {
    let facts = try #require(
      try outcome(recipe).events.compactMap { if case .training(let facts) = $0 { facts } else { nil } }.first
    )
    #expect(
      facts
        == TrainingFacts(
          data: "digits", trainingRows: 1438, validationRows: 180, testRows: 179, form: "mlp",
          sizes: [64, 16, 10], preparation: nil,
          parameters: 64 * 16 + 16 + 16 * 10 + 10, seed: 0, steps: 8, stepsPerEpoch: 4))
  }

  @Test func `the digest of a recipe follows what it means, not how it is laid out`() throws {
    let laidOut = "data digits; model mlp [8*8, 16, _](dropout=0%)   # sizes\ntrain 1 epoch"
    let plain = "model mlp [64, 16, _]\ndata digits\noptimizer adam\nseed 0\ntrain 1 epoch\n"
    let other = "data digits\nmodel mlp [64, 16, _]\ntrain 2 epochs\n"
    let digests = try [laidOut, plain, other].map { try outcome($0).done?.recipeDigest }
    #expect(digests[0] == digests[1])
    #expect(digests[0] != digests[2])
  }
}
