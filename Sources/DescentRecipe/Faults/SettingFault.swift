import DescentData
import DescentSyntax

/// What can be wrong with settings and actions taken together.
enum SettingFault: Fault {
  case replacedUnused(String)
  case belowLastAction(String)
  case unusedLet(String)
  case letTwice(String)
  case letTakesWord(String, what: String)
  case setWithoutLet(String, nearest: String?)
  case noModel
  case noData(fix: String)
  case dataAtWork
  case preparationAtWork
  case splitAtWork
  case seedSplitsAnew(held: UInt64)
  case splitSum([Double])
  case splitShares(found: Int, wanted: Int, example: String)
  case splitEmptyTraining
  case splitClauseTwice(String)
  case splitUnstratifiable
  case batchSize(String)
  case batchAboveRows(Int, rows: Int)
  case wholeBatchNeeded(optimizer: String)
  case trainNeedsUnit(String)
  case trainLength(String, help: String)
  case unknownPart(String, nearest: String?)
  case emptyPart(Part)
  case neverMet(String, help: String)
  case notMeasuredYet(Measurement)
  case wrongTask(what: String, target: String, help: String)
  case pieceWithoutLength(String, mended: String)
  case neverFires(String, help: String)
  case seedValue(String)

  var code: String {
    switch self {
    case .replacedUnused: "D0301"
    case .belowLastAction: "D0302"
    case .unusedLet: "D0303"
    case .letTwice: "D0304"
    case .letTakesWord: "D0305"
    case .setWithoutLet: "D0306"
    case .noModel: "D0307"
    case .noData: "D0308"
    case .dataAtWork, .preparationAtWork: "D0309"
    case .splitSum: "D0310"
    case .splitShares: "D0311"
    case .splitEmptyTraining: "D0312"
    case .splitClauseTwice: "D0313"
    case .splitUnstratifiable: "D0314"
    case .batchSize: "D0315"
    case .batchAboveRows: "D0316"
    case .wholeBatchNeeded: "D0317"
    case .trainNeedsUnit: "D0318"
    case .trainLength: "D0319"
    case .unknownPart: "D0320"
    case .emptyPart: "D0321"
    case .neverMet: "D0322"
    case .notMeasuredYet: "D0323"
    case .wrongTask: "D0324"
    case .pieceWithoutLength: "D0325"
    case .neverFires: "D0326"
    case .seedValue: "D0327"
    case .splitAtWork, .seedSplitsAnew: "D0328"
    }
  }

  var severity: Diagnostic.Severity {
    switch self {
    case .belowLastAction, .unusedLet, .neverFires: .warning
    case .replacedUnused, .letTwice, .letTakesWord, .setWithoutLet, .noModel, .noData, .dataAtWork,
      .preparationAtWork,
      .splitAtWork,
      .seedSplitsAnew, .splitSum,
      .splitShares, .splitEmptyTraining, .splitClauseTwice, .splitUnstratifiable, .batchSize, .batchAboveRows,
      .wholeBatchNeeded, .trainNeedsUnit, .trainLength, .unknownPart, .emptyPart, .neverMet, .notMeasuredYet,
      .wrongTask, .pieceWithoutLength, .seedValue:
      .error
    }
  }

  var message: String { SettingWords.message(self) }
  var label: String { SettingWords.label(self) }
  var help: String? { SettingWords.help(self) }
}
