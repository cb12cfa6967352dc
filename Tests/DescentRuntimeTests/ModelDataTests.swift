import DescentData
import DescentTensor
import Testing

@testable import DescentRuntime

/// Loaded models on other data than they were trained on: prepared as then, whatever the data shows.
@Suite struct ModelDataTests {
  private let shelf = Shelf()

  private func outcome(_ recipe: String) throws -> Outcome {
    let library = LibraryFiles(files: shelf, folders: [], memoryLimit: 1 << 32)
    var run = Run(
      try program(recipe), engine: Engine(instructionSet: .best, threads: 1), library: library,
      world: Recording(), output: OutputFolder(files: shelf))
    let status = run.perform()
    return Outcome(status: status, events: run.world.events, session: run.session)
  }

  /// Rows with a word, numbers, a price and a side; `from` moves what they show.
  private func table(_ rows: Int, from start: Int, swapped: Bool = false) -> [UInt8] {
    var lines = [swapped ? "side,price,place,size" : "size,place,price,side"]
    for i in start..<start + rows {
      let place = ["north", "south", "west"][i * 7 % 3]
      let (size, price) = (Double(i * 37 % 101) / 4 + Double(start), i * 53 % 211)
      let side = price > 100 ? "up" : "down"
      lines.append(swapped ? "\(side),\(price),\(place),\(size)" : "\(size),\(place),\(price),\(side)")
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  @Test func `rows are measured as they were prepared in training, found by name`() throws {
    shelf["a.csv"] = table(90, from: 0)
    shelf["b.csv"] = table(40, from: 500, swapped: true)
    let training = "data csv(\"a.csv\", target=price, ignore=[side])\nmodel mlp [_, 8, _]\ntrain 3 epochs\n"
    let saved = try outcome(training + "save \"m\"\n")
    #expect(saved.status == .done, "\(saved.failure?.message ?? "")")
    let other = "data csv(\"b.csv\", target=price, ignore=[side])\nsplit 90/5/5 in order\n"
    let loaded = try outcome("load \"m\"\n" + other + "evaluate train\npredict \"b.csv\" to \"out.csv\"\n")
    try #require(loaded.status == .done, "\(loaded.failure?.message ?? "")")
    let rows = try #require(loaded.evaluations.first?.rows)
    let predicted = shelf.text("out.csv").split(separator: "\n").dropFirst().compactMap { Double($0) }
    #expect(predicted.count == 40 && rows >= 36)
    let errors = (0..<rows).map { i in
      let off = predicted[i] - Double((i + 500) * 53 % 211)
      return off * off
    }
    let measured = try #require(loaded.figure("mse", of: .train))
    #expect(abs(measured - errors.reduce(0, +) / Double(rows)) < 1e-6 * measured)
    let fresh = try outcome(
      other + "model mlp [_, 8, _]\nload \"m\"\nevaluate train\n")
    #expect(fresh.figure("mse", of: .train) == measured)
  }

  @Test func `classes keep the places that they had in training`() throws {
    shelf["a.csv"] = table(90, from: 0)
    shelf["b.csv"] = table(40, from: 30, swapped: true)
    let head = "target=side, ignore=[price])\n"
    _ = try outcome("data csv(\"a.csv\", \(head)model mlp [_, 8, _]\ntrain 3 epochs\nsave \"m\"\n")
    let loaded = try outcome(
      "load \"m\"\ndata csv(\"b.csv\", \(head)split 90/5/5 in order\nevaluate train\n"
        + "predict \"b.csv\" to \"out.csv\"\n")
    try #require(loaded.status == .done, "\(loaded.failure?.message ?? "")")
    let lines = shelf.text("out.csv").split(separator: "\n")
    #expect(lines[0] == "predicted,down,up")
    let rows = try #require(loaded.evaluations.first?.rows)
    let right = (0..<rows).count { i in
      lines[i + 1].hasPrefix((i + 30) * 53 % 211 > 100 ? "up," : "down,")
    }
    #expect(loaded.figure("accuracy", of: .train) == Double(right) / Double(rows))
  }

  @Test func `words that training did not see are noted once and predicted all the same`() throws {
    shelf["a.csv"] = table(90, from: 0)
    shelf["new.csv"] = Array("place,size\neast,3\nnorth,4\neast,5\n".utf8)
    let run = try outcome(
      "data csv(\"a.csv\", target=price, ignore=[side])\nmodel mlp [_, 8, _]\ntrain 1 epoch\n"
        + "predict \"new.csv\" to \"out.csv\"\n")
    #expect(run.status == .done)
    let notes = run.events.compactMap { if case .note(let text) = $0 { text } else { nil } }
    #expect(notes.count { $0.contains("east") } == 1)
    #expect(shelf.text("out.csv").split(separator: "\n").count == 4)
  }

  @Test func `cells with separators stand in quotes`() {
    var table = ResultTable(["predicted", "a,b", "say \"x\"", " c", "d\n"])
    table.add(["", "1", "-0.5", "two words", "é"])
    #expect(
      String(decoding: table.bytes, as: UTF8.self)
        == "predicted,\"a,b\",\"say \"\"x\"\"\",\" c\",\"d\n\"\n\"\",1,-0.5,two words,é\n")
  }

  @Test(arguments: [
    0, -0.0, 1, 0.1, 1e-300, .leastNonzeroMagnitude, 123_456_789.25, -2.5e300, 1e22, 0.30000000000000004,
  ])
  func `numbers read back to the same bits`(number: Double) {
    #expect(Double(ResultTable.text(number))?.bitPattern == number.bitPattern)
  }
}
