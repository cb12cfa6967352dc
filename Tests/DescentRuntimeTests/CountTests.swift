import DescentData
import DescentFiles
import DescentLearning
import DescentTensor
import Testing

@testable import DescentRuntime

/// Counts to predict: never scaled, told as rates, by a loaded model too.
@Suite struct CountTests {
  private let shelf = Shelf()

  private func outcome(_ recipe: String) throws -> Outcome {
    let library = LibraryFiles(files: shelf, folders: [], memoryLimit: 1 << 32)
    var run = Run(
      try program(recipe), engine: Engine(instructionSet: .best, threads: 1), library: library,
      world: Recording(), output: OutputFolder(files: shelf))
    let status = run.perform()
    return Outcome(status: status, events: run.world.events, session: run.session)
  }

  /// Visits that grow with the hour as an exponential does.
  private func table(_ visits: (Int) -> Int) -> [UInt8] {
    let lines = (0..<80).map { "\(Double($0) / 20),\(visits($0))" }
    return Array((["hour,visits"] + lines).joined(separator: "\n").utf8)
  }

  private func growing(_ i: Int) -> Int {
    let rates = [1.0, 1.6, 2.7, 4.5, 7.4, 12.2, 20.1, 33.1]
    return Int(rates[i / 10] + Double(i * 7 % 5) - 1)
  }

  private let data = "data csv(\"a.csv\", target=visits, types=[visits=number])\nsplit 100/0/0 in order\n"
  private let model = "model mlp [_, 8, _](activation=tanh)\noptimizer adam(lr=0.02)\nbatch all\n"

  private func predictions() -> [Double] {
    shelf.text("out.csv").split(separator: "\n").dropFirst().compactMap { Double($0) }
  }

  @Test func `a count is learned in its own unit and predicted as a rate`() throws {
    shelf["a.csv"] = table(growing)
    let run = try outcome(
      data + model + "loss poisson\nmetrics mae, r2, poisson_deviance\ntrain 600 epochs\nevaluate train\n"
        + "predict \"a.csv\" to \"out.csv\"\n")
    try #require(run.status == .done, "\(run.failure?.message ?? "")")
    #expect(run.session.loaded?.data.targetScaling == nil)
    #expect(run.session.loaded?.data.featureScaling != nil, "the features are standardized all the same")
    let rates = predictions()
    #expect(rates.count == 80 && rates.allSatisfy { $0 > 0 })
    let off = (0..<80).reduce(0.0) { $0 + abs(rates[$1] - Double(growing($1))) } / 80
    let measured = try #require(run.figure("mae", of: .train))
    #expect(abs(measured - off) < 1e-9 && measured < 3)
    #expect(try #require(run.figure("r2", of: .train)) > 0.9)
    #expect(try #require(run.figure("poisson_deviance", of: .train)) < 1)
  }

  @Test func `a loaded model tells rates again`() throws {
    shelf["a.csv"] = table(growing)
    let training = data + model + "loss poisson\ntrain 50 epochs\n"
    _ = try outcome(training + "save \"m\"\npredict \"a.csv\" to \"out.csv\"\n")
    let told = shelf.text("out.csv")
    #expect(try ModelFile(ReadFile(shelf["m"] ?? []))[.link] == "log")
    shelf["out.csv"] = []
    let alone = try outcome("load \"m\"\nsave \"n\"\npredict \"a.csv\" to \"out.csv\"\n")
    #expect(alone.status == .done && shelf.text("out.csv") == told)
    #expect(try ModelFile(ReadFile(shelf["n"] ?? []))[.link] == "log", "passed on")
    let within = try outcome("load \"n\"\n" + data + "loss poisson\npredict \"a.csv\" to \"out.csv\"\n")
    #expect(within.status == .done && shelf.text("out.csv") == told)
  }

  @Test func `a model of rates themselves has no link and predicts its outputs`() throws {
    shelf["a.csv"] = table(growing)
    let run = try outcome(
      data + "model { dense 8 tanh; dense 1 softplus }\nbatch all\nloss poisson(log=false)\ntrain 20 epochs\n"
        + "save \"m\"\nmetrics mae\nevaluate train\npredict \"a.csv\" to \"out.csv\"\n")
    try #require(run.status == .done, "\(run.failure?.message ?? "")")
    #expect(try ModelFile(ReadFile(shelf["m"] ?? []))[.link] == nil)
    let rates = predictions()
    let off = (0..<80).reduce(0.0) { $0 + abs(rates[$1] - Double(growing($1))) } / 80
    #expect(abs(try #require(run.figure("mae", of: .train)) - off) < 1e-9)
  }

  @Test func `a count below 0 is refused with 3`() throws {
    shelf["a.csv"] = table { $0 == 7 ? -2 : $0 == 9 ? -1 : growing($0) }
    let run = try outcome(data + model + "loss poisson\ntrain 1 epoch\n")
    #expect(run.status == .dataWrong)
    #expect(
      run.failure?.message
        == "column `visits` of `a.csv` is to be a count: 2 values are below 0 (first in row 8)")
    #expect(try outcome(data + model + "loss mse\ntrain 1 epoch\n").status == .done)
  }

  @Test func `to standardize a count by name is refused`() throws {
    shelf["a.csv"] = table(growing)
    let step = "prepare standardize(hour, visits)\n"
    let run = try outcome(data + step + model + "loss poisson\ntrain 1 epoch\n")
    #expect(run.status == .recipeWrong)
    #expect(
      run.failure?.message == "`standardize` does not fit column `visits`, which is the target, a count")
    #expect(try outcome(data + step + model + "train 1 epoch\n").status == .done)
  }

  @Test func `a loss that takes loaded outputs for something else is refused with 7`() throws {
    shelf["a.csv"] = table(growing)
    _ = try outcome(data + model + "loss poisson\ntrain 1 epoch\nsave \"log\"\n")
    _ = try outcome(data + model + "train 1 epoch\nsave \"plain\"\n")
    let logs = try outcome("load \"log\"\n" + data + "evaluate train\n")
    #expect(logs.status == .mismatch && logs.failure?.help == "write `loss poisson`")
    #expect(
      logs.failure?.message
        == "the outputs of the loaded model are the logs of rates, the loss takes them for something else")
    let plain = try outcome("load \"plain\"\n" + data + "loss poisson\nevaluate train\n")
    #expect(plain.status == .mismatch)
    let scaled = try outcome("load \"plain\"\n" + data + "loss poisson(log=false)\nevaluate train\n")
    #expect(scaled.status == .mismatch)
    #expect(scaled.failure?.message.contains("trained on a scaled target") == true)
  }

  @Test func `counts change as the loss does, within one run`() throws {
    shelf["a.csv"] = table(growing)
    let run = try outcome(
      data + model + "train 1 epoch\n" + model + "loss poisson\ntrain 1 epoch\nevaluate train\n")
    #expect(run.status == .done && run.session.loaded?.data.targetScaling == nil)
  }

  @Test func `a link that nobody knows is refused with 7`() throws {
    shelf["a.csv"] = table(growing)
    _ = try outcome(data + model + "loss poisson\ntrain 1 epoch\nsave \"m\"\n")
    let file = try ModelFile(ReadFile(shelf["m"] ?? []))
    let texts = ModelFile.Text.allCases.filter { $0 != .metadataDigest }.compactMap { text in
      file[text].map { (text, text == .link ? "cube" : $0) }
    }
    let loaded = try LoadedModel(file, as: nil)
    shelf["m"] = ModelFile.bytes(loaded.network, loaded.weights, texts)
    let run = try outcome("load \"m\"\npredict \"a.csv\" to \"out.csv\"\n")
    #expect(run.status == .mismatch && run.failure?.message.contains("`cube`") == true)
  }
}
