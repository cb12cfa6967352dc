import Foundation
import Testing

/// `descent bench`: what a machine can do, and what a recipe makes of it. Times need only be there.
@Suite struct BenchTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func objects(_ answer: Answer) throws -> [[String: Any]] {
    try answer.output.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  private func number(_ object: [String: Any], _ name: String) throws -> Double {
    try #require(object[name] as? Double, "\(name) is missing")
  }

  @Test func `a machine is measured, and a plan can be made for it elsewhere`() throws {
    let answer = try descent("bench", "--json", "--memory", "100MB", in: folder)
    #expect(answer.status == 0 && answer.errors.isEmpty)
    let machine = try #require(try objects(answer).first)
    for name in [
      "threads", "peak", "products", "small.products", "functions", "losses", "updates", "loops", "roots",
    ] {
      #expect(try number(machine, name) > 0)
    }
    let sweeps = try #require(machine["sweeps"] as? [[Double]])
    #expect(sweeps.map { $0.first } == [1_048_576, 4_194_304, 16_777_216])
    #expect(sweeps.allSatisfy { $0.count == 2 && $0[1] > 0 })
    let file = try folder.write("here.json", answer.output)
    let plan = try descent("plan", Program.example("digits"), "--json", "--machine", file, in: folder)
    let time = try #require(try objects(plan).first { $0["event"] as? String == "plan.time" })
    #expect(try number(time, "products") == number(machine, "products"))
    let steps = try number(time, "epoch.seconds") / number(time, "step.seconds")
    #expect((steps - 45).magnitude < 1e-9)
  }

  @Test func `a machine is told in words`() throws {
    let answer = try descent("bench", "--memory", "10MB", in: folder)
    let lines = answer.output.split(separator: "\n")
    #expect(answer.status == 0 && lines.first?.hasPrefix("machine ") == true)
    #expect(lines.contains { $0.hasPrefix("        peak") && $0.contains("FLOP/s  fma in registers") })
    #expect(lines.contains { $0.hasPrefix("        products") && $0.hasSuffix("% of the peak") })
    #expect(lines.last?.hasSuffix("B/s  over 1.0 MB") == true)
  }

  @Test func `the steps of a recipe are split by operation, as its plan lists them`() throws {
    let recipe = """
      data digits; model { dense 20 gelu; layer_norm; dropout 0.1; dense 10 }
      clip norm 1.0; penalty l2(1e-4); evaluate val; train 3 epochs; expect val.accuracy >= 0%
      """
    let answer = try Running(
      ["bench", "-", "--json", "--memory", "10MB"], in: folder, input: recipe
    ).answer()
    #expect(answer.status == 0)
    let told = try objects(answer)
    let operations = told.filter { $0["event"] as? String == "bench.operation" }
    let plan = try objects(try Running(["plan", "-", "--json"], in: folder, input: recipe).answer())
    let planned = plan.filter { $0["event"] as? String == "plan.operation" }
    #expect(operations.count == planned.count && operations.count > 15)
    for (operation, other) in zip(operations, planned) {
      #expect(operation["operation"] as? String == other["operation"] as? String)
      #expect(operation["shape"] as? [Int] == other["shape"] as? [Int])
      #expect(operation["flops"] as? Int == other["flops"] as? Int)
      #expect(operation["bytes"] as? Int == other["bytes"] as? Int)
      #expect(try number(operation, "seconds") > 0)
    }
    let shares = try operations.map { try number($0, "share") }.reduce(0, +)
    #expect((shares - 1).magnitude < 1e-9)
    let step = try #require(told.last)
    #expect(step["event"] as? String == "bench.step" && step["rows"] as? Int == 32)
    let (flops, seconds) = (try number(step, "flops"), try number(step, "seconds"))
    let (rate, rows) = (try number(step, "flops.per.second"), try number(step, "rows.per.second"))
    #expect((rate * seconds / flops - 1).magnitude < 1e-9 && (rows * seconds / 32 - 1).magnitude < 1e-9)
    #expect(try number(step, "share.of.peak") > 0 && number(step, "steps") >= 3)
  }

  @Test func `the table fits the screen`() throws {
    for columns in [40, 80] {
      let answer = try Running(
        ["bench", Program.example("iris"), "--memory", "10MB", "--threads", "1"], in: folder,
        environment: ["COLUMNS": "\(columns)"]
      ).answer()
      #expect(answer.status == 0 && answer.output.contains("weight gradient"))
      #expect(answer.output.split(separator: "\n").allSatisfy { $0.count <= columns })
    }
  }

  @Test(
    arguments: [
      ("model mlp [4, 3]\ntrain 5 epochs", 2),
      ("data dgits", 2),
      ("data csv(\"none.csv\", target=x)\nmodel mlp [_, 4, _]\ntrain 5 epochs", nil),
      ("data iris\nmodel mlp [4, 90000, 3]\ntrain 5 epochs", 4),
      ("data sine\nmodel mlp [1, 64, 64, 1]\noptimizer sgd(lr=1e6)\ntrain 9 epochs", 6),
    ] as [(String, Int32?)])
  func `what cannot be trained ends as a run does`(recipe: String, status: Int32?) throws {
    func ending(of command: String) throws -> Int32 {
      try Running([command, "-", "--memory", "10MB"], in: folder, input: recipe).answer().status
    }
    let found = try ending(of: "bench")
    #expect(found == (try ending(of: "run")))
    #expect(status == nil ? found != 0 : found == status)
  }

  @Test func `what cannot be timed, and a wrong command line, are said`() throws {
    let idle = try Running(
      ["bench", "-", "--memory", "10MB"], in: folder, input: "data iris\nmodel mlp [4, 3]\nevaluate val\n"
    ).answer()
    #expect(idle.status == 2 && idle.errors.hasPrefix("error[D0604]"))
    #expect(try descent("bench", folder.path("none.train"), in: folder).status == 5)
    #expect(try descent("bench", "--data", "iris", in: folder).status == 64)
    #expect(try descent("bench", "--threads", "0", in: folder).status == 64)
  }

  @Test func `a file that describes no machine is refused`() throws {
    for text in [
      "", "{}", "[1]", Machine.text.replacing("machine", with: "begin"), "{\"event\":\"machine\"}",
    ] {
      let file = try folder.write("m.json", text)
      let answer = try descent("plan", Program.example("iris"), "--machine", file, in: folder)
      #expect(answer.status == 5 && answer.errors.contains("does not begin with what"))
    }
    #expect(try descent("plan", Program.example("iris"), "--machine", "none.json", in: folder).status == 5)
  }
}
