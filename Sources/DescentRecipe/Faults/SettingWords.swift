import DescentData
import DescentSyntax

/// The words for what is wrong with settings and actions.
enum SettingWords {
  static func message(_ fault: SettingFault) -> String {
    switch fault {
    case .replacedUnused(let word): "this `\(word)` is replaced before any action uses it"
    case .belowLastAction(let word): "this `\(word)` stands below the last action and changes nothing"
    case .unusedLet(let name): "`\(Escaped.excerpt(name))` is given a value that nothing uses"
    case .letTwice(let name): "`\(Escaped.excerpt(name))` is given a value twice"
    case .letTakesWord(let name, let what): "`\(name)` is \(what) of the language, a `let` may not take it"
    case .setWithoutLet(let name, _):
      "the recipe has no `let \(Escaped.excerpt(name))` for `--set` to take the place of"
    case .noModel: "there is no model to work on"
    case .noData: "there is no data to work on"
    case .preparationAtWork: "the preparation cannot change under a model that has been trained"
    case .dataAtWork: "the data of a recipe cannot change under a model that has been trained"
    case .splitAtWork: "the split cannot change under a model that has been trained"
    case .seedSplitsAnew: "this seed would split the data anew under a model that has been trained"
    case .splitSum(let shares): "the shares of a split add up to 100, not \(sum(shares))"
    case .splitShares(let found, let wanted, _): "this data takes \(wanted) shares, not \(found)"
    case .splitEmptyTraining: "nothing is left to train on"
    case .splitClauseTwice(let clause): "\(clause) is given twice"
    case .splitUnstratifiable: "`by class` needs classes, the target is a number"
    case .batchSize(let found): "a batch is a whole number of rows, or `all`, not \(found)"
    case .batchAboveRows(let size, let rows):
      "a batch of \(Numeral.grouped(size)) is more than the \(Numeral.grouped(rows)) rows to train on"
    case .wholeBatchNeeded(let optimizer): "`\(optimizer)` needs every row in each step"
    case .trainNeedsUnit(let found): "how long is \(found)?"
    case .trainLength(let what, _): what
    case .unknownPart(let name, _): "there is no part `\(Escaped.excerpt(name))` of the data"
    case .emptyPart(let part): "the split leaves no rows in `\(part.rawValue)`"
    case .neverMet(let what, _): what
    case .notMeasuredYet(let measurement): "nothing above has measured `\(measurement.name)`"
    case .wrongTask(let what, let target, _): "\(what) does not fit: \(target)"
    case .pieceWithoutLength(let name, _): "`\(name)` never ends, so what follows `then` never begins"
    case .neverFires(let what, _): what
    case .seedValue(let found): "a seed is a whole number from 0 to 2^53, not \(found)"
    }
  }

  static func label(_ fault: SettingFault) -> String {
    switch fault {
    case .replacedUnused: "never used"
    case .belowLastAction: "no action below"
    case .unusedLet: "unused"
    case .letTwice: "a second time"
    case .letTakesWord(_, let what): what
    case .setWithoutLet: "no such name"
    case .noModel, .noData: "nothing above it"
    case .dataAtWork: "other data"
    case .preparationAtWork: "another preparation"
    case .splitAtWork: "another split"
    case .seedSplitsAnew: "another seed"
    case .splitSum(let shares): "adds up to \(sum(shares))"
    case .splitShares(let found, _, _): "\(found) share\(found == 1 ? "" : "s")"
    case .splitEmptyTraining: "the first share is for training"
    case .splitClauseTwice: "a second time"
    case .splitUnstratifiable: "no classes here"
    case .batchSize: "not a number of rows"
    case .batchAboveRows: "more than there are"
    case .wholeBatchNeeded: "needs all of them"
    case .trainNeedsUnit: "no unit"
    case .trainLength: "not a length to train for"
    case .unknownPart: "not train, val or test"
    case .emptyPart: "no rows"
    case .neverMet: "can never be true"
    case .notMeasuredYet: "not measured above"
    case .wrongTask: "does not fit"
    case .pieceWithoutLength: "no length"
    case .neverFires: "never happens"
    case .seedValue: "not a seed"
    }
  }

  static func help(_ fault: SettingFault) -> String? {
    switch fault {
    case .replacedUnused: "leave one of them out"
    case .belowLastAction: "put it above the action that it is meant for"
    case .unusedLet: "leave it out"
    case .letTwice: "choose another name"
    case .letTakesWord: "choose another name"
    case .setWithoutLet(_, let nearest): nearest.map { "write `--set \($0)=…`" } ?? "add the `let`"
    case .noModel: "put `model mlp [_, 32, _]` above it"
    case .noData(let fix): fix
    case .preparationAtWork: "put it above the first `train`, or a new `model` below it"
    case .dataAtWork: "start a new recipe, or put a new `model` below the new data"
    case .splitAtWork: "put it above the first `train`, or a new `model` below it"
    case .seedSplitsAnew(let held): "put `split seed \(held)` above the first `train` to hold the split"
    case .splitSum, .splitShares, .splitEmptyTraining: splitHelp(fault)
    case .splitClauseTwice: "leave one of them out"
    case .splitUnstratifiable: "leave `by class` out"
    case .batchSize: "write `batch 32`"
    case .batchAboveRows: "write `batch all`"
    case .wholeBatchNeeded: "write `batch all`, or use `sgd` or `rmsprop` for mini-batches"
    case .trainNeedsUnit(let found): "write `train \(found) epochs`"
    case .trainLength(_, let help): help
    case .unknownPart(_, let nearest): nearest.map { "write `\($0)`" } ?? "write `test`"
    case .emptyPart: "give it a share, as in `split 80/10/10`"
    case .neverMet(_, let help): help
    case .notMeasuredYet(let measurement): "put `\(measurement.source)` above it"
    case .wrongTask(_, _, let help): help
    case .pieceWithoutLength(_, let mended): "write `\(mended)`"
    case .neverFires(_, let help): help
    case .seedValue: "write `seed 42`"
    }
  }

  private static func splitHelp(_ fault: SettingFault) -> String? {
    if case .splitShares(_, _, let example) = fault { return "write `\(example)`" }
    guard case .splitSum(let shares) = fault else { return "write `split 80/10/10`" }
    // The same shares of 100, where they come out whole.
    let total = shares.reduce(0, +)
    let scaled = shares.map { (100 * $0 / total * 1e6).rounded() / 1e6 }
    guard scaled.allSatisfy({ $0.rounded() == $0 }), scaled.reduce(0, +) == 100 else {
      return "write `split \(shares.count == 2 ? "90/10" : "80/10/10")`"
    }
    return "write `split \(scaled.map(Numeral.text).joined(separator: "/"))`"
  }

  private static func sum(_ shares: [Double]) -> String { Numeral.text(shares.reduce(0, +)) }
}
