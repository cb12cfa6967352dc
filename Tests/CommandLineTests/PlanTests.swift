import Foundation
import Testing

/// A file of `Plans`: a recipe whose first line has the options, a line of dashes, what `plan` says.
struct PlanFile: CustomTestStringConvertible {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Plans")
  private static let dashes = "----\n"

  static let all: [PlanFile] = {
    let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "plan" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }.map(PlanFile.init)
  }()

  let url: URL

  var testDescription: String { url.deletingPathExtension().lastPathComponent }

  /// The recipe, and the answer on record.
  func parts() throws -> (recipe: String, recorded: String) {
    let text = try String(contentsOf: url, encoding: .utf8)
    let range = try #require(text.range(of: Self.dashes), "the line of dashes is missing")
    return (String(text[..<range.lowerBound]), String(text[range.upperBound...]))
  }

  /// What the command says, both outputs and a status that is not 0.
  func answer(to recipe: String, in folder: Folder) throws -> String {
    let words = recipe.prefix { $0 != "\n" }.split(separator: " ").dropFirst(2).map(String.init)
    let variables = words.filter { $0.hasPrefix("COLUMNS=") }.map { ("COLUMNS", String($0.dropFirst(8))) }
    let options = words.filter { !$0.hasPrefix("COLUMNS=") }
    let machine = try Machine.write(in: folder)
    let answer = try Running(
      ["plan", "-", "--memory", "1GB", "--machine", machine] + options, in: folder, input: recipe,
      environment: Dictionary(uniqueKeysWithValues: variables)
    ).answer()
    return answer.output + (answer.errors.isEmpty ? "" : "---- and\n" + answer.errors)
      + (answer.status == 0 ? "" : "---- status \(answer.status)\n")
  }

  func record(_ answer: String, to recipe: String) throws {
    try Data((recipe + Self.dashes + answer).utf8).write(to: url)
  }
}

/// A machine of known speed, by which plans tell the same times wherever they are made.
enum Machine {
  static let text = """
    {"event":"machine","isa":"avx512","threads":2,"peak":530000000000,"products":480000000000,\
    "small.products":240000000000,"functions":3000000000,"losses":25000000,"updates":10000000000,\
    "loops":160000000000,"roots":2000000000,\
    "sweeps":[[1048576,350000000000],[16777216,300000000000],[268435456,60000000000]]}

    """

  /// Writes what `descent bench --json` would say of it, and says where.
  static func write(in folder: Folder) throws -> String { try folder.write("machine.json", text) }
}

/// `descent plan`: what a recipe is going to do, and that nothing is done.
@Suite struct PlanTests {
  private static let isRecording = ProcessInfo.processInfo.environment["DESCENT_RECORD"] == "1"
  private static let isOnServer = ProcessInfo.processInfo.environment["CI"] != nil

  private let folder: Folder

  init() throws { folder = try Folder() }

  @Test func `the plans are there`() {
    #expect(PlanFile.all.count >= 12)
    #expect(!(Self.isRecording && Self.isOnServer), "plans are recorded at home")
  }

  @Test(arguments: PlanFile.all)
  func `a recipe is planned as recorded`(file: PlanFile) throws {
    let (recipe, recorded) = try file.parts()
    let answer = try file.answer(to: recipe, in: folder)
    #expect(answer == recorded)
    if Self.isRecording, !Self.isOnServer, answer != recorded { try file.record(answer, to: recipe) }
  }

  @Test(arguments: PlanFile.all)
  func `a plan keeps to the columns of the screen`(file: PlanFile) throws {
    let recipe = try file.parts().recipe
    let first = recipe.prefix { $0 != "\n" }
    guard !first.contains("--json"), !first.contains("--events") else { return }
    for columns in [40, 80] {
      let answer = try Running(
        ["plan", "-"]
          + first.split(separator: " ").dropFirst(2).map(String.init).filter { !$0.contains("COL") },
        in: folder, input: recipe, environment: ["COLUMNS": "\(columns)"]
      ).answer()
      let wide = answer.output.split(separator: "\n").filter { $0.count > columns }
      #expect(wide.isEmpty)
      #expect(!answer.output.contains(" \n"))
    }
  }

  @Test(arguments: Program.examples)
  func `every example is planned, in words and in objects`(example: URL) throws {
    let words = try descent("plan", example.path, in: folder)
    #expect(words.status == 0 && words.output.contains("\nactions"))
    let objects = try descent("plan", example.path, "--json", in: folder)
    #expect(objects.status == 0)
    for line in objects.output.split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["event"] is String)
    }
    #expect(objects.output.split(separator: "\n").last?.hasPrefix("{\"event\":\"plan.done\"") == true)
  }

  @Test func `the plan in the manual is what the program prints`() throws {
    let manual = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/manual.md")
    let text = try String(contentsOf: manual.standardizedFileURL, encoding: .utf8)
    let command = try #require(text.range(of: "$ descent plan examples/digits.train --memory 1GB\n"))
    let shown = text[command.upperBound...]
    let machine = try Machine.write(in: folder)
    let answer = try descent(
      "plan", Program.example("digits"), "--memory", "1GB", "--machine", machine, in: folder)
    #expect(shown.hasPrefix(answer.output + "```\n"))
  }

  @Test func `json and events json are one`() throws {
    let path = Program.example("digits")
    let machine = try Machine.write(in: folder)
    let short = try descent("plan", path, "--json", "--machine", machine, in: folder)
    let other = try descent("plan", path, "--events", "json", "--machine", machine, in: folder)
    #expect(short.output == other.output)
    let wrong = try folder.write("r.train", "data dgits\n")
    for command in ["check", "plan"] {
      let long = try descent(command, wrong, "--events", "json", in: folder)
      #expect(long.output == (try descent(command, wrong, "--json", in: folder)).output)
      #expect(long.status == 2 && long.output.hasPrefix("{\"event\":\"diagnostic\",\"code\":\"D02"))
    }
  }

  @Test func `a plan leaves nothing behind and takes no time`() throws {
    let recipe = "data digits\nmodel mlp [64, 512, 512, 10]\ntrain 1000000 epochs\n"
    let start = Date()
    let answer = try descent("plan", "-", in: folder, input: recipe)
    #expect(Date().timeIntervalSince(start) < 5)
    #expect(answer.status == 0 && answer.output.contains("45 000 000 steps"))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(
      left.allSatisfy { [".in", ".out", ".err"].contains("." + ($0.split(separator: ".").last ?? "")) })
  }

  @Test func `a wrong recipe, a missing file and a wrong option end as they do elsewhere`() throws {
    #expect(try descent("plan", "-", in: folder, input: "train 5 epochs\n").status == 2)
    #expect(try descent("plan", folder.path("none.train"), in: folder).status != 0)
    #expect(try descent("plan", in: folder).status == 64)
    #expect(try descent("plan", "-", "--memory", "lots", in: folder).status == 64)
    let full = try shell("$D plan \(Program.example("digits")) > /dev/full", in: folder)
    #expect(full.status == 5)
    let closed = try shell("$D plan \(Program.example("digits")) | true", in: folder)
    #expect(closed.status == 0 && !closed.isKilled)
  }
}
