import DescentData
import DescentLearning
import DescentRecipe
import DescentSyntax

/// Why a sound recipe cannot be run to its end.
enum RunFault: Equatable, Sendable {
  case data(message: String, help: String?, status: ExitStatus)
  case memory(needed: [(String, Int)], limit: Int)
  case noMemory(bytes: Int)
  case layerTooLarge(Int, weights: Int)
  case noData
  case tooManySteps(Double)
  case diverged(Divergence)
  case lost(LostWay)
  case arithmetic(ArithmeticFault)
  case batchAboveRows(Int, rows: Int)
  case partsAboveRows(Int, rows: Int)
  case emptyPart(Part)
  case nothingToTime
  /// The training above has come to its end, or was given up.
  case nothingPaused
  /// A pause at a step that has been made already.
  case pauseBehind(Int, made: Int)
  /// Optimizers or frozen layers that do not fit the model of a file.
  case groups(GroupFault)
  /// A model that says another number of inputs than the prepared data has.
  case inputs(found: Int, wanted: Int)

  static func == (first: RunFault, second: RunFault) -> Bool { first.message == second.message }

  var status: ExitStatus {
    switch self {
    case .data(_, _, let status): status
    case .memory, .noMemory, .layerTooLarge, .tooManySteps: .limit
    case .diverged, .lost: .diverged
    case .arithmetic, .batchAboveRows, .partsAboveRows, .noData, .inputs, .nothingToTime, .groups,
      .nothingPaused, .pauseBehind:
      .recipeWrong
    case .emptyPart: .dataWrong
    }
  }

  var code: String {
    switch self {
    case .data: "D0601"
    case .emptyPart: "D0602"
    case .batchAboveRows: "D0603"
    case .nothingToTime: "D0604"
    case .nothingPaused: "D0364"
    case .pauseBehind: "D0365"
    case .partsAboveRows: "D0362"
    case .noData: "D0308"
    case .groups(let fault): fault.code
    case .inputs: "D0505"
    case .memory: "D0701"
    case .noMemory: "D0702"
    case .tooManySteps: "D0703"
    case .layerTooLarge: "D0704"
    case .diverged, .lost: "D0801"
    case .arithmetic: "D0402"
    }
  }

  var message: String {
    switch self {
    case .data(let message, _, _): message
    case .memory(let needed, let limit):
      "this needs \(Bytes.text(needed.reduce(0) { Bytes.sum($0, $1.1) })) of memory ("
        + needed.map { "\($0.0) \(Bytes.text($0.1))" }.joined(separator: ", ")
        + "), the limit is \(Bytes.text(limit))"
    case .inputs(let found, let wanted):
      "the model takes \(Numeral.grouped(found)) inputs, the prepared data has \(Numeral.grouped(wanted))"
    case .groups(let fault): fault.message
    case .noData: "there is no data to work on"
    case .layerTooLarge(let layer, let weights):
      "layer \(layer) has \(Numeral.grouped(weights)) weights, more than the 2^34 that a layer may have"
    case .noMemory(let bytes): "the system gives no \(Bytes.text(bytes)) of memory"
    case .tooManySteps(let steps):
      "\(Numeral.text(steps)) steps are more than the 10^12 that a training may have"
    case .diverged(let divergence): divergence.message
    case .lost(let way): way.message
    case .arithmetic(let fault): fault.words
    case .batchAboveRows(let size, let rows):
      "a batch of \(Numeral.grouped(size)) is more than the \(Numeral.grouped(rows)) rows to train on"
    case .partsAboveRows(let parts, let rows):
      "a batch of \(Numeral.grouped(rows)) rows cannot be cut into \(Numeral.grouped(parts)) parts"
    case .emptyPart(let part): "the split leaves no rows in `\(part.rawValue)`"
    case .nothingToTime: "the recipe has no `train` whose steps could be timed"
    case .nothingPaused: "the training above has come to its end, so there is none to continue"
    case .pauseBehind(let step, let made):
      "step \(Numeral.grouped(step)) is behind: the model has made \(Numeral.grouped(made)) steps"
    }
  }

  var label: String {
    switch self {
    case .data: "cannot be used"
    case .memory, .noMemory, .layerTooLarge: "too large"
    case .tooManySteps: "too long"
    case .groups(let fault): fault.label
    case .noData: "nothing above it"
    case .inputs(_, let wanted): "should be \(wanted)"
    case .diverged: "stopped here, before the update"
    case .lost(let way): way.label
    case .arithmetic: "no value"
    case .batchAboveRows: "too large"
    case .partsAboveRows: "more parts than rows"
    case .emptyPart: "no rows"
    case .nothingToTime: "nothing is trained"
    case .nothingPaused: "nothing to continue"
    case .pauseBehind: "behind already"
    }
  }

  var help: String? {
    switch self {
    case .data(_, let help, _): help
    case .memory: "make it smaller, or raise the limit with `--memory`"
    case .noMemory: "make the model or the batch smaller"
    case .layerTooLarge: "make it smaller"
    case .tooManySteps: "train for less"
    case .groups(let fault): fault.help
    case .noData: "put `data digits` above it"
    case .inputs(_, let wanted): "write `\(wanted)`, or `_`"
    case .diverged(let divergence): divergence.help
    case .lost(let way): way.help
    case .arithmetic(.notMeasured(let measurement)): "write `evaluate \(measurement.part.rawValue)` above it"
    case .arithmetic: nil
    case .batchAboveRows: "write `batch all`"
    case .partsAboveRows: "cut it into fewer parts"
    case .emptyPart: "give it a share, as in `split 80/10/10`"
    case .nothingToTime: "add `train 1 epoch`"
    case .nothingPaused: "write `train 5 epochs`"
    case .pauseBehind(_, let made):
      "write a step after \(Numeral.grouped(made)); they are counted from the model's first"
    }
  }

  /// The failure of a run at a place.
  func at(_ span: Span) -> RunFailure { RunFailure(status, .failed(diagnostic(at: span))) }

  /// What is said of it at a place.
  func diagnostic(at span: Span) -> Diagnostic {
    Diagnostic(code, .error, message, at: Diagnostic.Mark(span, label), help: help)
  }
}

/// The moment at which numbers ceased to be numbers.
struct Divergence: Equatable, Sendable {
  let step: Int
  let epoch: Int
  let lr: Double
  let batchRows: Range<Int>
  /// What is not a number: the loss, a gradient, a weight.
  let what: String
  /// Its name, behind those of what wraps it.
  let optimizer: [String]
  /// Whether the update that would have spoiled the weights has not been made.
  var isBeforeUpdate = false

  var message: String {
    "\(what) is no longer a number at step \(Numeral.grouped(step)) (epoch \(epoch), "
      + "rows \(batchRows.lowerBound + 1) to \(batchRows.upperBound) of its order, lr \(Numeral.text(lr)))"
  }

  var help: String? {
    lr > 0 ? "try a smaller step: `optimizer \(Self.optimizer(optimizer, lr: lr / 10))`" : nil
  }

  /// `sam(sgd(lr=0.01))`, of its names from the outermost in.
  static func optimizer(_ names: [String], lr: Double) -> String {
    names.joined(separator: "(") + "(lr=\(Numeral.text(rounded(lr)))"
      + String(repeating: ")", count: names.count)
  }

  /// Two digits are enough for a suggestion.
  static func rounded(_ number: Double) -> Double {
    guard number > 0, number.isFinite else { return number }
    var scale = 1.0
    while number * scale < 10, scale < 1e300 { scale *= 10 }
    return (number * scale).rounded() / scale
  }
}

/// Sizes of memory as people read them.
package enum Bytes {
  /// A size with its unit: `3.6 MB`.
  package static func text(_ bytes: Int) -> String {
    guard bytes < Int.max else { return "more than 9 000 000 TB" }
    let units = [("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("kB", 1e3)]
    for (unit, size) in units where Double(bytes) >= size {
      let tenths = (Double(bytes) / size * 10).rounded() / 10
      return "\(tenths) \(unit)"
    }
    return "\(bytes) bytes"
  }

  static func sum(_ first: Int, _ second: Int) -> Int { Counting.sum(first, second) }

  static func product(_ factors: Int...) -> Int { factors.reduce(1) { Counting.product($0, $1) } }
}

extension ArithmeticFault {
  fileprivate var words: String {
    switch self {
    case .divisionByZero: "this divides by zero"
    case .overflow: "this number is too large to keep"
    case .undefined(let what): "\(what) is not defined"
    case .notANumber(_, let sign), .notTruth(_, let sign), .differentKinds(_, _, let sign):
      "`\(sign)` cannot be applied here"
    case .notMeasured(let measurement): "`\(measurement.name)` has not been measured"
    }
  }
}
