import DescentTensor
import Testing

@testable import DescentRuntime

/// Batches that are seen in parts: memory for one, the bits of the whole.
@Suite struct PartTests {
  /// Digits are bytes, tables numbers; what a row counts, what is dropped and what is added up over rows.
  static let recipes = [
    "data digits; model mlp [64, 24, 10](dropout=0.3); optimizer adam",
    "data digits; model { layer_norm; dense 20 gelu; layer_norm; dropout 0.2; dense 10 }; optimizer sgd",
    "data iris; model mlp [_, 8, _](activation=tanh); loss cross_entropy(class_weights=balanced)",
    "data iris; model mlp [_, 8, _]; loss focal(gamma=2)",
    "data sine(n=900); model mlp [_, 16, _]; loss huber; clip norm 0.5; penalty l2(1e-3)",
  ]

  private func digest(_ recipe: String, _ batch: String, on engine: Engine) throws -> String {
    let end = try outcome("\(recipe); batch \(batch); train 3 epochs", on: engine)
    #expect(end.status == .done, "\(end.failure?.message ?? "")")
    return try #require(end.done?.weightsDigest)
  }

  @Test(arguments: recipes)
  func `parts change no bit, nor does the number of threads`(recipe: String) throws {
    for batch in ["7", "64", "100", "all"] {
      let one = Engine(instructionSet: .best, threads: 1)
      let whole = try outcome("\(recipe); batch \(batch); train 3 epochs", on: one)
      for parts in [1, 2, 3, 5, 7] {
        for threads in parts == 3 ? [1, 2, 8] : [1] {
          let engine = Engine(instructionSet: .best, threads: threads)
          let cut = try outcome("\(recipe); batch \(batch) in \(parts) parts; train 3 epochs", on: engine)
          #expect(cut.status == .done)
          #expect(cut.done?.weightsDigest == whole.done?.weightsDigest, "\(batch) in \(parts)")
          #expect(cut.epochs.map(\.trainLoss) == whole.epochs.map(\.trainLoss))
        }
      }
    }
  }

  @Test(arguments: [1, 3, 7])
  func `a batch above the longest chain is cut between its blocks`(parts: Int) throws {
    let recipe = "data moons(n=6300, noise=0.2); split 80/10/10; model mlp [2, 12, 2](dropout=0.1)"
    let one = Engine(instructionSet: .best, threads: 1)
    for batch in ["all", "4097"] {
      let whole = try digest(recipe, batch, on: one)
      for threads in [1, 3] {
        let engine = Engine(instructionSet: .best, threads: threads)
        #expect(try digest(recipe, "\(batch) in \(parts) parts", on: engine) == whole)
      }
    }
  }

  @Test func `every instruction set agrees on a batch in parts`() throws {
    let recipe = "data digits; model mlp [64, 24, 10](dropout=0.3)"
    let digests = try InstructionSet.allCases.filter(\.isSupported).map { set in
      try digest(recipe, "200 in 3 parts", on: Engine(instructionSet: set, threads: 2))
    }
    #expect(Set(digests).count == 1)
  }

  @Test func `an arena has room for one part`() throws {
    func needs(_ batch: String) throws -> MemoryNeeds {
      let recipe = "data digits; model mlp [64, 32, 10]; batch \(batch); train 1 epoch"
      let plan = PaperPlan(try program(recipe), memoryLimit: 1 << 32)
      let all = plan.sections.compactMap { if case .memory(let memory) = $0 { memory.needs } else { nil } }
      return try #require(all.first)
    }
    #expect(try needs("256 in 4 parts") == needs("64"))
    #expect(try needs("100 in 3 parts") == needs("34"))
    #expect(try needs("256 in 1 part") == needs("256"))
  }

  @Test func `a batch of few rows cannot be cut into many parts`() throws {
    let each = try outcome("data iris; model mlp [_, 4, _]; batch all in 120 parts; train 1 epoch")
    #expect(each.status == .done)
    let more = try outcome("data iris; model mlp [_, 4, _]; batch all in 121 parts; train 1 epoch")
    #expect(more.status == .recipeWrong && more.failure?.code == "D0362")
  }

  @Test func `a part that is no number stops the training as the whole does`() throws {
    for batch in ["100", "100 in 3 parts"] {
      let end = try outcome(
        "data digits; model mlp [64, 16, 10]; optimizer sgd(lr=1e30); batch \(batch); train 2 epochs")
      #expect(end.status == .diverged)
      #expect(end.failure?.message.contains("step 2") == true, "\(end.failure?.message ?? "")")
    }
  }
}
