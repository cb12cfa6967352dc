import DescentCatalogue
import DescentLearning
import Testing

/// Schedules joined by `then`, and lengths turned into steps.
struct ScheduleChainTests {
  private let counts = RunCounts(stepsPerEpoch: 7, batchRows: 32, runSteps: 140)

  private func warmup(_ length: Length?) -> Warmup {
    var warmup = Warmup()
    warmup.length = length
    return warmup
  }

  private func constant(_ length: Length?) -> Constant {
    var constant = Constant()
    constant.length = length
    return constant
  }

  @Test func `a length becomes whole steps, rounded up`() {
    #expect(counts.steps(in: Length(2, .epochs)) == 14)
    #expect(counts.steps(in: Length(9, .steps)) == 9)
    #expect(counts.steps(in: Length(320, .samples)) == 10 && counts.steps(in: Length(321, .samples)) == 11)
    #expect(counts.steps(in: Length(1, .samples)) == 1)
    #expect(counts.steps(in: Length(5, .percent)) == 7 && counts.steps(in: Length(5.1, .percent)) == 8)
    #expect(counts.steps(in: Length(100, .percent)) == 140)
  }

  @Test func `seconds and what no run can reach have no steps`() {
    #expect(counts.steps(in: Length(30, .seconds)) == nil)
    #expect(counts.steps(in: Length(1e300, .steps)) == nil)
    #expect(counts.steps(in: Length(2e15, .epochs)) == nil)
    #expect(counts.steps(in: Length(.nan, .steps)) == nil)
  }

  @Test(arguments: [1, 3, 7, 10, 50, 99, 100, 300, 1000, 4690])
  func `a percentage that comes out even is not rounded up`(runSteps: Int) {
    let counts = RunCounts(stepsPerEpoch: 1, batchRows: 1, runSteps: runSteps)
    for tenths in 1...1000 {
      let want = (tenths * runSteps + 999) / 1000
      #expect(counts.steps(in: Length(Double(tenths) / 10, .percent)) == want, "\(Double(tenths) / 10)%")
    }
  }

  @Test func `a warmup hands over to the next piece at that piece's first step`() {
    let chain = ScheduleChain([warmup(Length(4, .steps)), Cosine()])
    let timeline = chain.laidOut(base: 0.8, counts: counts)
    #expect((0..<4).map(timeline.rate) == [0.2, 0.4, 0.8 * 3 / 4, 0.8])
    #expect(timeline.rate(at: 4) == 0.8)
    #expect(abs(timeline.rate(at: 4 + 68) - 0.4) < 1e-15)
    #expect(timeline.rate(at: 139) > 0)
    for step in [140, 141, 5000] { #expect(timeline.rate(at: step) == 0) }
    #expect(timeline.pieces.map(\.start) == [0, 4] && timeline.pieces.map(\.total) == [4, 136])
    #expect(timeline.pieces.map(\.isLast) == [false, true])
  }

  @Test(arguments: [
    (Length(3, .epochs), 21), (Length(20, .steps), 20), (Length(640, .samples), 20),
    (Length(10, .percent), 14),
  ])
  func `a piece lasts as long as it says in any unit`(length: Length, steps: Int) {
    let chain = ScheduleChain([constant(length), Cosine()])
    let timeline = chain.laidOut(base: 1, counts: counts)
    #expect(timeline.pieces[1].start == steps)
    #expect(timeline.rate(at: steps) == 1 && timeline.rate(at: steps + 1) < 1)
    #expect(timeline.rate(at: 140) == 0)
  }

  @Test func `three pieces follow one another`() {
    var step = Step()
    step.every = Length(10, .steps)
    step.length = Length(20, .steps)
    let chain = ScheduleChain([warmup(Length(10, .steps)), step, constant(nil)])
    let timeline = chain.laidOut(base: 1, counts: counts)
    let rates = [0, 9, 10, 19, 20, 29, 30, 139, 140].map(timeline.rate)
    #expect(rates == [0.1, 1, 1, 1, 0.5, 0.5, 1, 1, 1])
  }

  @Test func `the last piece with a length of its own holds its end`() {
    var cosine = Cosine()
    cosine.length = Length(10, .steps)
    cosine.end = .shareOfBase(0.25)
    let timeline = ScheduleChain([cosine]).laidOut(base: 1, counts: counts)
    #expect(timeline.rate(at: 9) > 0.25 && timeline.rate(at: 10) == 0.25 && timeline.rate(at: 139) == 0.25)
  }

  @Test func `a piece that the run does not reach still has a step`() {
    let timeline = ScheduleChain([warmup(Length(200, .steps)), Cosine()]).laidOut(base: 1, counts: counts)
    #expect(timeline.pieces.map(\.total) == [200, 1])
    #expect(timeline.rate(at: 139) == 0.7 && timeline.rate(at: 200) == 1 && timeline.rate(at: 201) == 0)
  }

  @Test func `lengths beyond counting do not wrap around`() {
    let far = Length(9e15, .steps)
    let chain = ScheduleChain([Constant](repeating: constant(far), count: 1200) + [Constant()])
    let timeline = chain.laidOut(base: 1, counts: counts)
    #expect(timeline.pieces.allSatisfy { $0.start >= 0 && $0.total >= 1 })
    #expect(timeline.rate(at: 139) == 1)
  }

  @Test func `a schedule that begins later ends with its own training`() {
    let timeline = ScheduleChain([Cosine()]).laidOut(base: 1, counts: counts, startedAt: 60)
    #expect(timeline.pieces[0].total == 200)
  }

  @Test func `another learning rate scales the same timeline`() {
    let chain = ScheduleChain([warmup(Length(4, .steps)), Cosine()])
    let timeline = chain.laidOut(base: 1, counts: counts)
    for step in 0..<145 { #expect(timeline.rebased(on: 0.5).rate(at: step) == 0.5 * timeline.rate(at: step)) }
  }

  @Test func `without pieces the optimizer's rate stands`() {
    #expect(ScheduleChain([]).laidOut(base: 0.3, counts: counts).rate(at: 17) == 0.3)
  }
}
