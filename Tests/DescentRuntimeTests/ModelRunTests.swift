import DescentData
import DescentFiles
import DescentRecipe
import DescentTensor
import Foundation
import Synchronization
import Testing

@testable import DescentRuntime

/// A target that keeps what is placed, and refuses from a certain file on.
final class Shelf: FileTarget, FileSource {
  private let kept = Mutex<[String: [UInt8]]>([:])
  private let fault: FileFault?
  private let isFullFromStart: Bool

  init(fault: FileFault? = nil, isFullFromStart: Bool = false) {
    self.fault = fault
    self.isFullFromStart = isFullFromStart
  }

  subscript(path: String) -> [UInt8]? {
    get { kept.withLock { $0[path] } }
    set { kept.withLock { $0[path] = newValue } }
  }

  var names: [String] { kept.withLock { $0.keys.sorted() } }

  func text(_ path: String) -> String { String(decoding: self[path] ?? [], as: UTF8.self) }

  func place(_ bytes: [UInt8], at path: String, below folder: String) throws(FileFault) {
    if let fault { throw fault }
    self[folder + path] = bytes
  }

  func tryPlacing(count: Int, at path: String, below folder: String) throws(FileFault) {
    if let fault, isFullFromStart { throw fault }
  }

  func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
    guard let bytes = self[path] else { throw .notFound(path) }
    guard bytes.count <= limit else { throw .tooLarge(path, bytes: bytes.count, limit: limit) }
    return bytes
  }

  func kind(of path: String) -> FileKind { self[path].map { .regular(size: $0.count) } ?? .missing }
}

/// Saving, loading and predicting within a run.
@Suite struct ModelRunTests {
  private let shelf = Shelf()

  private func outcome(_ recipe: String, on shelf: Shelf? = nil, stopAfter: Int? = nil) throws -> Outcome {
    let shelf = shelf ?? self.shelf
    let library = LibraryFiles(files: shelf, folders: [], memoryLimit: 1 << 32)
    var run = Run(
      try program(recipe), engine: Engine(instructionSet: .best, threads: 1),
      library: library.seen(from: "recipes/"), world: Recording(stopAfter: stopAfter),
      output: OutputFolder(files: shelf, path: "out/"))
    let status = run.perform()
    return Outcome(status: status, events: run.world.events, session: run.session)
  }

  private let training =
    "data iris\nmodel { layer_norm; dense 16 tanh; dropout 0.1; dense 3 }\ntrain 5 epochs\n"

  @Test func `what was saved and loaded measures the same to the bit`() throws {
    let saved = try outcome(training + "evaluate test\nevaluate train\nsave \"m\"\n")
    let loaded = try outcome("load \"m\"\ndata iris\nevaluate test\nevaluate train\n")
    #expect(loaded.status == .done)
    #expect(saved.evaluations.map(\.figures) == loaded.evaluations.map(\.figures))
    #expect(saved.done?.weightsDigest == loaded.done?.weightsDigest)
    let named = try outcome(
      "data iris\nmodel { layer_norm; dense 16 tanh; dropout 0.1; dense 3 }\nload \"m\"\nevaluate test\n")
    #expect(named.evaluations.map(\.figures) == saved.evaluations.prefix(1).map(\.figures))
  }

  @Test func `what is saved after loading is the same file but for its recipe`() throws {
    _ = try outcome(training + "save \"m\"\n")
    _ = try outcome("load \"m\"\nsave \"again\"\n")
    let (first, second) = (
      try ModelFile(ReadFile(shelf["out/m"] ?? [])), try ModelFile(ReadFile(shelf["out/again"] ?? []))
    )
    for text in ModelFile.Text.allCases where ![.recipe, .recipeDigest, .metadataDigest].contains(text) {
      #expect(first[text] == second[text], "\(text)")
    }
    #expect(second[.recipe]?.hasSuffix("load \"m\"\nsave \"again\"\n") == true)
  }

  @Test func `a model file says where it comes from`() throws {
    let saved = try outcome(training + "save \"m\"\ntrain 1 epoch\nsave \"n\"\n")
    let file = try ModelFile(ReadFile(shelf["out/m"] ?? []))
    #expect(file[.format] == "descent 1" && file[.edition] == "1" && file[.numerics] == "1")
    #expect(file[.recipe]?.hasSuffix("\ntrain 5 epochs\nsave \"m\"\n") == true)
    #expect(file[.recipeDigest] == SHA256.hex(of: Array((file[.recipe] ?? "").utf8)))
    #expect(file[.step] == "20" && file[.epoch] == "5" && file[.kept] == "last")
    #expect(file[.task] == "classification" && file[.data] == "iris")
    #expect(file[.classes] == #"["setosa","versicolor","virginica"]"#)
    let last = try ModelFile(ReadFile(shelf["out/n"] ?? []))
    #expect(last[.weightsDigest] == saved.done?.weightsDigest)
    #expect(last[.step] == "24" && last[.epoch] == "6")
    let reports = saved.events.compactMap { if case .saved(let report) = $0 { report } else { nil } }
    #expect(reports.map(\.path) == ["out/m", "out/n"])
    #expect(reports[0].digest == SHA256.hex(of: shelf["out/m"] ?? []))
  }

  @Test func `the best weights are what is saved where a rule keeps them`() throws {
    let recipe = "data iris\nmodel mlp [_, 8, _]\noptimizer sgd(lr=0.5)\nkeep best by val.loss\n"
    let run = try outcome(recipe + "train 30 epochs\nsave \"m\"\n")
    let best = try #require(run.kept.last)
    let file = try ModelFile(ReadFile(shelf["out/m"] ?? []))
    #expect(file[.step] == "\(best.step)" && file[.epoch] == "\(best.epoch)")
    #expect(file[.kept] == "best by val.loss \(best.value)")
    #expect(file[.weightsDigest] == run.done?.weightsDigest)
  }

  @Test func `a later training goes on from loaded weights with a fresh optimizer`() throws {
    _ = try outcome(training + "save \"m\"\n")
    let anew = try outcome("load \"m\"\ndata iris\ntrain 5 epochs\n")
    let once = try outcome(training + "load \"m\"\ntrain 5 epochs\n")
    let through = try outcome(training + "train 5 epochs\n")
    #expect(anew.done?.weightsDigest != nil)
    #expect(anew.done?.weightsDigest == once.done?.weightsDigest)
    #expect(anew.done?.weightsDigest != through.done?.weightsDigest)
    #expect(anew.epochs.first.map { $0.trainLoss < 1 } == through.epochs.last.map { $0.trainLoss < 1 })
  }

  @Test func `a model below a loaded one is drawn anew`() throws {
    _ = try outcome(training + "save \"m\"\n")
    let other = "data iris\nmodel mlp [_, 4, _]\ntrain 1 epoch\n"
    let loaded = try outcome("data iris\nload \"m\"\nevaluate val\nmodel mlp [_, 4, _]\ntrain 1 epoch\n")
    #expect(try loaded.done?.weightsDigest == outcome(other).done?.weightsDigest)
  }

  @Test func `a file of other shapes is refused with 7`() throws {
    _ = try outcome(training + "save \"m\"\n")
    let other = try outcome(
      "data iris\nmodel { layer_norm; dense 17 tanh; dense 3 }\nload \"m\"\nevaluate val\n")
    #expect(other.status == .mismatch)
    #expect(
      other.failure?.message
        == "`out/m`: tensor `1.weight` has the shape [16, 4], the model has [17, 4]")
    let data = try outcome("data moons\nload \"m\"\nevaluate val\n")
    #expect(data.status == .dataWrong || data.status == .mismatch)
    shelf["out/m"]?[500] ^= 1
    #expect(try outcome("data iris\nload \"m\"\nevaluate val\n").status == .mismatch)
  }

  @Test(arguments: [
    (
      "{ layer_norm; dense 16 relu; dropout 0.1; dense 3 }",
      "it was saved from a model with `tanh` at layer 2, this one has `relu`"
    ),
    (
      "{ layer_norm(eps=1e-3); dense 16 tanh; dropout 0.1; dense 3 }",
      "it was saved from a model with `layer_norm` at layer 1, this one has `layer_norm(eps=0.001)`"
    ),
    (
      "{ layer_norm; dense 16; leaky_relu(slope=0.2); dropout 0.1; dense 3 }",
      "it was saved from a model with `tanh` at layer 2, this one has `leaky_relu 0.2`"
    ),
    (
      "{ layer_norm; dense 16 tanh; sigmoid; dense 3 }",
      "it was saved from a model with `tanh` at layer 2, this one has `tanh` and `sigmoid`"
    ),
    (
      "{ layer_norm; dense 16 tanh; dropout 0.1; dense 3 softplus }",
      "it was saved from a model with nothing at layer 3, this one has `softplus`"
    ),
  ])
  func `a file of the same shapes that computes something else is refused with 7`(
    model: String, message: String
  ) throws {
    _ = try outcome(training + "save \"m\"\n")
    let other = try outcome("data iris\nmodel \(model)\nload \"m\"\nevaluate val\n")
    #expect(other.status == .mismatch)
    #expect(other.failure?.message == "`out/m`: \(message)")
    #expect(other.failure?.help == "write the `model` that it was saved from, or none")
  }

  @Test func `how weights are drawn and dropped may differ from what was saved`() throws {
    let saved = try outcome(training + "save \"m\"\nevaluate val\n")
    for model in [
      "{ layer_norm; dense(16, tanh, init=orthogonal); dropout 0.5; dense 3 }",
      "{ layer_norm; dense 16; dropout 0.1; tanh; dense 3 }",
    ] {
      let other = try outcome("data iris\nmodel \(model)\nload \"m\"\nevaluate val\n")
      #expect(other.status == .done)
      #expect(other.evaluations.map(\.figures) == saved.evaluations.map(\.figures))
    }
  }

  @Test func `a model is looked for where the run writes, then beside the recipe`() throws {
    _ = try outcome(training + "save \"m\"\n")
    shelf["recipes/m"] = shelf["out/m"]
    shelf["out/m"] = nil
    #expect(try outcome("data iris\nload \"m\"\nevaluate val\n").status == .done)
    let none = try outcome("data iris\nload \"none\"\nevaluate val\n")
    #expect(none.status == .file)
    #expect(none.failure?.message == "there is no file `out/none`")
  }

  // MARK: Predictions

  private let flowers = #"""
    petal_width,petal_length,name,sepal_width,sepal_length
    0.2,1.4,"a ""rose""",3.5,5.1
    2.5,6.0,b,3.3,6.3
    1.3,4.1,c,2.8,5.7

    """#

  @Test func `rows are predicted in their order, columns found by name`() throws {
    shelf["recipes/new.csv"] = Array(flowers.utf8)
    let long = "data iris\nmodel mlp [_, 16, _]\ntrain 60 epochs\n"
    let run = try outcome(long + "save \"m\"\npredict \"new.csv\" to \"a/out.csv\"\n")
    #expect(run.status == .done)
    let lines = shelf.text("out/a/out.csv").split(separator: "\n")
    #expect(lines[0] == "predicted,setosa,versicolor,virginica")
    #expect(lines.dropFirst().map { $0.prefix { $0 != "," } } == ["setosa", "virginica", "versicolor"])
    for line in lines.dropFirst() {
      let shares = line.split(separator: ",").dropFirst().compactMap { Double($0) }
      #expect(shares.count == 3 && abs(shares.reduce(0, +) - 1) < 1e-15)
    }
    _ = try outcome("load \"m\"\npredict \"new.csv\" to \"b.csv\"\n")
    #expect(shelf["out/b.csv"] == shelf["out/a/out.csv"])
    guard case .predicted(let report)? = run.events.dropLast().last else {
      Issue.record("a prediction is told")
      return
    }
    #expect(report.rows == 3 && report.path == "out/a/out.csv")
    #expect(report.bytes == shelf["out/a/out.csv"]?.count)
  }

  @Test func `a column that is missing is named, with 3`() throws {
    shelf["recipes/new.csv"] = Array("petal_width,sepal_length,sepal_width\n1,2,3\n".utf8)
    let run = try outcome(training + "predict \"new.csv\" to \"out.csv\"\n")
    #expect(run.status == .dataWrong)
    #expect(run.failure?.message.contains("petal_length") == true)
    #expect(shelf.names == ["recipes/new.csv"])
  }

  @Test func `a number is predicted in its own unit`() throws {
    shelf["recipes/new.csv"] = Array("x\n0.5\n1\n-2.5\n".utf8)
    let recipe = "data sine\nmodel mlp [1, 16, 1]\ntrain 3 epochs\npredict \"new.csv\" to \"out.csv\"\n"
    let run = try outcome(recipe)
    #expect(run.status == .done, "\(run.failure?.message ?? "")")
    let lines = shelf.text("out/out.csv").split(separator: "\n")
    #expect(lines.first == "predicted" && lines.dropFirst().compactMap { Double($0) }.count == 3)
  }

  // MARK: Faults

  @Test func `what cannot be written is known before the first step`() throws {
    let full = Shelf(fault: .noRoom("out/m", needed: 600, free: 10), isFullFromStart: true)
    let run = try outcome(training + "save \"m\"\n", on: full)
    #expect(run.status == .file)
    #expect(run.failure?.message == "no room for `out/m`: it needs 600 bytes, 10 are free")
    #expect(run.epochs.isEmpty)
  }

  @Test func `a disk that fills meanwhile ends the run with 5`() throws {
    let run = try outcome(training + "save \"m\"\n", on: Shelf(fault: .noSpace("out/m")))
    #expect(run.status == .file && run.epochs.count == 5)
  }

  // MARK: Interruptions

  @Test func `a run that is stopped saves beside what it would have saved`() throws {
    let recipe = training + "evaluate test\nsave \"best.safetensors\"\n"
    let run = try outcome(recipe, stopAfter: 7)
    #expect(run.status == .interruptedSaved)
    #expect(run.stop?.saved == "out/best.interrupted.safetensors" && run.stop?.step == 7)
    let file = try ModelFile(ReadFile(shelf["out/best.interrupted.safetensors"] ?? []))
    #expect(file[.step] == "7" && file[.epoch] == "2")
    #expect(file[.recipe]?.hasSuffix("\ntrain 5 epochs\n") == true)
    #expect(try outcome("data iris\nload \"best.interrupted.safetensors\"\nevaluate val\n").status == .done)
  }

  @Test func `a run without a later save, or without a step, saves nothing`() throws {
    #expect(try outcome(training, stopAfter: 7).status == .stopped)
    #expect(try outcome(training + "save \"m\"\ntrain 5 epochs\n", stopAfter: 25).status == .stopped)
    #expect(try outcome(training + "save \"m\"\n", stopAfter: 0).status == .stopped)
    #expect(shelf.names.allSatisfy { !$0.contains("interrupted") })
    let full = try outcome(training + "save \"m\"\n", on: Shelf(fault: .noSpace("out/m")), stopAfter: 7)
    #expect(full.status == .stopped && full.failure?.message == "no space left to write out/m")
  }
}
