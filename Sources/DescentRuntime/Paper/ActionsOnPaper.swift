import DescentCatalogue
import DescentRecipe

/// The actions of a program as lines of its normal form.
enum ActionsOnPaper {
  /// The lines of the normal form that are actions.
  static func lines(of program: Program) -> [String] {
    let lines = program.normalForm.split(separator: "\n")
    return places(of: program, in: lines).map { String(lines[$0]) }
  }

  /// The normal form down to an action, without it.
  static func text(of program: Program, above action: Action) -> String {
    let lines = program.normalForm.split(separator: "\n")
    let number = program.actions.prefix { $0.span != action.span }.count { $0.isInNormalForm }
    let places = places(of: program, in: lines)
    let end = number < places.count ? places[number] : lines.count
    return lines[..<end].map { $0 + "\n" }.joined()
  }

  /// Where each action stands among the lines of the normal form.
  private static func places(of program: Program, in lines: [Substring]) -> [Int] {
    var place = 0
    return program.actions.filter(\.isInNormalForm).compactMap { action in
      let keyword = action.kind.keyword
      while place < lines.count, lines[place].prefix(while: { $0 != " " }) != keyword { place += 1 }
      defer { place += 1 }
      return place < lines.count ? place : nil
    }
  }
}

extension Action.Kind {
  /// The word that begins the statement.
  fileprivate var keyword: String {
    switch self {
    case .train: "train"
    case .continue: "continue"
    case .evaluate: "evaluate"
    case .expect: "expect"
    case .print: "print"
    case .show: "show"
    case .why: "why"
    case .save: "save"
    case .load: "load"
    case .predict: "predict"
    case .minimize: "minimize"
    }
  }

  /// Whether the model has to be there.
  var usesModel: Bool {
    switch self {
    case .train, .continue, .evaluate, .save, .load, .predict: true
    case .show(let topic, _): topic.usesModel
    case .expect, .print, .why, .minimize: false
    }
  }

  /// How long it trains, within how many seconds, and where it pauses; nil for an action that begins none.
  var training: (length: Length, within: Double?, until: Int?)? {
    switch self {
    case .train(let length, let seconds, let step): (length, seconds, step)
    case .continue, .evaluate, .expect, .print, .show, .why, .minimize, .save, .load, .predict: nil
    }
  }
}

extension ShowTopic {
  fileprivate var usesModel: Bool {
    switch self {
    case .model, .plan, .schedule, .gradients: true
    case .data, .optimizer, .history, .session: false
    }
  }
}
