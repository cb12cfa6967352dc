@testable import DescentSyntax
@testable import DescentRecipe

/// The places of words that belong to the language itself.
enum TypoWords {
  static let model = "data iris\nmodel mlp [_, _]\n"
  static let trained = model + "train 1 epoch\n"

  static var all: [TypoSlot] {
    statements + clauses + units + parts + topics + figures + switches + functions + reserved + sets
  }

  private static var statements: [TypoSlot] {
    Keyword.allCases.map { keyword in
      let rest = keyword.example.drop { $0 != " " }
      return TypoSlot(
        "statement", keyword.rawValue, in: "\(setting(for: keyword))@\(rest)\n", legal: Keyword.words)
    }
  }

  /// What has to stand above a statement.
  private static func setting(for keyword: Keyword) -> String {
    switch keyword {
    case .edition, .include, .seed, .let, .data, .split, .prepare, .model, .loss, .optimizer, .schedule,
      .batch,
      .clip, .penalty, .average, .freeze, .metrics, .stop, .keep, .load, .why, .minimize:
      ""
    case .train, .evaluate, .save, .predict, .show: model
    case .continue: model + "train 9 epochs until step 5\n"
    case .expect: trained + "evaluate test\n"
    case .print: "let lr = 3e-4\n"
    case .set: trained
    }
  }

  private static var clauses: [TypoSlot] {
    func clause(_ word: String, _ recipe: String, _ others: String...) -> TypoSlot {
      TypoSlot("clause word", word, in: recipe + "\n", legal: [word] + others)
    }
    return [
      clause("within", model + "train 1 epoch @ 5 min", "until"),
      clause("until", model + "train 1 epoch @ step 5", "within"),
      clause("until", model + "train 9 epochs until step 5\ncontinue @ step 9", "within"),
      clause("when", "stop @ val.loss < 0.1", "none"),
      clause("stalls", "stop when val.loss @ for 2 epochs"),
      clause("stalls", "stop when val.loss < 0.1 or val.accuracy @ for 2 epochs"),
      clause("best", "keep @ by val.loss", "last"), clause("last", "keep @", "best"),
      clause("class", "split 80/10/10 by @"), clause("order", "split 80/10/10 in @"),
      clause("seed", "split 80/10/10 @ 7"), clause("class", "split by @"),
      clause("order", "split in @ seed 7"), clause("from", "minimize x^2 @ (x=3)", "for"),
    ]
  }

  private static var units: [TypoSlot] {
    Unit.allCases.map(\.rawValue).flatMap { unit in
      [model + "train 2 @\n", "let length = 2 @\nprint length\n", "schedule warmup(2 @)\n"]
        .filter { _ in unit.count >= 4 }
        .map { TypoSlot("unit", unit, in: $0, legal: Unit.allCases.map(\.rawValue)) }
    }
  }

  private static var parts: [TypoSlot] {
    ["train", "val", "test"].map {
      TypoSlot("part", $0, in: trained + "evaluate @\n", legal: ["train", "val", "test"])
    }
  }

  private static var topics: [TypoSlot] {
    ShowTopic.allCases.map(\.rawValue).map {
      TypoSlot("show topic", $0, in: trained + "show @\n", legal: ShowTopic.allCases.map(\.rawValue))
    }
  }

  private static var figures: [TypoSlot] {
    let names = ["loss"] + Catalogue.cards(of: .metric).map(\.name)
    let val = names.map { "val.\($0)" }
    let steering = val + ["train.loss", "loss"]
    let measured = ["val.loss", "val.accuracy", "train.loss", "loss", "test.loss", "test.accuracy"]
    return steering.flatMap { figure in
      ["keep best by @\n", "stop when @ stalls for 2 epochs\n", "stop when @ <= 1\n"]
        .map { TypoSlot("figure", figure, in: $0, legal: steering) }
    }
      + measured.map {
        TypoSlot("figure", $0, in: trained + "evaluate test\nexpect @ <= 1\n", legal: measured)
      }
  }

  private static var switches: [TypoSlot] {
    let kinds: [(String, [String])] = [
      ("clip", Catalogue.cards(of: .clipping).map(\.name)),
      ("average", Catalogue.cards(of: .average).map(\.name)),
      ("penalty", Catalogue.cards(of: .penalty).map(\.name)),
      ("schedule", Catalogue.cards(of: .schedule).map(\.name)), ("stop", ["when"]),
      ("metrics", Catalogue.cards(of: .metric).map(\.name)),
      ("prepare", Catalogue.cards(of: .preparation).map(\.name)),
    ]
    return kinds.map { TypoSlot("none", "none", in: "\($0.0) @\n", legal: ["none"] + $0.1) }
  }

  private static var functions: [TypoSlot] {
    let names = MathFunction.allCases.map(\.rawValue)
    return names.flatMap { name in
      let values = ["min", "max"].contains(name) ? "(2, 3)" : "(2)"
      return ["print @\(values)\n", "let n = @\(values)\nprint n\n"].map {
        TypoSlot("function", name, in: $0, legal: names)
      }
    }
  }

  private static var reserved: [TypoSlot] {
    let truths = ["true", "false"]
    return truths.map { TypoSlot("reserved word", $0, in: "optimizer adam(amsgrad=@)\n", legal: truths) }
      + [TypoSlot("reserved word", "then", in: "schedule warmup(2 epochs) @ constant\n", legal: ["then"])]
  }

  private static var sets: [TypoSlot] {
    let values = [
      "momentum": "0.7", "dampening": "0.3", "nesterov": "true", "dropout": "0.3", "factor": "0.3",
      "every": "2", "label_smoothing": "0.3",
    ]
    let above = """
      \(model)optimizer sgd(lr=0.1, momentum=0.5)
      schedule step(0.5, every 1)
      train 3 epochs

      """
    let owners = [("optimizer.momentum", "0.7"), ("schedule.factor", "0.3"), ("model.dropout", "0.3")]
    let names = values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } + owners
    return names.map { name, value in
      TypoSlot(
        "option of a set", name, in: "\(above)set @ \(value)\ntrain 1 epoch\n",
        legal: Array(values.keys) + owners.map(\.0))
    }
  }
}
