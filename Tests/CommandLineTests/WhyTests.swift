import Foundation
import Testing

/// What `why` says of values and their origins.
@Suite struct WhyTests {
  private static let recipe = """
    include "base.train"
    let rate = 10*floor; let plan = step(0.5, every 2)
    data iris; model mlp [_, 8, _](activation=tanh)
    optimizer sgd(rate, momentum=0.9); schedule plan
    train 3 epochs

    """

  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write("base.train", "let floor = 0.01\nbatch 50\n")
  }

  private func said(_ names: String, _ options: String...) throws -> String {
    let statements = names.split(separator: " ").map { "why \($0)\n" }.joined()
    try folder.write("iris.train", Self.recipe + statements)
    let answer = try Running(["run", "iris.train", "--quiet"] + options, in: folder).answer()
    #expect(answer.status == 0, "\(answer.errors)")
    return answer.output
  }

  @Test func `a written value has its line, and the names that it speaks of have theirs`() throws {
    #expect(
      try said("lr sgd.momentum") == """
        optimizer.lr = 0.1
          from iris.train:4: `optimizer sgd(rate, momentum=0.9)`
          rate = 0.1, from iris.train:2: `let rate = 10*floor`
          floor = 0.01, from base.train:1, included: `let floor = 0.01`
        optimizer.momentum = 0.9
          from iris.train:4: `optimizer sgd(rate, momentum=0.9)`

        """)
  }

  @Test func `a thing behind a name has the line of the name`() throws {
    #expect(
      try said("every schedule.factor batch") == """
        schedule.every = 2 epochs
          from iris.train:2: `let plan = step(0.5, every 2)`
        schedule.factor = 0.5
          from iris.train:2: `let plan = step(0.5, every 2)`
        batch = 50
          from base.train:2, included: `batch 50`

        """)
  }

  @Test func `what nobody wrote is the card's or the language's`() throws {
    #expect(
      try said("nesterov label_smoothing loss seed stop dropout") == """
        optimizer.nesterov = false
          the default of `sgd`
        loss.label_smoothing = 0
          the default of `cross_entropy`
        loss = cross_entropy(label_smoothing=0, class_weights=none)
          the default by target: cross_entropy for classes, mse for numbers
        seed = 0
          the default
        stop = none
          no statement asks for it
        model.dropout = 0
          the default of `mlp`

        """)
  }

  @Test func `what has been set has the line of its set`() throws {
    let set = "set lr rate/10; set every 3; train 1 epoch; why "
    try folder.write("iris.train", Self.recipe + set + "optimizer; why schedule.every; why momentum\n")
    let answer = try Running(["run", "iris.train", "--quiet"], in: folder).answer()
    #expect(
      answer.output == """
        optimizer = sgd(lr=0.01, momentum=0.9, dampening=0, nesterov=false,
          first_buffer=gradient, decay=0)
          from iris.train:4: `optimizer sgd(rate, momentum=0.9)`
          rate = 0.1, from iris.train:2: `let rate = 10*floor`
          floor = 0.01, from base.train:1, included: `let floor = 0.01`
          optimizer.lr = 0.01, from iris.train:6: `set lr rate/10`
        schedule.every = 3 epochs
          from iris.train:6: `set every 3`
        optimizer.momentum = 0.9
          from iris.train:4: `optimizer sgd(rate, momentum=0.9)`

        """)
  }

  @Test func `the command line is named with the line whose place it takes`() throws {
    #expect(
      try said("rate data", "--set", "rate=0.2", "--data", "iris") == """
        rate = 0.2
          from `--set rate=0.2`, in the place of iris.train:2
        data = iris
          from `--data iris`

        """)
  }

  @Test func `with events each value is an object`() throws {
    let lines = try said("lr keep", "--events", "json").split(separator: "\n").filter {
      $0.contains("\"why\"")
    }
    #expect(lines.count == 2)
    let rate = try JSONSerialization.jsonObject(with: Data((lines.first ?? "").utf8)) as? [String: Any]
    #expect(rate?["name"] as? String == "optimizer.lr" && rate?["value"] as? String == "0.1")
    #expect(rate?["origin"] as? String == "statement" && rate?["file"] as? String == "iris.train")
    #expect(rate?["line"] as? Int == 4 && rate?["included"] as? Bool == false)
    #expect(rate?["text"] as? String == "optimizer sgd(rate, momentum=0.9)")
    let names = rate?["names"] as? [[String: Any]] ?? []
    #expect(names.map { $0["text"] as? String } == ["let rate = 10*floor", "let floor = 0.01"])
    #expect(names.map { $0["included"] as? Bool } == [false, true])
    let rule = "the default: best by what the stop rule looks at, else last"
    let keep = #"{"event":"why","name":"keep","value":"last","origin":"rule","text":"\#(rule)"}"#
    #expect(lines.last.map(String.init) == keep)
  }
}
