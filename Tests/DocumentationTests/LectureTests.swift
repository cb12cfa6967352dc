import DescentSyntax
import Foundation
import Testing

@Suite struct `The lecture` {
  @Test func `every output in it is what the program prints`() throws {
    #expect(
      try Pages.agrees(Lecture.path, with: Lecture.told()),
      "\(Lecture.path) shows other outputs than its recipes have; DESCENT_RECORD=1 writes them anew")
  }

  @Test func `goes from full batches to penalties`() throws {
    #expect(
      try Lecture.scenes().map(\.name) == [
        "full-batch", "batches", "ravine", "momentum", "adam", "rates", "warmup", "overfitting", "dropout",
        "early-stopping", "penalty",
      ])
  }

  @Test(arguments: try Lecture.scenes())
  func `each of its recipes is a file in the preferred form, claims something and runs`(scene: Scene) throws {
    #expect(try Pages.agrees(scene.file, with: scene.recipe), "\(scene.file) is another recipe")
    let (program, drawn) = Rehearsal.check(scene.recipe, name: scene.file)
    #expect(program != nil && drawn.isEmpty, "\(drawn)")
    let source = SourceText(name: scene.file, text: scene.recipe)
    #expect(Parser.formatted(source, id: 0).text == scene.recipe)
    let run = scene.run()
    #expect(run.status == .done, "\(run.lines.suffix(3))")
    #expect(run.lines.contains { $0.hasPrefix("holds: ") }, "it claims nothing")
  }

  @Test(arguments: [("sgd(lr=0.075)", "22.5"), ("momentum(lr=0.075, beta=0.9)", "7.6")])
  func `tells how far a way goes across the ravine`(optimizer: String, travel: String) throws {
    let run = Rehearsal.run("optimizer \(optimizer)\nminimize ravine for 50 steps\n")
    let heights = run.points.compactMap { $0.coordinates.last?.value }
    let across = zip(heights, heights.dropFirst()).reduce(0) { $0 + abs($1.0 - $1.1) }
    #expect(String(format: "%.1f", across) == travel)
    let section = try Pages.sections("##", of: Lecture.path).first { $0.title.hasPrefix("Momentum") }
    #expect(section?.text.contains(travel) == true)
  }

  @Test func `long trainings are shown by six of their epochs`() {
    let epochs = (1...12).map { "epoch \($0)/12" }
    let shown = Lecture.shortened(["data"] + epochs + ["holds", "epoch 1/1"])
    #expect(
      shown == [
        "data", "epoch 1/12", "epoch 2/12", "…", "epoch 4/12", "…", "epoch 7/12", "…", "epoch 9/12", "…",
        "epoch 12/12", "holds", "epoch 1/1",
      ])
    #expect(Lecture.shortened(Array(epochs.prefix(8))) == Array(epochs.prefix(8)))
  }
}

/// A recipe of the lecture, named as its file is.
struct Scene: Sendable, CustomTestStringConvertible {
  let name: String
  let recipe: String

  var testDescription: String { name }
  var file: String { "\(Lecture.folder)/\(name).train" }

  func run() -> Rehearsal { Rehearsal.run(recipe, name: file) }

  /// The command, and what it prints.
  var session: [String] { ["$ descent run \(file)"] + Lecture.shortened(run().lines) }
}

/// The chapter in which each recipe is followed by what comes of it.
enum Lecture {
  static let path = "docs/lecture.md"
  static let folder = "examples/lecture"

  /// Every recipe of the chapter; the command above the output below it has its name.
  static func scenes() throws -> [Scene] {
    let blocks = Pages.fenced(in: try Pages.text(path))
    return zip(blocks, blocks.dropFirst()).compactMap { recipe, output in
      guard recipe.word == "train", output.word == "console",
        let name = output.block.text.firstMatch(of: /examples\/lecture\/([a-z-]+)\.train/)?.1
      else { return nil }
      return Scene(name: String(name), recipe: recipe.block.text)
    }
  }

  /// The chapter with every output as it is printed now.
  static func told() throws -> String {
    var sessions = try scenes().map(\.session)[...]
    var lines: [String] = []
    var isSkipping = false
    for line in try Pages.text(path).split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "```" { isSkipping = false }
      if !isSkipping { lines.append(String(line)) }
      if line == "```console", let session = sessions.popFirst() {
        lines += session
        isSkipping = true
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Lines in which of more than eight epochs on end six are left, the first and the last among them.
  static func shortened(_ lines: [String]) -> [String] {
    var shown: [String] = []
    var epochs: [String] = []
    for line in lines {
      if line.hasPrefix("epoch ") {
        epochs.append(line)
      } else {
        shown += few(of: epochs) + [line]
        epochs = []
      }
    }
    return shown + few(of: epochs)
  }

  private static func few(of epochs: [String]) -> [String] {
    guard epochs.count > 8 else { return epochs }
    let places = [0] + (1...5).map { epochs.count * $0 / 5 - 1 }
    return zip([-1] + places, places).flatMap { last, place in
      (place > last + 1 ? ["…"] : []) + [epochs[place]]
    }
  }
}
