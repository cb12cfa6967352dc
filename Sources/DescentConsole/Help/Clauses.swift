import DescentCatalogue
import DescentRecipe
import DescentSyntax

/// What the small words say that stand inside statements.
enum Clauses {
  /// A word with the statements that take it, and what it says there.
  struct Clause: Sendable {
    let word: String
    let statements: [String]
    /// One line, lower case, no full stop.
    let meaning: String
    let example: String
  }

  /// Each once for each meaning that it has.
  static let all: [Clause] = [
    Clause(
      word: "for", statements: ["optimizer", "set"], meaning: "the layers that it moves",
      example: "optimizer sgd(lr=0.1) for layer 1, adam for rest"),
    Clause(
      word: "for", statements: ["stop"], meaning: "how long no new best may come",
      example: "stop when val.loss stalls for 5 epochs"),
    Clause(
      word: "for", statements: ["minimize"], meaning: "how many steps",
      example: "minimize ravine for 50 steps"),
    Clause(
      word: "from", statements: ["minimize"], meaning: "where each variable begins",
      example: "minimize x^2 + y^2 from (x=3, y=4) for 50 steps"),
    Clause(
      word: "layer", statements: ["optimizer", "freeze", "set"],
      meaning: "one layer with weights, by its number", example: "freeze layer 1"),
    Clause(
      word: "layers", statements: ["optimizer", "freeze", "set"],
      meaning: "several layers with weights: from one to another, or in a list", example: "freeze layers 1..2"
    ),
    Clause(
      word: "rest", statements: ["optimizer"], meaning: "all layers that nothing else names",
      example: "optimizer sgd(lr=0.1) for layer 1, adam for rest"),
    Clause(
      word: "then", statements: ["schedule"], meaning: "another schedule behind this one",
      example: "schedule warmup(100 steps) then cosine(to 0)"),
    Clause(
      word: "in", statements: ["batch"], meaning: "into how many parts it is cut to save memory",
      example: "batch 256 in 4 parts"),
    Clause(
      word: "in", statements: ["split"], meaning: "`in order` keeps the order of the rows",
      example: "split 80/10/10 in order"),
    Clause(word: "parts", statements: ["batch"], meaning: "how many", example: "batch 256 in 4 parts"),
    Clause(
      word: "by", statements: ["split"], meaning: "`by class` gives each part the classes in the same shares",
      example: "split 80/10/10 by class"),
    Clause(
      word: "class", statements: ["split"], meaning: "the classes to be predicted",
      example: "split 80/10/10 by class"),
    Clause(
      word: "order", statements: ["split"], meaning: "that of the rows", example: "split 80/10/10 in order"),
    Clause(
      word: "seed", statements: ["split"], meaning: "holds the split while `seed` changes",
      example: "split 80/10/10 seed 7"),
    Clause(
      word: "by", statements: ["keep"], meaning: "the figure that is best", example: "keep best by val.loss"),
    Clause(
      word: "best", statements: ["keep"], meaning: "the weights with the best figure",
      example: "keep best by val.loss"),
    Clause(word: "last", statements: ["keep"], meaning: "the weights of the last step", example: "keep last"),
    Clause(
      word: "when", statements: ["stop"], meaning: "the condition that ends a training",
      example: "stop when val.accuracy >= 98%"),
    Clause(
      word: "stalls", statements: ["stop"], meaning: "no new best for so long",
      example: "stop when val.loss stalls for 5 epochs"),
    Clause(
      word: "within", statements: ["train", "continue"], meaning: "the time after which it ends anyway",
      example: "train 20 epochs within 5 min"),
    Clause(
      word: "until", statements: ["train", "continue"], meaning: "the step after which it pauses",
      example: "train 20 epochs until step 1_234"),
    Clause(
      word: "step", statements: ["train", "continue"], meaning: "counted from the first update",
      example: "train 20 epochs until step 1_234"),
    Clause(
      word: "to", statements: ["predict"], meaning: "the file that is written",
      example: "predict \"new.csv\" to \"out.csv\""),
    Clause(
      word: "none",
      statements: ["stop", "freeze", "clip", "penalty", "average", "metrics", "prepare", "schedule"],
      meaning: "switches the setting off", example: "clip none"),
    Clause(
      word: "and", statements: ["expect", "stop"], meaning: "both hold",
      example: "expect loss < 1 and val.loss < 1"),
    Clause(
      word: "or", statements: ["expect", "stop"], meaning: "one of them holds",
      example: "stop when val.loss stalls for 5 epochs or val.accuracy >= 98%"),
  ]

  /// One line about a word of a statement's grammar.
  static func help(for word: String, in statement: String) -> String {
    let meanings = all.filter { $0.word == word }
    return (meanings.first { $0.statements.contains(statement) } ?? meanings.first)?.meaning ?? ""
  }

  /// Whether nothing follows the word.
  static func endsStatement(_ word: String) -> Bool {
    ["none", "last", "rest", "parts", "part", "class", "order", "steps"].contains(word)
  }

  static func part(_ part: String) -> String {
    switch part {
    case "train": "the rows that are trained on"
    case "val": "the rows that steer: stopping, keeping, schedules"
    default: "the rows that are looked at last"
    }
  }

  /// What a topic of `show` shows, as the statement's card has it.
  static func topic(_ topic: String) -> String {
    let form = StatementCards.card(of: Keyword.show.rawValue)?.forms.first {
      $0.text.split(separator: " ").dropFirst().first.map(String.init) == topic
    }
    return form?.meaning ?? ""
  }

  static func columnType(_ type: String) -> String {
    type == "class" ? "each value is a class" : "each value is a number"
  }

  static func unit(_ unit: Unit) -> String {
    switch unit {
    case .epoch, .epochs: "passes over the training part"
    case .step, .steps: "updates of the weights"
    case .sample, .samples: "rows, rounded up to whole steps"
    case .second: "seconds"
    case .minute: "minutes"
    case .hour: "hours"
    }
  }

  static func function(_ function: MathFunction) -> String {
    switch function {
    case .min: "the least of several"
    case .max: "the greatest of several"
    case .sqrt: "the square root"
    case .exp: "e to the power"
    case .log: "the natural logarithm"
    case .abs: "the distance from 0"
    case .sin: "the sine, of radians"
    case .cos: "the cosine, of radians"
    }
  }

  /// What a figure is: `val.loss`, `test.accuracy`, `loss`.
  static func figure(_ name: String) -> String {
    let parts = name.split(separator: ".").map(String.init)
    guard let figure = parts.last else { return "" }
    let rows = parts.count > 1 ? part(parts[0]) : part("train")
    let metric = Catalogue.cards(of: .metric).first { $0.name == figure }?.summary
    return (metric ?? (figure == "loss" ? "what training makes small" : figure)) + ", on " + rows
  }
}
