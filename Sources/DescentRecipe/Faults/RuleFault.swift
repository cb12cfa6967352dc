import DescentData
import DescentSyntax

/// What can be wrong with rules about a training: when it ends, which weights it leaves.
enum RuleFault: Fault {
  case guarded(Measurement)
  case notWhileTraining(Measurement)
  case notAFigure(String)
  case stallLength(String)
  case notJoinedByOr(String)
  case readsNothing
  case timeLimit(String)
  case noMetric(String)

  var code: String {
    switch self {
    case .guarded: "D0331"
    case .notWhileTraining: "D0332"
    case .notAFigure: "D0333"
    case .stallLength: "D0334"
    case .notJoinedByOr: "D0335"
    case .readsNothing: "D0336"
    case .timeLimit: "D0337"
    case .noMetric: "D0338"
    }
  }

  var message: String {
    switch self {
    case .guarded(let figure):
      "`\(figure.name)` may not steer a training: the test part is looked at when all is done"
    case .notWhileTraining(let figure): "a training does not measure `\(figure.name)`"
    case .notAFigure(let found): "a figure stalls, not \(found)"
    case .stallLength(let found): "how long a figure may stall is a length in epochs or steps, not \(found)"
    case .notJoinedByOr(let word): "`stalls` stands alone or beside `or`, not under `\(word)`"
    case .readsNothing: "this rule reads nothing that a training measures"
    case .timeLimit(let found): "`within` takes a time, not \(found)"
    case .noMetric(let name): "`\(name)` is always measured"
    }
  }

  var label: String {
    switch self {
    case .guarded: "the test part"
    case .notWhileTraining: "not measured while training"
    case .notAFigure: "not a figure"
    case .stallLength: "not such a length"
    case .notJoinedByOr: "under `and` or `not`"
    case .readsNothing: "always the same"
    case .timeLimit: "not a time"
    case .noMetric: "not a metric"
    }
  }

  var help: String? {
    switch self {
    case .guarded(let figure): "write `val.\(figure.figure)`"
    case .notWhileTraining(let figure): "write `val.\(figure.figure)`, or `loss`"
    case .notAFigure, .readsNothing: "write `stop when val.loss stalls for 5 epochs`"
    case .stallLength: "write `stalls for 5 epochs`"
    case .notJoinedByOr: "write `stop when val.loss stalls for 5 epochs or val.accuracy >= 98%`"
    case .timeLimit(let found): "write `\(Double(found) == nil ? "5 min" : "\(found) s")`"
    case .noMetric: "leave it out"
    }
  }
}
