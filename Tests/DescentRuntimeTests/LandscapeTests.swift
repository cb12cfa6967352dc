import DescentLearning
import DescentTensor
import Testing

@testable import DescentRuntime

/// Optimizers that look at the loss more than once, in trainings.
@Suite struct LandscapeTests {
  private static let optimizers = [
    "sam(sgd(lr=0.1, momentum=0.9))", "sam(adam, rho=0.5, adaptive=true)", "sophia(every 3)",
    "lookahead(sam(sgd(lr=0.1)), every 3)", "cautious(adamw)", "centralize(sgd(lr=0.1))",
    "noise(adam, eta=1e-4)",
    "sam(noise(centralize(cautious(adam))))",
  ]

  private func recipe(_ optimizer: String, _ rest: String, dropout: Double = 0.2) -> String {
    "data digits\nmodel mlp [64, 24, 10](dropout=\(dropout))\noptimizer \(optimizer)\n\(rest)\n"
  }

  private func digest(_ recipe: String, on engine: Engine = .init(instructionSet: .best, threads: 1)) throws
    -> String
  {
    let run = try outcome(recipe, on: engine)
    #expect(run.status == .done)
    return try #require(run.done?.weightsDigest)
  }

  @Test(arguments: optimizers)
  func `three steps and seven are ten`(optimizer: String) throws {
    let cut = try digest(recipe(optimizer, "train 3 steps\ntrain 7 steps"))
    #expect(try cut == digest(recipe(optimizer, "train 10 steps")))
  }

  @Test func `three steps of a search and seven are ten`() throws {
    let optimizer = "lbfgs(max_iter=2, history=4)\nbatch all"
    let cut = try digest(recipe(optimizer, "train 3 steps\ntrain 7 steps", dropout: 0))
    #expect(try cut == digest(recipe(optimizer, "train 10 steps", dropout: 0)))
  }

  @Test(arguments: optimizers + ["lbfgs(max_iter=3)\nbatch all"])
  func `any number of threads trains to the same bits`(optimizer: String) throws {
    let recipe = recipe(optimizer, "train 12 steps", dropout: optimizer.hasPrefix("lbfgs") ? 0 : 0.2)
    let digests = try (1...8).map { try digest(recipe, on: Engine(instructionSet: .best, threads: $0)) }
    #expect(Set(digests).count == 1)
    #expect(try digest(recipe, on: Engine(instructionSet: .baseline, threads: 2)) == digests[0])
  }

  @Test func `sam trains other weights than its base`() throws {
    let plain = try digest(recipe("sgd(lr=0.1)", "train 5 steps"))
    #expect(try digest(recipe("sam(sgd(lr=0.1))", "train 5 steps")) != plain)
    #expect(try digest(recipe("sam(sgd(lr=0.1), rho=0)", "train 5 steps")) == plain)
  }

  @Test func `a further look has the masks, the bounds and the penalties of the first`() throws {
    // With no way to climb the second look sees the same, so that all of it must come out the same.
    let rest = "clip norm 0.5\npenalty l2(0.01)\nschedule cosine(to 0)\ntrain 2 epochs"
    let plain = try digest(recipe("adam", rest))
    #expect(try digest(recipe("sam(adam, rho=0)", rest)) == plain)
  }

  @Test func `a further look that finds no number is told as a divergence`() throws {
    let run = try outcome(recipe("lookahead(sam(sgd(lr=0.1), rho=1e30))", "train 2 epochs"))
    #expect(run.status == .diverged)
    #expect(run.failure?.code == "D0801")
    #expect(run.failure?.message.contains("at a further look is no longer a number at step 1") == true)
    #expect(run.failure?.help == "try a smaller step: `optimizer lookahead(sam(sgd(lr=0.01)))`")
    #expect(run.weights.allSatisfy { $0.isFinite })
  }

  @Test func `a search learns what adam needs many epochs for`() throws {
    let head = "data iris\nmodel mlp [_, 16, _]\nbatch all\n"
    let search = try outcome(head + "optimizer lbfgs\ntrain 3 steps\nevaluate test")
    #expect((search.epochs.last?.trainLoss ?? 1) < 0.05)
    let adam = try outcome(head + "optimizer adam\ntrain 3 steps\nevaluate test")
    #expect((adam.epochs.last?.trainLoss ?? 0) > 0.5)
  }

  @Test func `a search goes down the valley of rosenbrock in three updates`() throws {
    let path = try outcome("optimizer lbfgs\nminimize rosenbrock for 3 steps").path
    #expect((path.last?.value ?? 1) < 1e-9)
  }

  @Test func `a search steps back from where there is no loss`() throws {
    let path = try outcome("optimizer lbfgs(lr=100)\nminimize x - log(x) from (x=5) for 6 steps").path
    #expect(path.count == 7 && abs((path.last?.coordinates.first?.value ?? 0) - 1) < 1e-3)
  }

  @Test func `a walk whose second look has no value is told so`() throws {
    let lost = try outcome("optimizer sam(sgd, rho=9)\nminimize sqrt(8 - x) + x from (x=4) for 5 steps")
    #expect(lost.status == .diverged && lost.failure?.message.contains("a slope nearby") == true)
  }

  @Test func `under minimize sophia knows the curvature`() throws {
    // Slopes of 8 and -6 over curvatures of 8 and 2 lead to the floor; half the way is gone.
    let settings = "optimizer sophia(lr=0.5, beta1=0, beta2=0, gamma=1, clip=9)\n"
    let path = try outcome(settings + "minimize 4*x^2 + y^2 from (x=1, y=-3) for 1 step").path
    #expect(path.last?.coordinates.map(\.value) == [0.5, -1.5])
  }

  @Test(arguments: ["data iris", "data moons\nloss binary_cross_entropy", "data sine"])
  func `sophia learns classes, two classes and numbers`(data: String) throws {
    let losses = try outcome("\(data)\nmodel mlp [_, 16, _]\noptimizer sophia(lr=5e-3)\ntrain 12 epochs")
      .epochs
    #expect((losses.last?.trainLoss ?? 1) < 0.7 * (losses.first?.trainLoss ?? 0))
  }
}
