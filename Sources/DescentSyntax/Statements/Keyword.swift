/// The words that begin the statements of this version.
package enum Keyword: String, CaseIterable, Sendable {
  case edition, include, seed, `let`, data, split, prepare, model, loss, optimizer, schedule, batch, clip
  case penalty, average, freeze, metrics, stop, keep, set
  case train, `continue`, evaluate, expect, save, load, predict, minimize, print, show, why

  package static let words = allCases.map(\.rawValue)

  /// Whether a word begins statements in this version, a later one or at the prompt.
  static func begins(_ word: String) -> Bool {
    Keyword(rawValue: word) != nil || LaterKeyword(rawValue: word) != nil || PromptWord(rawValue: word) != nil
  }

  /// A statement that reads as it stands, to show how one is written.
  package var example: String {
    switch self {
    case .edition: "edition 1"
    case .include: "include \"base.train\""
    case .seed: "seed 42"
    case .let: "let lr = 3e-4"
    case .data: "data digits"
    case .split: "split 80/10/10"
    case .prepare: "prepare standardize"
    case .model: "model mlp [64, 32, 10]"
    case .loss: "loss cross_entropy"
    case .optimizer: "optimizer adam(lr=1e-3)"
    case .schedule: "schedule cosine(to 0)"
    case .batch: "batch 64"
    case .clip: "clip norm 1.0"
    case .penalty: "penalty l2(1e-4)"
    case .freeze: "freeze layers 1..2"
    case .average: "average ema(0.999)"
    case .metrics: "metrics accuracy"
    case .stop: "stop when val.loss stalls for 5 epochs"
    case .keep: "keep best by val.loss"
    case .set: "set lr 3e-4"
    case .train: "train 20 epochs"
    case .continue: "continue"
    case .evaluate: "evaluate test"
    case .expect: "expect test.accuracy >= 90%"
    case .save: "save \"m.safetensors\""
    case .load: "load \"m.safetensors\""
    case .predict: "predict \"new.csv\" to \"out.csv\""
    case .minimize: "minimize ravine for 50 steps"
    case .print: "print lr"
    case .show: "show model"
    case .why: "why lr"
    }
  }
}

/// The statements of the language that this version does not have yet.
enum LaterKeyword: String, CaseIterable, Sendable {
  case export, plot, find, compare, search

  static let words = allCases.map(\.rawValue)
}

/// The words that stand inside statements and begin none.
enum ClauseWord: String, CaseIterable, Sendable {
  case `in`, by, within, until, to, over, from, `for`, when
}
