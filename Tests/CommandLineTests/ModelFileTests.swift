import Foundation
import Testing

/// Models and predictions as files of the command line: where they go, and what can go wrong.
@Suite struct ModelFileTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    for stop in [SIGINT, SIGTERM] { signal(stop, SIG_DFL) }
  }

  private let training = "data iris\nmodel mlp [_, 8, _]\ntrain 5 epochs\n"

  private func names(_ below: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path(below)).sorted()
      .filter { !$0.hasSuffix(".in") && !$0.hasSuffix(".out") && !$0.hasSuffix(".err") }
  }

  /// The values of a member in the events of a kind.
  private func values(_ member: String, of event: String, in answer: Answer) -> [String] {
    answer.output.split(separator: "\n").filter { $0.hasPrefix("{\"event\":\"\(event)\"") }.compactMap {
      guard let object = try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] else {
        return nil
      }
      return object[member].map { "\($0)" }
    }
  }

  @Test func `a model is saved in the current folder, or below another that is made`() throws {
    let recipe = try folder.write("recipes/a.train", training + "save \"runs/m.safetensors\"\n")
    let here = try descent("run", recipe, in: folder)
    #expect(here.status == 0)
    #expect(here.errors.contains(/\nsaved runs\/m\.safetensors: [0-9.]+ kB, sha256 [0-9a-f]{12}\n/))
    #expect(try names() == ["recipes", "runs"])
    let there = try descent("run", recipe, "--out", "deep/out", in: folder)
    #expect(there.status == 0)
    #expect(folder.text(of: "deep/out/runs/m.safetensors") == folder.text(of: "runs/m.safetensors"))
    #expect(try names("deep/out/runs") == ["m.safetensors"])
  }

  @Test func `what was saved measures the same in another process`() throws {
    let first = try folder.write("a.train", training + "evaluate test\nsave \"m.safetensors\"\n")
    let second = try folder.write("b.train", "load \"m.safetensors\"\ndata iris\nevaluate test\n")
    let saved = try descent("run", first, "--events", "json", in: folder)
    let loaded = try descent("run", second, "--events", "json", in: folder)
    #expect(saved.status == 0 && loaded.status == 0)
    for member in ["test.loss", "test.accuracy"] {
      let measured = values(member, of: "evaluate", in: saved)
      #expect(measured.count == 1 && measured == values(member, of: "evaluate", in: loaded))
    }
    #expect(values("path", of: "loaded", in: loaded) == ["m.safetensors"])
    #expect(
      values("weights.sha256", of: "done", in: saved) == values("weights.sha256", of: "loaded", in: loaded))
    #expect(loaded.errors.hasPrefix("loaded m.safetensors: 67 parameters, of epoch 5, step 20\n"))
  }

  @Test func `predictions stand in the order of the rows, with every class`() throws {
    try folder.write(
      "recipes/new.csv",
      "kind,petal_width,petal_length,sepal_width,sepal_length\r\n?,0.2,1.4,3.5,5.1\r\n?,2.5,6.0,3.3,6.3\r\n"
    )
    let recipe = try folder.write(
      "recipes/a.train",
      "data iris\nmodel mlp [_, 16, _]\ntrain 40 epochs\npredict \"new.csv\" to \"said.csv\"\n")
    let answer = try descent("run", recipe, in: folder)
    #expect(answer.status == 0)
    let lines = folder.text(of: "said.csv").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4 && lines[0] == "predicted,setosa,versicolor,virginica" && lines[3] == "")
    #expect(lines[1].hasPrefix("setosa,0.") && lines[2].hasPrefix("virginica,0."))
    #expect(answer.errors.contains(/\npredicted 2 rows: said\.csv, [0-9]+ bytes\n/))
  }

  @Test func `a missing column and a missing table end with 3, a missing model with 5`() throws {
    try folder.write("new.csv", "petal_width,petal_length,sepal_with,sepal_length\n1,2,3,4\n")
    let recipe = try folder.write("a.train", training + "predict \"new.csv\" to \"out.csv\"\n")
    let column = try descent("run", recipe, in: folder)
    #expect(column.status == 3)
    #expect(column.errors.contains("`new.csv` has no column `sepal_width`, which the model was trained with"))
    let other = try folder.write("b.train", training + "predict \"none.csv\" to \"out.csv\"\n")
    #expect(try descent("run", other, in: folder).status == 3)
    let load = try folder.write("c.train", "data iris\nload \"none.safetensors\"\nevaluate val\n")
    let model = try descent("run", load, in: folder)
    #expect(model.status == 5)
    #expect(model.errors.contains("there is no file `none.safetensors`"))
    #expect(try names() == ["a.train", "b.train", "c.train", "new.csv"])
  }

  @Test func `a file that is no model ends with 7 and says at which byte`() throws {
    let load = try folder.write("a.train", "data iris\nload \"m\"\nevaluate val\n")
    try folder.write("m", [UInt8](repeating: 0xFF, count: 64))
    let lie = try descent("run", load, in: folder)
    #expect(lie.status == 7)
    #expect(lie.errors.contains("the header claims 18446744073709551615 bytes"))
    let script = "ulimit -v 4000000; exec \"$D\" run a.train"
    try folder.write(
      "m",
      Array("\u{40}".utf8) + [0, 0, 0, 0, 0, 0, 0]
        + Array(
          "{\"a\":{\"dtype\":\"F32\",\"shape\":[999999999999],\"data_offsets\":[0,8]}} ".utf8))
    #expect(try shell(script, in: folder).status == 7)
  }

  @Test func `a link at the place of a model is replaced and its target stays`() throws {
    let kept = try folder.write("kept", "mine")
    let recipe = try folder.write("a.train", training + "save \"m.safetensors\"\n")
    #expect(symlink(kept, folder.path("m.safetensors")) == 0)
    #expect(try descent("run", recipe, in: folder).status == 0)
    #expect(folder.text(of: "kept") == "mine")
    #expect(folder.text(of: "m.safetensors").utf8.count > 500)
    #expect(symlink(folder.path(""), folder.path("runs")) == 0)
    let below = try folder.write("b.train", training + "save \"runs/m.safetensors\"\n")
    let answer = try descent("run", below, in: folder)
    #expect(answer.status == 8)
    #expect(answer.errors.contains("a folder on the way to `runs/m.safetensors` is a symbolic link"))
    #expect(!answer.errors.contains("epoch"))
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a run that is interrupted saves beside its model and ends with 75`(signal: Int32) throws {
    let recipe = try folder.write(
      "a.train", "data digits\nmodel mlp [64, 64, 10]\ntrain 1_000_000 epochs\nsave \"best.safetensors\"\n")
    let running = try Running(["run", recipe, "--events", "json"], in: folder)
    running.wait { running.output.contains("\"epoch\":2,") }
    running.send(signal)
    let answer = running.answer()
    #expect(answer.status == 75 && !answer.isKilled)
    #expect(
      answer.errors.contains(
        /stopped after step [0-9 ]+, in epoch [0-9]+; saved as best\.interrupted\.safetensors\n/))
    #expect(values("saved", of: "stopped", in: answer) == ["best.interrupted.safetensors"])
    #expect(try names() == ["a.train", "best.interrupted.safetensors"])
    let again = try folder.write(
      "b.train", "load \"best.interrupted.safetensors\"\ndata digits\nevaluate test\n")
    #expect(try descent("run", again, in: folder).status == 0)
  }

  @Test func `an output folder needs a name`() throws {
    let recipe = try folder.write("a.train", training)
    #expect(try descent("run", recipe, "--out", "", in: folder).status == 64)
  }
}
