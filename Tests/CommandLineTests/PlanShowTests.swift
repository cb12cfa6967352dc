import Foundation
import Testing

/// What `show` prints in the middle of a run.
@Suite struct PlanShowTests {
  private static let recipe = """
    data iris; model mlp [_, 8, _](activation=tanh); batch 60
    optimizer sgd(lr=0.1, momentum=0.9); schedule step(0.5, every 2)
    train 3 epochs

    """

  private let folder: Folder

  init() throws { folder = try Folder() }

  private func shown(_ topic: String, _ options: String...) throws -> String {
    let input = Self.recipe + "show \(topic)\n"
    let answer = try Running(["run", "-", "--quiet"] + options, in: folder, input: input).answer()
    #expect(answer.status == 0)
    return answer.output
  }

  @Test func `a model is a table of its layers`() throws {
    #expect(
      try shown("model") == """
        model      layer    output  parameters
                   input    60 × 4
                1  dense 8  60 × 8          40
                   tanh     60 × 8
                2  dense 3  60 × 3          27
                   in all                   67

        """)
  }

  @Test func `an optimizer has all its options and what it keeps`() throws {
    #expect(
      try shown("optimizer") == """
        sgd     lr            0.1
                momentum      0.9
                dampening     0
                nesterov      false
                first_buffer  gradient
                decay         0
                keeps buffer of each parameter, 268 bytes

        """)
  }

  @Test func `a schedule is drawn over its boundaries, and has an object for each step`() throws {
    #expect(
      try shown("schedule") == """
        schedule step(factor=0.5, every=2 epochs)

                 train 3 epochs

                 0.1 ▕████████████████████████████████████████
                     ▕████████████████████████████████████████
                     ▕████████████████████████████████████████▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄
                     ▕████████████████████████████████████████████████████████████
                   0 ▕████████████████████████████████████████████████████████████
                      step 1                                                     6

                 epoch  step  lr
                     1     1  0.1   first step
                     3     5  0.05  drop
                     3     6  0.05  last step

        """)
    let objects = try shown("schedule", "--events", "json").split(separator: "\n")
    #expect(
      objects.filter { $0.contains("\"schedule\"") } == [
        "{\"event\":\"schedule\",\"step\":0,\"lr\":0.1}",
        "{\"event\":\"schedule\",\"step\":1,\"lr\":0.1}",
        "{\"event\":\"schedule\",\"step\":2,\"lr\":0.1}",
        "{\"event\":\"schedule\",\"step\":3,\"lr\":0.1}",
        "{\"event\":\"schedule\",\"step\":4,\"lr\":0.05}",
        "{\"event\":\"schedule\",\"step\":5,\"lr\":0.05}",
      ])
  }

  @Test func `a session is a recipe that gives the same weights`() throws {
    let session = try shown("session")
    let first = try descent("run", "-", in: folder, input: Self.recipe)
    let again = try descent("run", "-", in: folder, input: session)
    let digest = try #require(first.errors.split(separator: "\n").last)
    #expect(digest.hasPrefix("weights.sha256 "))
    #expect(again.errors.split(separator: "\n").last == digest)
  }

  @Test func `gradients are a table of their tensors, or an object each`() throws {
    let lines = try shown("gradients").split(separator: "\n")
    #expect(lines.first?.hasPrefix("gradients of the 60 rows of step 7, loss ") == true)
    #expect(
      lines[1].split(separator: " ") == [
        "layer", "tensor", "norm", "weights", "ratio", "zeros", "smallest", "largest",
      ])
    #expect(lines[2].contains("1  dense 8  weight") && lines[5].contains("bias"))
    let objects = try shown("gradients", "--events", "json").split(separator: "\n")
    let names = objects.compactMap { line in
      try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    }.compactMap { $0["event"] as? String }.filter { $0.hasPrefix("gradients") }
    let layer = ["gradients.tensor", "gradients.tensor", "gradients.layer"]
    #expect(names == layer + layer + ["gradients"])
  }

  @Test func `history and data are told by what has happened`() throws {
    let history = try shown("history").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(history.first == "epoch  step    loss  val.loss  val.accuracy  lr")
    #expect(
      history[4].isEmpty && history[5].contains("┤")
        && history[13].contains("⠤⠤⠤⠤ loss  ⠤ ⠤  val.loss"))
    #expect(history[15].hasPrefix("val.accuracy  "))
    let data = try shown("data 2")
    #expect(data.contains("\n        1  5.1  3.5  1.4  0.2  setosa  train\n"))
    #expect(data.hasSuffix("\n        2  4.9    3  1.4  0.2  setosa  test\n"))
    #expect(data.contains("\n        versicolor    50     40    5     5\n"))
    let plan = try shown("plan")
    #expect(plan.hasPrefix("data    iris: 150 rows") && plan.hasSuffix("2  show plan\n"))
  }

  @Test func `what is shown fits into forty columns`() throws {
    for topic in ["model", "optimizer", "schedule", "plan", "data", "data 3", "gradients", "history"] {
      let answer = try Running(
        ["run", "-", "--quiet"], in: folder, input: Self.recipe + "show \(topic)\n",
        environment: ["COLUMNS": "40"]
      ).answer()
      #expect(answer.output.split(separator: "\n").allSatisfy { $0.count <= 40 }, "\(topic)")
    }
  }
}
