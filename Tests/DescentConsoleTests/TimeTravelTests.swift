import DescentRuntime
import DescentTensor
import Testing

@testable import DescentConsole

/// `undo` and `redo` lead to the bits that were there.
@Suite struct TimeTravelTests {
  typealias Line = (text: String, stop: Int?)

  /// Drawn lines that neither travel nor look at a clock.
  private func lines(seed: Int, count: Int) -> [Line] {
    var draw = RandomSession(seed: UInt64(seed + 1))
    var lines: [Line] = draw.beginning().map { ($0, nil) }
    while lines.count < count {
      let line = draw.line()
      let word = line.text.prefix { $0 != " " }
      let travels = ["undo", "redo", "branch", "switch"].contains(word)
      if !travels, !line.text.contains("within") { lines.append(line) }
    }
    return lines
  }

  /// A session with the state after each line that led somewhere, by how far `undo` can go back from it.
  private func play(
    _ lines: [Line], shelf: TestShelf? = nil, limit: Int? = nil
  ) -> (prompt: Prompt<Listener>, states: [Int: Fingerprint], typed: [Int: Int]) {
    var prompt = session(shelf: shelf, momentLimit: limit)
    var states = [0: Fingerprint(prompt)]
    var typed = [0: 0]
    for (index, line) in lines.enumerated() {
      _ = prompt.type(line.text, stop: line.stop)
      // A claim or a look adds nothing to go back to, yet may stand in the recipe.
      states[prompt.depth] = Fingerprint(prompt)
      typed[prompt.depth] = index + 1
    }
    return (prompt, states, typed)
  }

  @Test(arguments: [nil, 200] as [Int?], 0..<12)
  func `every moment is the same on the way back and forth, in memory and on a shelf`(
    limit: Int?, seed: Int
  ) {
    let shelf = TestShelf()
    var (prompt, states, _) = play(lines(seed: seed, count: 30), shelf: shelf, limit: limit)
    let depth = prompt.depth
    #expect(depth > 5)
    #expect(limit == nil || shelf.puts > 0)
    while prompt.depth > 0 {
      #expect(prompt.take("undo").status == .done)
      if let state = states[prompt.depth] { #expect(Fingerprint(prompt) == state) }
    }
    while prompt.depth < depth {
      #expect(prompt.take("redo").status == .done)
      if let state = states[prompt.depth] { #expect(Fingerprint(prompt) == state) }
    }
    #expect(prompt.take("redo").status == .recipeWrong)
  }

  @Test(arguments: 0..<8)
  func `what follows an undo is what follows the same session without what was undone`(seed: Int) {
    let lines = lines(seed: seed, count: 24)
    var (prompt, _, typed) = play(lines, shelf: TestShelf(), limit: 200)
    while prompt.depth > 0 {
      _ = prompt.take("undo")
      let depth = prompt.depth
      guard let count = typed[depth], count < lines.count else { continue }
      var other = session()
      for line in lines.prefix(count) { _ = other.type(line.text, stop: line.stop) }
      for line in ["train 1 epoch", "evaluate train"] {
        #expect(prompt.take(line).status == other.take(line).status)
        #expect(Fingerprint(prompt) == Fingerprint(other))
      }
      if prompt.depth > depth { _ = prompt.take("undo \(prompt.depth - depth)") }
    }
  }

  @Test(arguments: [0, 5000, 40_000])
  func `moments take no more of memory than they may`(limit: Int) {
    let shelf = TestShelf()
    var prompt = session(shelf: shelf, momentLimit: limit)
    for line in lines(seed: 5, count: 40) {
      _ = prompt.type(line.text, stop: line.stop)
      #expect(prompt.bytesOfMoments <= limit)
    }
    #expect(prompt.bytesOfMoments > 0 || limit == 0)
    // What nobody can go back to any more is not kept on the shelf either.
    _ = prompt.take("undo 1000")
    _ = prompt.take("seed 9")
    #expect(shelf.count <= 2)
  }

  @Test func `a thousand statements can be undone`() {
    var prompt = session()
    for number in 1...1005 { _ = prompt.take("seed \(number)") }
    _ = prompt.take("undo 2000")
    #expect(prompt.recipe.contains("seed 5\n"))
    #expect(prompt.depth == 0)
  }

  @Test(arguments: 0..<6)
  func `threads and a terminal make no difference`(seed: Int) {
    let lines = lines(seed: seed + 40, count: 24)
    let ends = (1...3).flatMap { threads in
      [PromptLook(), PromptLook(ink: Ink(.many), isTerminal: true)].map { look in
        var prompt = Prompt(
          engine: Engine(instructionSet: .best, threads: threads), library: library(),
          surroundings: Listener(), look: look)
        for line in lines { _ = prompt.type(line.text, stop: line.stop) }
        return Fingerprint(prompt)
      }
    }
    for end in ends { #expect(end == ends[0]) }
  }
}
