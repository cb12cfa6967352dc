import DescentLearning
import DescentRecipe
import DescentTensor
import Testing

@testable import DescentRuntime

/// `show gradients`: what the next step would see, with nothing moved.
@Suite struct LookTests {
  /// Recipes in which `LOOK` stands wherever one may look; without it each is a training of its own.
  static let recipes = [
    """
    data digits; model mlp [64, 24, 10](dropout=0.3); optimizer adam(lr=2e-3); batch 50; clip norm 1.0
    LOOK
    train 2 epochs
    LOOK
    train 7 steps
    LOOK
    train 1 epoch
    """,
    """
    data digits; model mlp [64, 24, 10]; optimizer schedule_free_sgd(lr=0.1); batch 64 in 2 parts
    train 30 steps
    LOOK
    optimizer schedule_free_adamw(lr=0.01); penalty l2(1e-4)
    LOOK
    optimizer sgd(lr=0.05, momentum=0.9)
    LOOK
    train 30 steps
    freeze layer 1
    LOOK
    freeze none
    train 10 steps
    """,
    """
    seed 3; data moons(n=100); split seed 1; model mlp [2, 8, 2]
    LOOK
    seed 5
    LOOK
    average ema(0.9); schedule warmup(5 steps) then cosine(to 0)
    train 5 epochs
    LOOK
    seed 6
    LOOK
    train 4 steps
    model mlp [2, 4, 2]
    LOOK
    train 3 epochs
    """,
    """
    data iris; model { layer_norm; dense 8 tanh; dropout 0.5; dense 3 }; batch all
    optimizer lookahead(sam(sgd(lr=0.1)), every 2); stop when val.loss stalls for 3 epochs
    LOOK
    train 20 epochs
    LOOK
    train 20 epochs
    """,
  ]

  private func looks(_ outcome: Outcome) -> [GradientsOnPaper] {
    outcome.events.compactMap { event in
      if case .shown(.gradients(let gradients)) = event { gradients } else { nil }
    }
  }

  @Test(arguments: recipes)
  func `a training with looks ends in the bits of one without`(recipe: String) throws {
    let plain = try outcome(recipe.replacing("LOOK", with: "show optimizer"))
    let looked = try outcome(recipe.replacing("LOOK", with: "show gradients"))
    #expect(plain.status == .done && looked.status == .done)
    #expect(looks(looked).count == recipe.split(separator: "LOOK").count - 1)
    #expect(plain.weights == looked.weights && !plain.weights.isEmpty)
    #expect(plain.done?.weightsDigest == looked.done?.weightsDigest)
    #expect(plain.epochs.map(\.trainLoss) == looked.epochs.map(\.trainLoss))
    #expect(plain.epochs.map(\.validation) == looked.epochs.map(\.validation))
  }

  @Test func `data that is made at random is made by the seed of its training, shown before or not`() throws {
    let recipe =
      "seed 1; data moons(n=60); split seed 1\nshow data\nseed 2; model mlp [2, 4, 2]\ntrain 1 epoch\n"
    let plain = try outcome(recipe.replacing("show data", with: "show optimizer"))
    #expect(try outcome(recipe).weights == plain.weights)
  }

  /// Steps of length 1 along the gradient: where the weights have gone is the gradient.
  @Test(arguments: [
    "model mlp [64, 12, 10]", "model { dense 20 tanh; dropout 0.5; layer_norm; dense 10 }",
  ])
  func `the norms are those of the next step`(model: String) throws {
    let head = "data digits; \(model); optimizer sgd(lr=1); batch 40\n"
    for done in [0, 5, 36] {
      let before = head + (done > 0 ? "train \(done) steps\n" : "")
      let looked = try outcome(before + "show gradients\ntrain 1 step\n")
      let start = done > 0 ? try outcome(before).weights : try drawn(head)
      let seen = try #require(looks(looked).first)
      let way = zip(start, looked.weights).map { Double($0) - Double($1) }
      let norm = way.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(abs(seen.norm - norm) < 1e-4 * norm)
      #expect(seen.step == done && seen.rows == (done == 35 ? 38 : 40))
      let parts = seen.layers.flatMap(\.tensors)
      #expect(parts.reduce(0) { $0 + $1.count } == start.count)
      #expect(abs(parts.reduce(0) { $0 + $1.norm * $1.norm }.squareRoot() - seen.norm) < 1e-9 * seen.norm)
      let weights = start.reduce(0) { $0 + Double($1) * Double($1) }
      #expect(abs(parts.reduce(0) { $0 + $1.weightNorm * $1.weightNorm } - weights) < 1e-6 * weights)
    }
  }

  /// The weights before the first step.
  private func drawn(_ head: String) throws -> [Float] {
    try outcome(head.replacing("lr=1)", with: "lr=1e-30)") + "train 1 step\n").weights
  }

  @Test func `the loss is that which the next step tells`() throws {
    let head = "data digits; model mlp [64, 12, 10](dropout=0.4); batch all\n"
    let run = try outcome(head + "show gradients\ntrain 1 epoch\nshow gradients\ntrain 1 epoch\n")
    #expect(looks(run).map(\.loss) == run.epochs.map(\.trainLoss))
  }

  @Test func `a bound is told with what it makes of the norm`() throws {
    let head = "data digits; model mlp [64, 12, 10]; "
    let bounded = try #require(looks(try outcome(head + "clip norm 0.25\nshow gradients\n")).first)
    #expect(bounded.norm > 0.3 && bounded.clip?.text == "norm(most=0.25)")
    #expect(abs((bounded.clip?.normAfter ?? 0) - 0.25) < 1e-5)
    let loose = try #require(looks(try outcome(head + "clip norm 1e6\nshow gradients\n")).first)
    #expect(loose.clip?.normAfter == loose.norm && loose.norm == bounded.norm)
    #expect(try #require(looks(try outcome(head + "show gradients\n")).first).clip == nil)
  }

  @Test func `frozen layers are marked and left out of the whole`() throws {
    let recipe = "data digits; model mlp [64, 12, 12, 10]; freeze layers 1..2\nshow gradients\n"
    let seen = try #require(looks(try outcome(recipe)).first)
    #expect(seen.layers.map(\.isFrozen) == [true, true, false])
    #expect(seen.layers.map(\.name) == ["dense 12", "dense 12", "dense 10"])
    let last = seen.layers[2].tensors.reduce(0) { $0 + $1.norm * $1.norm }.squareRoot()
    #expect(abs(seen.norm - last) < 1e-9 * last && seen.layers[0].tensors[0].norm > 0)
  }

  @Test func `a gradient that is no number is shown as such`() throws {
    let recipe = "data digits; model mlp [64, 12, 10](init=constant(1e30))\nshow gradients\n"
    let run = try outcome(recipe)
    let seen = try #require(looks(run).first)
    #expect(run.status == .done && !seen.norm.isFinite && !seen.loss.isFinite)
    #expect(seen.layers.flatMap(\.tensors).contains { $0.notFinite > 0 })
  }

  @Test func `magnitudes are counted once each between ends that hold nearly all`() {
    var count = MagnitudeCount()
    let numbers: [Float] = [0, .nan, .infinity, -0] + (1...1000).map { Float($0) * ($0 % 2 == 0 ? -1 : 1) }
    count.add(numbers.span, in: numbers.indices)
    let histogram = count.histogram
    #expect(count.zeros == 2 && count.notFinite == 2)
    #expect(count.smallest == 1 && count.largest == 1000)
    #expect(histogram?.counts.reduce(0, +) == 1000)
    #expect((histogram?.counts.count ?? 0) <= MagnitudeHistogram.most)
    #expect(histogram.map { $0.low <= 11 && $0.low > 8 && $0.high >= 990 && $0.high < 1400 } == true)
    var nothing = MagnitudeCount()
    nothing.add([Float](repeating: 0, count: 3).span, in: 0..<3)
    #expect(nothing.histogram == nil)
  }

  @Test func `one number makes one column`() {
    var count = MagnitudeCount()
    count.add([Float.greatestFiniteMagnitude, .leastNonzeroMagnitude].span, in: 0..<1)
    #expect(count.histogram?.counts == [1])
    count.add([Float.leastNonzeroMagnitude].span, in: 0..<1)
    #expect(count.histogram?.counts.reduce(0, +) == 2)
  }

  @Test func `a look needs memory for a second set of weights once there is a first`() throws {
    let recipe = "data digits; model mlp [64, 512, 10]; batch 32\ntrain 1 step\n"
    let limit = 1_600_000
    #expect(try outcome(recipe, memory: limit).status == .done)
    let refused = try outcome(recipe + "show gradients\n", memory: limit)
    #expect(refused.status == .limit && refused.failure?.code == "D0701")
    #expect(try outcome(recipe + "show gradients\n").status == .done)
  }

  @Test func `a look without rows enough for the batch is refused as a training is`() throws {
    let refused = try outcome("data iris; model mlp [4, 3]; batch 121\nshow gradients\n")
    #expect(refused.failure?.code == "D0603")
  }
}
