import DescentLearning
import DescentRecipe
import DescentTensor
import Testing

@testable import DescentRuntime

/// What the operations of a step cost, counted here by formulas of their own.
@Suite struct CostTests {
  private func step(_ recipe: String) throws -> StepOnPaper {
    let plan = PaperPlan(try program(recipe), memoryLimit: 1 << 40)
    return try #require(plan.trainings.first?.step)
  }

  @Test func `each operation of a small network costs what its definition says`() throws {
    let step = try step("data mnist; model mlp [784, 128, 10]; batch 64; train 1 epoch")
    let weights = 784 * 128 + 128 + 128 * 10 + 10
    let expected: [(String, Int?, [Int], flops: Int, bytes: Int)] = [
      ("gather", nil, [64, 784], 0, 64 * 784 * (1 + 1) + 64 * 8),
      ("product", 1, [64, 784, 128], 12_845_056, 64 * 784 + 4 * (784 * 128 + 128 + 64 * 128)),
      ("relu", nil, [64, 128], 0, 8 * 64 * 128),
      ("product", 2, [64, 128, 10], 163_840, 4 * (64 * 128 + 128 * 10 + 10 + 64 * 10)),
      ("loss", nil, [64, 10], 0, 64 * (10 * 8 + 4 + 8)),
      ("weight gradient", 2, [128, 64, 10], 163_840, 4 * (128 * 64 + 64 * 10 + 128 * 10)),
      ("bias gradient", 2, [64, 10], 640, 4 * (640 + 10)),
      ("input gradient", 2, [64, 10, 128], 163_840, 4 * (64 * 10 + 10 * 128 + 64 * 128)),
      ("relu gradient", nil, [64, 128], 0, 12 * 64 * 128),
      ("weight gradient", 1, [784, 64, 128], 12_845_056, 784 * 64 + 4 * (64 * 128 + 784 * 128)),
      ("bias gradient", 1, [64, 128], 8192, 4 * (8192 + 128)),
      ("check", nil, [138], 0, 4 * (128 + 10)),
      ("adam", nil, [weights], 0, 28 * weights),
    ]
    #expect(step.operations.map(\.name) == expected.map(\.0))
    for (operation, expected) in zip(step.operations, expected) {
      #expect(operation.layer == expected.1 && operation.shape == expected.2, "\(operation.name)")
      #expect(operation.flops == expected.flops && operation.bytes == expected.bytes, "\(operation.name)")
    }
    #expect(step.flops == expected.reduce(0) { $0 + $1.flops })
    #expect(step.leavesOutZeros && step.rows == 64)
  }

  @Test(arguments: [[5, 3], [7, 11, 3], [2, 30, 20, 10, 3]], [1, 9])
  func `the products of a step are three for each layer and two for the first`(sizes: [Int], rows: Int) throws
  {
    let network = MultilayerPerceptron().network(sizes: sizes)
    let features = FeatureFacts(.numbers, columns: sizes[0])
    let step = try #require(StepOnPaper(network, Settings(), rows: rows, features: features))
    let terms = zip(sizes, sizes.dropFirst()).map { rows * $0 * $1 }
    let sums = sizes.dropFirst().reduce(0) { $0 + rows * $1 }
    #expect(step.flops == 2 * (3 * terms.reduce(0, +) - terms[0]) + sums)
    #expect(!step.leavesOutZeros)
  }

  @Test func `a step touches weights, gradients, the optimizer's memory and the arena`() throws {
    let recipe = "data digits; model mlp [64, 32, 10]; optimizer momentum(lr=0.1); train 1 epoch"
    let step = try step(recipe)
    let plan = PaperPlan(try program(recipe), memoryLimit: 1 << 40)
    let needs = plan.sections.compactMap { if case .memory(let memory) = $0 { memory.needs } else { nil } }
    #expect(step.footprint == needs.first?.total)
    #expect(plan.footprints == [step.footprint])
    #expect(step.operations.last?.bytes == 4 * 5 * 2410)
  }

  @Test func `sizes beyond counting are the largest, not a trap`() throws {
    let settings = "data digits; model mlp [64, 1e9, 1e9, 10]; batch 1000; train 1 epoch"
    #expect(try step(settings).flops > 1 << 60)
  }
}

/// Times on paper by a machine of known speed.
@Suite struct EstimateTests {
  private static let speed = MachineSpeed(
    instructionSet: "avx2", threads: 4, peak: 9e11, products: 8e11, smallProducts: 1e11, functions: 2e9,
    losses: 1e7, updates: 4e9, loops: 5e10, roots: 1e9,
    sweeps: [.init(bytes: 1 << 20, rate: 4e11), .init(bytes: 1 << 26, rate: 5e10)])

  private func training(_ recipe: String) throws -> TrainingOnPaper {
    try #require(PaperPlan(try program(recipe), memoryLimit: 1 << 40).trainings.first)
  }

  private func seconds(_ name: String, _ layer: Int?, of recipe: String) throws -> Double {
    let step = try #require(try training(recipe).step)
    let operation = try #require(step.operations.first { $0.name == name && $0.layer == layer })
    return Self.speed.seconds(of: operation, in: step)
  }

  private func isNear(_ one: Double, _ other: Double) -> Bool { (one / other - 1).magnitude < 1e-9 }

  private let small = "data digits; model mlp [64, 32, 10]; train 2 epochs"
  private let large = "data mnist; model mlp [784, 2048, 2048, 10]; batch 256; train 2 epochs"

  /// Seconds to compute so many rows, depth and columns at a rate.
  private func computing(_ sizes: [Double], at rate: Double) -> Double { 2 * sizes.reduce(1, *) / rate }

  /// Seconds to move what a product with its bias reads and writes, its first operand so many bytes a number.
  private func moving(
    _ rows: Double, _ depth: Double, _ columns: Double, at rate: Double, bytes: Double = 4
  ) -> Double {
    let numbers: Double = depth * columns + columns + rows * columns
    return (bytes * rows * depth + 4 * numbers) / rate
  }

  @Test func `an operation takes what it needs to begin, to compute and to move`() throws {
    let alone = computing([32, 64, 32], at: 1e11) + moving(32, 64, 32, at: 4e11) + 5e-8
    #expect(isNear(try seconds("product", 1, of: small), alone))
    // Ten columns fill a vector of sixteen.
    let narrow = computing([32, 32, 16], at: 1e11) + moving(32, 32, 10, at: 4e11) + 5e-8
    #expect(isNear(try seconds("product", 2, of: small), narrow))
    let shared = computing([256, 2048, 2048], at: 8e11) + moving(256, 2048, 2048, at: 5e10) + 1.55e-6
    #expect(isNear(try seconds("product", 2, of: large), shared))
    let moved = moving(256, 784, 2048, at: 5e10, bytes: 1)
    let sparse = 0.65 * computing([256, 784, 2048], at: 8e11) + moved + 1.55e-6
    #expect(isNear(try seconds("product", 1, of: large), sparse))
    let (updating, updated): (Double, Double) = (2410 / 4e9 * 4 + 3e-7, 28 * 2410 / 4e11 + 5e-8)
    #expect(isNear(try seconds("adam", nil, of: small), updating + updated))
    let loss: Double = 32 / 1e7 + 32 * 92 / 4e11 + 5e-8
    #expect(isNear(try seconds("loss", nil, of: small), loss))
  }

  @Test func `passes are told by what they do to an element`() throws {
    let base = "data digits; model { dense 32 gelu; layer_norm; dense 10 }; batch 200; train 1 epoch\n"
    let shared = 1.55e-6
    let gelu: Double = 1.9 * 6400 / 2e9 + 8 * 6400 / 4e11 + shared
    #expect(isNear(try seconds("gelu", nil, of: base), gelu))
    let normalized: Double = 0.6 * 6400 * 4 / 2e9 + (8 * 6400 + 8 * 32) / 4e11 + 5e-8
    #expect(isNear(try seconds("layer_norm", 2, of: base), normalized))
    let count = Double(64 * 32 + 32 + 64 + 330)
    let plain: Double = 3.5e-7 + 12 * count / 4e11
    #expect(isNear(try seconds("sgd", nil, of: "optimizer sgd(lr=0.1)\n" + base), plain))
    let looped: Double = 20 * count / 5e10 + 3.5e-7 + 20 * count / 4e11
    #expect(isNear(try seconds("momentum", nil, of: "optimizer momentum(lr=0.1)\n" + base), looped))
    let rooted: Double = count / 1e9 + 3.5e-7 + 20 * count / 4e11
    #expect(isNear(try seconds("rmsprop", nil, of: "optimizer rmsprop(lr=0.1)\n" + base), rooted))
    let largest: Double = count / 1e9 + 3.5e-7 + 36 * count / 4e11
    #expect(isNear(try seconds("adam", nil, of: "optimizer adam(amsgrad=true)\n" + base), largest))
    let numbers = "data sine(n=100); model mlp [_, 8, _]; batch 10; train 1 epoch"
    let loss: Double = 10 * (4 + 4 + 4 + 8) / 4e11 + 5e-8
    #expect(isNear(try seconds("loss", nil, of: numbers), loss))
  }

  @Test func `a step is the sum of its operations, an epoch of its steps`() throws {
    let training = try training(small)
    let step = try #require(training.step)
    let sum = step.operations.reduce(0.0) { $0 + Self.speed.seconds(of: $1, in: step) }
    #expect(isNear(try #require(training.secondsOfStep(on: Self.speed)), sum))
    #expect(isNear(try #require(training.secondsOfEpoch(on: Self.speed)), 45 * sum))
    let open = try self.training("model mlp [_, 8, _]; train 2 epochs")
    #expect(open.step == nil && open.secondsOfEpoch(on: Self.speed) == nil)
  }

  @Test func `memory is as fast as the sweep that covers a step`() {
    #expect(Self.speed.sweepRate(over: 1000) == 4e11)
    #expect(Self.speed.sweepRate(over: 1 << 20) == 4e11)
    #expect(Self.speed.sweepRate(over: 1 << 20 + 1) == 5e10)
    #expect(Self.speed.sweepRate(over: 1 << 40) == 5e10)
  }
}
