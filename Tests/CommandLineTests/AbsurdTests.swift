import Foundation
import Testing

/// Sizes, depths and lengths that no recipe needs: an answer within seconds, never a trap.
@Suite struct AbsurdTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private static let digits = "data digits\n"
  private static let model = "model mlp [64, 10]\n"

  static let sizes = [
    digits + "model mlp [64, 900_000_000, 10]\ntrain 1 epoch\n",
    digits + "model mlp [64, 1e9, 1e9, 10]\ntrain 1 epoch\n",
    digits + "model mlp [64, 1e18, 10]\ntrain 1 epoch\n", digits + "model mlp [64, 0, 10]\ntrain 1 epoch\n",
    digits + "model mlp [64, -1, 10]\ntrain 1 epoch\n", digits + "model mlp [64, -0, 10]\ntrain 1 epoch\n",
    digits + "model mlp [64, 1e309, 10]\ntrain 1 epoch\n",
    digits + "model mlp [64, 1e308*10, 10]\ntrain 1 epoch\n",
    digits + "model mlp [64, \(String(repeating: "1e9, ", count: 60))10]\ntrain 1 epoch\n",
    digits + "model mlp [64, \(String(repeating: "1, ", count: 80_000))10]\ntrain 1 epoch\n",
    digits + model + "train 1e18 epochs\n", digits + model + "train 1e9*10 steps\n",
    digits + model + "train -1 epochs\n",
    digits + model + "train 0 steps\n", digits + model + "train 0.5 epochs\n",
    digits + model + "train 1e309 epochs\n",
    digits + model + "batch 1e9\ntrain 1 epoch\n", digits + model + "batch 2_000\ntrain 1 epoch\n",
    digits + model + "batch 0\ntrain 1 epoch\n", digits + model + "batch -5\ntrain 1 epoch\n",
    digits + model + "batch 1e300\ntrain 1 epoch\n", digits + model + "seed 1e300\ntrain 1 epoch\n",
    digits + model + "optimizer adam(lr=1e309)\ntrain 1 epoch\n",
    digits + model + "optimizer adam(lr=-1)\ntrain 1 epoch\n",
    digits + model + "schedule step(0.5, every 0)\ntrain 1 epoch\n",
    digits + model + "schedule warmup(-5 steps) then cosine\ntrain 1 epoch\n",
    "data moons(n=1e9)\nmodel mlp [2, 2]\ntrain 1 epoch\n",
    "data moons(n=1e309)\nmodel mlp [2, 2]\ntrain 1 epoch\n",
    "data moons(n=10, noise=1e300)\nmodel mlp [2, 2]\ntrain 1 epoch\n",
    "data blobs(classes=1e9)\nmodel mlp [2, 2]\ntrain 1 epoch\n",
    digits + "split 1e308/1e308/1e308\n" + model + "train 1 epoch\n",
  ]

  @Test(arguments: sizes.indices)
  func `an absurd size is refused before it is asked of the system`(index: Int) throws {
    let start = ContinuousClock.now
    let answer = try descent("run", "-", in: folder, input: Self.sizes[index])
    #expect(
      answer.status == 2 || answer.status == 4,
      "\(Self.sizes[index].prefix(200)): \(answer.errors.prefix(500))")
    #expect(!answer.isKilled)
    #expect(answer.errors.hasPrefix("error[D0"))
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func `a schedule as long as numbers go is laid out`() throws {
    let recipe =
      Self.digits + Self.model
      + "schedule warmup(1e300 steps) then step(1e-300, every 1 step, for 1e300 epochs) then cosine\n"
      + "train 3 steps\n"
    let answer = try descent("run", "-", in: folder, input: recipe)
    #expect(answer.status == 0 && answer.errors.contains("weights.sha256"))
  }

  @Test func `limits of the system are met with words`() throws {
    let path = try folder.write("r.train", Self.digits + "model mlp [64, 6000, 6000, 10]\ntrain 1 step\n")
    let answer = try shell("ulimit -v 120000; \"$D\" run --memory 100GB \(path)", in: folder)
    #expect(answer.status == 4 && !answer.isKilled)
    #expect(answer.errors.contains("error[D0702]: the system gives no "))
  }

  /// What is written into the recipe, and how often.
  private static let deep: [(name: String, text: @Sendable () -> String, status: Int32)] = [
    ("a million brackets", { "let a = " + String(repeating: "(", count: 1_000_000) }, 2),
    (
      "half a million lists",
      { "model mlp " + String(repeating: "[", count: 520_000) + String(repeating: "]", count: 520_000) }, 2
    ),
    ("half a million braces", { "model " + String(repeating: "{", count: 500_000) }, 2),
    ("a million minus signs", { "print " + String(repeating: "-", count: 1_000_000) + "1" }, 2),
    ("a quarter million nots", { "expect " + String(repeating: "not ", count: 250_000) + "true" }, 2),
    ("a half million sums", { "print 1" + String(repeating: "+1", count: 500_000) }, 2),
    ("a half million powers", { "print 1" + String(repeating: "^1", count: 500_000) }, 2),
    ("a ten-megabyte word", { "data " + String(repeating: "a", count: 10_000_000) }, 2),
    ("a megabyte of one word", { "data " + String(repeating: "a", count: 1_000_000) }, 2),
    ("a megabyte of digits", { "print " + String(repeating: "9", count: 1_000_000) }, 2),
    ("a megabyte of string", { "print \"" + String(repeating: "a", count: 1_000_000) + "\"" }, 0),
    ("a megabyte of one setting", { String(repeating: "seed 1\n", count: 140_000) }, 2),
    ("a megabyte of one option", { "optimizer adam(" + String(repeating: "lr=1,", count: 200_000) + ")" }, 2),
    ("a megabyte of mistakes", { String(repeating: "bad\n", count: 250_000) }, 2),
    ("a megabyte of nothing", { String(repeating: "\n", count: 1_000_000) }, 0),
  ]

  @Test(arguments: deep.indices)
  func `a recipe of absurd depth is answered on a small stack`(index: Int) throws {
    let (name, text, status) = Self.deep[index]
    let path = try folder.write("deep.train", text() + "\n")
    let start = ContinuousClock.now
    let answer = try shell("ulimit -s 256; \"$D\" check \(path)", in: folder)
    #expect(answer.status == status && !answer.isKilled, "\(name): \(answer.errors.prefix(300))")
    #expect(answer.errors.utf8.count < 4_000, "\(name)")
    #expect(ContinuousClock.now - start < .seconds(15), "\(name)")
  }

  @Test func `a recipe of a hundred megabytes is not read`() throws {
    let path = try folder.write("huge.train", "")
    truncate(path, 100_000_000)
    let answer = try shell(
      "ulimit -s 256; \"$D\" check \(path); echo $?; \"$D\" check - < \(path)", in: folder)
    #expect(answer.status == 2 && answer.output == "2\n")
    #expect(answer.errors.contains("a recipe has at most 4194304 bytes"))
  }
}
