import DescentSyntax

/// What can be wrong with a `show`.
enum ShowFault: Fault {
  case unknownTopic(String, nearest: String?)
  case countNotTaken(String)
  case count(String)
  case noHistory

  static let synonyms = [
    "summary": "model", "net": "model", "network": "model", "layers": "model", "dataset": "data",
    "lr": "schedule", "grad": "gradients", "grads": "gradients", "gradient": "gradients",
    "log": "history", "losses": "history", "recipe": "session",
  ]

  var code: String {
    switch self {
    case .unknownTopic: "D0339"
    case .countNotTaken, .count: "D0340"
    case .noHistory: "D0342"
    }
  }

  var message: String {
    switch self {
    case .unknownTopic(let topic, _): "`show` cannot show `\(Escaped.excerpt(topic))`"
    case .countNotTaken(let topic): "`show \(topic)` takes no number"
    case .count(let found): "`show data` takes a number of rows from 1 to 100, not \(found)"
    case .noHistory: "nothing above has been trained, so there is no history"
    }
  }

  var label: String {
    switch self {
    case .unknownTopic: "not something to show"
    case .countNotTaken: "not taken"
    case .count: "not such a number"
    case .noHistory: "no training above it"
    }
  }

  var help: String? {
    switch self {
    case .unknownTopic(_, let nearest):
      (nearest.map { "write `\($0)`      (" } ?? "there are: ")
        + ShowTopic.allCases.map(\.rawValue).joined(separator: ", ") + (nearest == nil ? "" : ")")
    case .countNotTaken: "leave it out"
    case .count: "write `show data 5`"
    case .noHistory: "put it below a `train`"
    }
  }
}
