import DescentRuntime
import Testing

@testable import DescentConsole

/// Whatever is typed, the session lives, and what is refused changes nothing.
@Suite struct HardTypingTests {
  /// Words and signs that recipes are made of, and some that they are not.
  private static let fragments = [
    "data", "iris", "blobs(n=40)", "model", "mlp", "[_, 4, _]", "[4", "{", "}", "dense", "8", "relu", ";",
    "\n", "optimizer", "adam", "sgd(lr=0.1)", "lr", "=", "1e-3", "(", ")", ",", "schedule",
    "step(0.5, every 1)",
    "then", "train", "1 epoch", "2 steps", "until step", "3", "continue", "evaluate", "val", "expect",
    "val.loss", "<", "print", "let", "x", "undo", "redo", "branch", "a", "switch", "main", "branches",
    "step", "watch", "help", "?", ".", "#", "\"", "\"a.train\"", "run", "none", "batch", "all", "clip",
    "norm",
    "freeze", "layer 1", "seed", "-1", "1e400", "%", "80%", "show", "session", "history", "why", "_", "é",
    "\u{202E}", "\t", "\r\n", "stop when", "stalls for", "average", "ema(0.9)", "minimize", "ravine",
    "for 3 steps", "include",
  ]

  /// A session that has come some way.
  private func begun() -> Prompt<Listener> {
    var prompt = session()
    _ = prompt.take("data blobs(n=40, classes=2); model mlp [_, 4, _]; optimizer sgd(lr=0.1); let x = 2")
    _ = prompt.take("train 1 epoch")
    return prompt
  }

  @Test func `a thousand blocks of drawn bytes change nothing and end nothing`() {
    var draw = RandomSession(seed: 77)
    var prompt = begun()
    let before = Fingerprint(prompt)
    for _ in 0..<1000 {
      let bytes = (0..<1 + draw.number(below: 60)).map { _ in UInt8(draw.number(below: 256)) }
      let answer = prompt.take(String(decoding: bytes, as: UTF8.self))
      #expect(!answer.isOver)
    }
    #expect(Fingerprint(prompt) == before)
    #expect(prompt.take("train 1 epoch").status == .done)
  }

  @Test func `a thousand blocks of drawn words leave what they are refused for as it was`() {
    var draw = RandomSession(seed: 99)
    var prompt = begun()
    var refused = 0
    for _ in 0..<1000 {
      let words = (0..<1 + draw.number(below: 9)).map { _ in
        Self.fragments[draw.number(below: Self.fragments.count)]
      }
      let block = words.joined(separator: " ")
      let (before, depth) = (Fingerprint(prompt), prompt.depth)
      prompt.ear.said = []
      let answer = prompt.take(block)
      #expect(!answer.isOver)
      let isRefused = answer.status == .recipeWrong && prompt.heard().contains("error[")
      refused += isRefused ? 1 : 0
      guard isRefused, !words.contains(where: Self.acts.contains) else { continue }
      #expect(Fingerprint(prompt) == before && prompt.depth == depth, "\(block)")
    }
    #expect(refused > 300)
  }

  /// What is done before what stands behind it is checked, or can fail when it is done.
  private static let acts = [
    "undo", "redo", "branch", "branches", "switch", "step", "run", "watch", "help", "print", "expect",
    "train",
    "continue", "evaluate", "minimize",
  ]

  @Test func `a block of ten thousand lines is taken in seconds`() {
    var prompt = session()
    let lines = (1...5000).flatMap { ["let name\($0) = \($0)", "seed \($0)"] }
    let seconds = ContinuousClock().measure {
      #expect(prompt.take(lines.joined(separator: "\n")).status == .done)
    }
    #expect(seconds < .seconds(20), "\(seconds)")
    #expect(prompt.recipe.contains("seed 5_000\n") || prompt.recipe.contains("seed 5000\n"))
  }

  @Test func `a block of ten thousand lines with a mistake in the last is refused in seconds`() {
    var prompt = session()
    let before = Fingerprint(prompt)
    let lines = (1..<10_000).map { "batch \($0)" } + ["bach 3"]
    let seconds = ContinuousClock().measure {
      #expect(prompt.take(lines.joined(separator: "\n")).status == .recipeWrong)
    }
    #expect(seconds < .seconds(20), "\(seconds)")
    #expect(Fingerprint(prompt) == before)
  }
}
