import DescentCatalogue
import DescentLearning
import DescentTensor
import Testing

/// Means of weights: what they come to and when weights are taken.
struct AveragingTests {
  private struct File: Decodable {
    struct Case: Decodable {
      let settings: [String: String]
      let input: [[Float]]
      let output: [[Float]]
    }

    let cases: [Case]
  }

  private func means(_ averaging: any Averaging, of path: [[Float]]) throws -> [[Float]] {
    let mean = try floats([Float](repeating: .nan, count: path[0].count))
    return try path.enumerated().map { sample, place in
      averaging.take(Vector(try floats(place)), into: Vector(mean), sample: sample, on: .single())
      return mean.array
    }
  }

  @Test func `means follow torch's AveragedModel`() throws {
    let cases = (try Vectors.read("averages") as File).cases
    #expect(cases.map { $0.settings["average"] } == ["ema(0.9)", "swa"])
    for one in cases {
      let averaging: any Averaging =
        one.settings["average"] == "swa"
        ? StochasticWeightAverage() : ExponentialAverage.make(with: ["decay": .number(0.9)])
      for (found, wanted) in zip(try means(averaging, of: one.input), one.output) {
        // The origin computes them in binary64.
        for (a, b) in zip(found, wanted) { #expect(abs(a - b) < 3e-7, "\(one.settings)") }
      }
    }
  }

  @Test func `a warm-up forgets the beginning sooner`() throws {
    let path: [[Float]] = [[8], [0], [0], [0]]
    let slow = try means(ExponentialAverage(), of: path).map { $0[0] }
    let grown = try means(ExponentialAverage.make(with: ["warmup": .flag(true)]), of: path).map { $0[0] }
    #expect(slow[3] > 7.9)
    // 2/11, 3/12 and 4/13 of what was.
    for (found, wanted) in zip(grown, [8, 16.0 / 11, 4.0 / 11, 16.0 / 143]) {
      #expect(abs(found - Float(wanted)) < 1e-6)
    }
  }

  @Test func `a plain mean begins in the last quarter and takes one a whole epoch`() {
    let counts = RunCounts(stepsPerEpoch: 10, batchRows: 4, runSteps: 80)
    let pace = StochasticWeightAverage().pace(counts)
    #expect((1...100).filter(pace.takes) == [60, 70, 80, 90, 100])
    let every = ExponentialAverage().pace(counts)
    #expect((1...5).allSatisfy(every.takes))
    let early = StochasticWeightAverage.make(
      with: ["from": .length(Length(0, .epochs)), "every": .length(Length(3, .steps))]
    ).pace(counts)
    #expect((1...8).filter(early.takes) == [1, 4, 7])
  }
}
