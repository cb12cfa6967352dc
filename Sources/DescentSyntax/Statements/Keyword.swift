/// The words that begin the statements of this version.
enum Keyword: String, CaseIterable, Sendable {
  case edition, seed, `let`, data, split, model, loss, optimizer, schedule, batch, clip, penalty
  case train, evaluate, expect, print

  static let words = allCases.map(\.rawValue)

  /// A statement that reads as it stands, to show how one is written.
  var example: String {
    switch self {
    case .edition: "edition 1"
    case .seed: "seed 42"
    case .let: "let lr = 3e-4"
    case .data: "data digits"
    case .split: "split 80/10/10"
    case .model: "model mlp [64, 32, 10]"
    case .loss: "loss cross_entropy"
    case .optimizer: "optimizer adam(lr=1e-3)"
    case .schedule: "schedule cosine(to 0)"
    case .batch: "batch 64"
    case .clip: "clip norm 1.0"
    case .penalty: "penalty l2(1e-4)"
    case .train: "train 20 epochs"
    case .evaluate: "evaluate test"
    case .expect: "expect test.accuracy >= 90%"
    case .print: "print lr"
    }
  }
}

/// The statements of the language that this version does not have yet.
enum LaterKeyword: String, CaseIterable, Sendable {
  case include, prepare, average, freeze, metrics, stop, keep, set
  case `continue`, predict, save, load, export, show, plot, find, compare, search, minimize, why
  case help, run, write, undo, redo, branch, `switch`, branches, step, watch, quit

  static let words = allCases.map(\.rawValue)
}

/// The words that stand inside statements and begin none.
enum ClauseWord: String, CaseIterable, Sendable {
  case `in`, by, within, until, to, over, from, `for`, when
}
