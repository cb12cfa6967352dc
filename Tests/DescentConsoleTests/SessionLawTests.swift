import DescentConsole
import DescentRuntime
import Foundation
import Testing

/// A session, written as a recipe and run from its beginning, ends in the bits of the session.
@Suite struct SessionLawTests {
  /// How many sessions are drawn; `DESCENT_SESSIONS` asks for more.
  private static let count =
    ProcessInfo.processInfo.environment["DESCENT_SESSIONS"].flatMap { Int($0) } ?? 200

  /// A session of thirty drawn lines, with what was typed.
  private func play(seed: Int) -> (prompt: Prompt<Listener>, typed: [String]) {
    var draw = RandomSession(seed: UInt64(seed + 1))
    var prompt = session()
    var typed: [String] = []
    let lines = draw.beginning().map { ($0, nil as Int?) } + (0..<30).map { _ in draw.line() }
    for (place, (line, stop)) in lines.enumerated() {
      let isHurried = (seed + place) % 2 == 0
      (prompt.ear.looksUntilStop, prompt.ear.looksUntilHaste) = (stop, isHurried ? stop : nil)
      _ = prompt.take(line)
      (prompt.ear.looksUntilStop, prompt.ear.looksUntilHaste) = (nil, nil)
      typed.append(stop.map { "\(line)   # stopped\(isHurried ? " at once" : "") after \($0)" } ?? line)
    }
    return (prompt, typed)
  }

  @Test func `a session written as a recipe ends in its weights`() {
    var recipes: [String] = []
    for seed in 0..<Self.count {
      var (prompt, typed) = play(seed: seed)
      let recipe = prompt.recipe
      let rerun = digest(of: recipe, threads: 1 + seed % 3)
      let wanted = prompt.weightsDigest
      if wanted != nil { recipes.append(recipe) }
      guard rerun.digest != wanted || !rerun.faults.isEmpty else { continue }
      let story = "\(typed.joined(separator: "\n"))\n----\n\(recipe)\n----\n\(prompt.heard())"
      Issue.record("session \(seed): \(rerun.faults)\n\(story)")
    }
    #expect(recipes.count >= Self.count * 8 / 10)
    for words in ["until step", "continue", "within", "average", "stop when", "plateau", "let ", "set "] {
      let share = recipes.count { $0.contains(words) }
      #expect(share >= Self.count / 40, "only \(share) sessions come to `\(words)`")
    }
  }
}
