import DescentTensor
import Synchronization
import Testing

@Suite("Teams")
struct TeamTests {
  @Test(.timeLimit(.minutes(1)))
  func `five threads take every piece of ten thousand jobs once`() throws {
    let engine = Engine(instructionSet: .best, threads: 5)
    let count = 16_384 * 6 + 1
    let starts = try #require(LabelBuffer(count: 7))
    for job in 1...10_000 {
      let pieces = job % 3 == 0 ? count : 16_384 * (1 + job % 6) + 1
      engine.forEachPiece(of: pieces) { piece in starts[piece.lowerBound / 16_384] += Int32(piece.count) }
      var sum = 0
      for i in 0..<7 { sum += Int(starts[i]) }
      try #require(sum == pieces)
      starts.fill(0)
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: Engines.threadCounts)
  func `pieces cover their range without overlap`(threads: Int) throws {
    let engine = Engine(instructionSet: .best, threads: threads)
    for count in [0, 1, 16_384, 16_385, 32_768, 32_769, 200_000] {
      let visits = try #require(LabelBuffer(count: count))
      engine.forEachPiece(of: count) { piece in
        for i in piece { visits[i] += 1 }
      }
      #expect(visits.array.allSatisfy { $0 == 1 })
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `teams come and go`() throws {
    let v = Vector(try floats([Float](repeating: 1, count: 50_000)))
    for threads in 1...40 {
      let engine = Engine(instructionSet: .baseline, threads: threads % 8 + 1)
      engine.sweep(v, v) { w, _ in w += 1 }
    }
    #expect(v[49_999] == 41)
  }

  @Test func `a team that has fallen asleep wakes for the next job`() {
    let engine = Engine(instructionSet: .best, threads: 3)
    let clock = ContinuousClock()
    for _ in 0..<5 {
      let rest = clock.now + .milliseconds(2)
      while clock.now < rest {}
      let running = Atomic(0)
      let deadline = clock.now + .seconds(20)
      engine.forEachPiece(of: 3 * 16_384) { _ in
        running.add(1, ordering: .sequentiallyConsistent)
        while running.load(ordering: .sequentiallyConsistent) < 3 && clock.now < deadline {}
      }
      #expect(clock.now < deadline, "three pieces run at once on three threads")
    }
  }

  @Test func `the self-test passes on every engine`() {
    for engine in Engines.all { #expect(SelfTest.failure(of: engine) == nil, engine.name) }
  }
}
