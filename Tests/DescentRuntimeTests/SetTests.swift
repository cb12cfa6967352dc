import DescentData
import DescentLearning
import DescentRecipe
import DescentTensor
import Testing

@testable import DescentRuntime

/// What goes on when an option of a setting has been set.
@Suite struct SetTests {
  private let head = "data digits\nmodel mlp [64, 16, 10]\nbatch 100\n"

  private func digest(_ recipe: String) throws -> String {
    let end = try outcome(recipe)
    #expect(end.status == .done, "\(end.failure?.message ?? "")")
    return try #require(end.done?.weightsDigest)
  }

  @Test func `the velocity of momentum is kept, and the new lr moves by it`() throws {
    let recipe = head + "optimizer sgd(lr=0.1, momentum=0.9)\ntrain 7 steps\n"
    let before = try #require(try outcome(recipe).session.trainer).learner
    let after = try #require(try outcome(recipe + "set lr 0.02\ntrain 1 step\n").session.trainer).learner
    let velocity = zip(before.slots[0].array, after.gradients.array).map { 0.9 * $0 + $1 }
    let weights = zip(before.parameters.array, velocity).map { $0 - 0.02 * $1 }
    #expect(after.slots[0].array == velocity)
    #expect(after.parameters.array == weights)
    #expect(after.optimizerSteps == 8)
  }

  @Test func `a schedule keeps its clock and multiplies the new lr`() throws {
    let optimizer = "optimizer sgd(lr=0.8)\nschedule step(0.5, every 2, for 8 epochs)\n"
    let end = try outcome(head + optimizer + "train 3 epochs\nset lr 0.08\ntrain 4 epochs\n")
    #expect(end.epochs.map(\.lr) == [0.8, 0.8, 0.4, 0.04, 0.02, 0.02, 0.01])
    let other = try outcome(head + optimizer + "train 3 epochs\nset every 3\ntrain 4 epochs\n")
    #expect(other.epochs.map(\.lr) == [0.8, 0.8, 0.4, 0.4, 0.4, 0.4, 0.2])
  }

  @Test func `a schedule that speaks of lr follows it`() throws {
    let schedule = "optimizer sgd(lr=0.4)\nschedule cosine(to lr/4, over 3 epochs)\n"
    let held = try outcome(head + schedule + "train 3 epochs\nset lr 0.04\ntrain 1 epoch\n")
    #expect(held.epochs.last?.lr == 0.01)
    let replaced = try outcome(head + schedule + "train 3 epochs\noptimizer sgd(lr=0.04)\ntrain 1 epoch\n")
    #expect(replaced.epochs.last?.lr == 0.01)
  }

  @Test func `a plateau keeps how often the rate has fallen`() throws {
    // Nothing is better than the first epoch by so much.
    let plateau = "optimizer sgd(lr=1e-3)\nschedule plateau(factor 0.5, patience 1, threshold 0.9)\n"
    let whole = try outcome(head + plateau + "train 9 epochs\n")
    #expect(whole.epochs.map(\.lr).last == 1.25e-4)
    let same = try outcome(head + plateau + "train 4 epochs\nset cooldown 1\ntrain 5 epochs\n")
    #expect(same.epochs.prefix(5).map(\.lr) == whole.epochs.prefix(5).map(\.lr))
    let other = try outcome(head + plateau + "train 4 epochs\nset factor 0.25\ntrain 5 epochs\n")
    let wanted = [1, 1, 1, 0.5, 0.25, 0.0625, 0.0625, 0.015625, 0.015625]
    #expect(other.epochs.map(\.lr) == wanted.map { $0 * 1e-3 })
  }

  @Test func `what is dropped changes and the weights stay`() throws {
    let model = "data digits\nmodel mlp [64, 16, 10](dropout=0.2)\nbatch 100\n"
    let whole = try outcome(model + "train 3 epochs\n")
    let same = try outcome(
      model + "train 1 epoch\nset dropout 0.6\nevaluate val\nset dropout 0.2\ntrain 2 epochs\n")
    #expect(same.weights == whole.weights)
    let none = try outcome(model + "train 1 epoch\nset dropout 0\ntrain 2 epochs\n")
    #expect(none.weights != whole.weights)
    #expect(none.epochs[0].trainLoss == whole.epochs[0].trainLoss)
    let block = "data digits\nmodel { dense 16 relu; dropout 0.2; dense 10 }\nbatch 100\n"
    #expect(try outcome(block + "train 1 epoch\nset rate 0\ntrain 2 epochs\n").weights == none.weights)
  }

  @Test func `an average goes on by its new decay`() throws {
    let recipe = head + "average ema(0.9)\ntrain 1 epoch\n"
    let last = try outcome(recipe + "set decay 0\ntrain 1 epoch\n")
    #expect(last.session.trainer?.learner.seen.array == last.weights)
    let back = recipe + "set decay 0.5\nevaluate val\nset decay 0.9\ntrain 1 epoch\n"
    #expect(try digest(back) == digest(head + "average ema(0.9)\ntrain 2 epochs\n"))
  }

  @Test func `optimizers of layers are set one by one`() throws {
    let groups = "optimizer sgd(lr=0.1) for layer 1, sgd(lr=0.1) for rest\n"
    let frozen = try outcome(head + groups + "train 1 epoch\nset lr 0 for layer 1\ntrain 1 epoch\n")
    let before = try outcome(head + groups + "train 1 epoch\n").weights
    let first = 64 * 16 + 16
    #expect(frozen.weights.prefix(first) == before.prefix(first))
    #expect(frozen.weights.dropFirst(first) != before.dropFirst(first))
  }

  @Test(arguments: [
    "train 2 epochs\nset lr 3e-4; set beta1 0.8\ntrain 2 epochs\n",
    "schedule warmup(10 steps) then cosine(to lr/10)\ntrain 2 epochs\nset lr 1e-4\ntrain 20 steps\n",
    "optimizer lookahead(sgd(lr=0.1))\ntrain 20 steps\nset every 3; set lr 0.05\ntrain 30 steps\n",
    "optimizer adam for layer 1, sgd for rest\ntrain 9 steps\nset lr 0.02 for rest\ntrain 30 steps\n",
    "average ema(0.9)\nclip norm(1)\ntrain 9 steps\nset average.decay 0.5; set most 0.1\ntrain 30 steps\n",
    "schedule plateau(patience 1)\ntrain 3 epochs\nset patience 2; set label_smoothing 0.1\ntrain 3 epochs\n",
    "schedule step(0.5, every 1, for 2) then step(0.9, every 1)\ntrain 3 epochs\nset step_2.factor 0.5\n"
      + "optimizer sgd(lr=0.1)\ntrain 3 epochs\n",
    "train 1 epoch\nset activation tanh; set dropout 0.1\ntrain 1 epoch\n",
  ])
  func `the normal form ends in the same weights, on each number of threads`(recipe: String) throws {
    let whole = try digest(head + recipe)
    let normal = try program(head + recipe).normalForm
    #expect(normal.contains("\nset "))
    #expect(try digest(normal) == whole)
    #expect(try program(normal).normalForm == normal)
    for threads in 2...3 {
      let end = try outcome(head + recipe, on: Engine(instructionSet: .best, threads: threads))
      #expect(end.done?.weightsDigest == whole)
    }
  }

  /// A run beside files that outlive it.
  private func run(_ recipe: String, on shelf: Shelf) throws -> Outcome {
    let library = LibraryFiles(files: shelf, folders: [], memoryLimit: 1 << 32)
    var run = Run(
      try program(recipe), engine: Engine(instructionSet: .best, threads: 1), library: library,
      world: Recording(), output: OutputFolder(files: shelf))
    let status = run.perform()
    return Outcome(status: status, events: run.world.events, session: run.session)
  }

  @Test func `a loaded model is trained with what has been set`() throws {
    let shelf = Shelf()
    let model = "data digits\nmodel mlp [64, 16, 10](dropout=0.2)\nbatch 100\n"
    _ = try run(model + "train 1 epoch\nsave \"m.safetensors\"\n", on: shelf)
    let load = "load \"m.safetensors\"\n"
    let plain = try run(model + load + "train 1 epoch\n", on: shelf)
    let set = try run(model + load + "set dropout 0.6\ntrain 1 epoch\n", on: shelf)
    let back = "set dropout 0.6\nevaluate val\nset dropout 0.2\n"
    let same = try run(model + load + back + "train 1 epoch\n", on: shelf)
    #expect(plain.status == .done && set.weights != plain.weights)
    #expect(same.weights == plain.weights)
  }

  @Test func `a model whose activation has been set is saved with it`() throws {
    let shelf = Shelf()
    let change = "train 2 epochs\nset activation tanh\nevaluate test\nsave \"m.safetensors\"\n"
    let saved = try run(head + change, on: shelf)
    let loaded = try run("load \"m.safetensors\"\ndata digits\nevaluate test\n", on: shelf)
    #expect(saved.status == .done && loaded.status == .done, "\(loaded.failure?.message ?? "")")
    #expect(loaded.figure("loss", of: .test) == saved.figure("loss", of: .test))
  }
}
