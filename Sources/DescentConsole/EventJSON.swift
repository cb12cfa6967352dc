import DescentRecipe
import DescentRuntime
import DescentSyntax

/// Turns the events of a run into one JSON object a line.
package struct EventJSON: Sendable {
  private let sources: Sources

  package init(sources: Sources) { self.sources = sources }

  /// The line of an event; nil for those that only people read.
  package func line(for event: Event) -> String? {
    switch event {
    case .began(let facts):
      JSONObject("begin").text("isa", facts.instructionSet).number("threads", Double(facts.threads)).line
    case .note(let text): JSONObject("note").text("text", text).line
    case .training(let facts): training(facts)
    case .progress: nil
    case .epoch(let report): epoch(report)
    case .ended(let report): ended(report)
    case .paused(let report):
      JSONObject("paused").number("epoch", Double(report.epoch)).number("step", Double(report.step))
        .number("left", Double(report.stepsLeft)).line
    case .kept(let report):
      JSONObject("kept").text("figure", report.figure).number("value", report.value)
        .number("epoch", Double(report.epoch)).number("step", Double(report.step)).line
    case .evaluated(let report): evaluated(report)
    case .printed(let texts): JSONObject("print").text("text", texts.joined(separator: " ")).line
    case .expected(let report):
      JSONObject("expect").text("claim", report.text).flag("holds", report.isMet)
        .figures(report.figures, prefix: "").line
    case .shown(let facts): ShowJSON.lines(facts).joined(separator: "\n")
    case .explained(let reasons): ReasonJSON(sources: sources).lines(reasons).joined(separator: "\n")
    case .saved(let report): FileJSON.line(report)
    case .loaded(let report): FileJSON.line(report)
    case .predicted(let report): FileJSON.line(report)
    case .descending(let facts): descending(facts)
    case .path(let point): path(point)
    case .descended: nil
    case .stopped(let report): FileJSON.line(report)
    case .failed(let diagnostic): self.diagnostic(diagnostic)
    case .done(let report): done(report)
    }
  }

  private func training(_ facts: TrainingFacts) -> String {
    let object = JSONObject("train").text("data", facts.data)
      .number("train.rows", Double(facts.trainingRows)).number("val.rows", Double(facts.validationRows))
      .number("test.rows", Double(facts.testRows)).number("parameters", Double(facts.parameters))
      .number("seed", Double(facts.seed)).number("steps", Double(facts.steps))
    return facts.preparation.map { object.text("prepare", $0).line } ?? object.line
  }

  private func descending(_ facts: DescentFacts) -> String {
    JSONObject("minimize").text("formula", facts.formula).text("start", facts.start)
      .number("steps", Double(facts.steps)).text("optimizer", facts.optimizer.text).line
  }

  private func path(_ point: PathPoint) -> String {
    let object = JSONObject("path").number("step", Double(point.step))
    return point.coordinates.reduce(object) { $0.number($1.name, $1.value) }.number("value", point.value).line
  }

  private func epoch(_ report: EpochReport) -> String {
    var object = JSONObject("epoch").number("epoch", Double(report.epoch)).number("step", Double(report.step))
    if report.isPartial { object = object.flag("partial", true) }
    object = object.number("train.loss", report.trainLoss)
    if let penalty = report.penalty { object = object.number("train.penalty", penalty) }
    return object.figures(report.validation, prefix: "val.")
      .number("lr", report.lr).number("seconds", report.seconds).line
  }

  private func ended(_ report: EndReport) -> String {
    let object = JSONObject("ended")
    let reasoned =
      switch report.reason {
      case .rule(let rule): object.text("reason", "stop").text("rule", rule)
      case .time(let seconds): object.text("reason", "within").number("seconds", seconds)
      }
    return reasoned.number("epoch", Double(report.epoch)).number("step", Double(report.step)).line
  }

  private func evaluated(_ report: EvaluationReport) -> String {
    var object = JSONObject("evaluate").text("part", report.partName).number("rows", Double(report.rows))
      .figures(report.figures, prefix: report.partName + ".")
    if let looks = report.looks { object = object.number("looks", Double(looks)) }
    guard let classes = report.classes else { return object.line }
    object = object.texts("classes", classes.names)
    return classes.confusion.map { object.counts("confusion", $0).line } ?? object.line
  }

  private func done(_ report: DoneReport) -> String {
    let object = JSONObject("done")
    let weighed = report.weightsDigest.map { object.text("weights.sha256", $0) } ?? object
    return weighed.text("recipe.digest", report.recipeDigest).number("status", Double(report.status.rawValue))
      .line
  }

  /// The line of a diagnostic.
  package func diagnostic(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.mark.span
    let source = sources[place.source]
    let start = source.position(of: place.start)
    let end = source.position(of: place.end)
    let object = JSONObject("diagnostic").text("code", diagnostic.code)
      .text("severity", diagnostic.severity.rawValue).text("file", source.name)
      .number("line", Double(start.line)).number("column", Double(start.column))
      .number("endColumn", Double(end.column)).text("message", diagnostic.message)
    return diagnostic.help.map { object.text("help", $0).line } ?? object.line
  }
}

/// A JSON object, built member by member in order.
struct JSONObject {
  private let members: [String]

  init(_ event: String) { members = ["\"event\":\(Self.quoted(event))"] }

  private init(members: [String]) { self.members = members }

  /// An object that is no event.
  static let empty = JSONObject(members: [])

  private func adding(_ name: String, _ value: String) -> JSONObject {
    JSONObject(members: members + ["\(Self.quoted(name)):\(value)"])
  }

  func text(_ name: String, _ text: String) -> JSONObject { adding(name, Self.quoted(text)) }

  /// A text or null.
  func text(_ name: String, _ text: String?) -> JSONObject { adding(name, text.map(Self.quoted) ?? "null") }

  /// Numbers read back to the same bits; what is not a number is null.
  func number(_ name: String, _ number: Double) -> JSONObject {
    adding(name, Self.text(number))
  }

  /// A number of binary32, in as few digits as read back to the same bits.
  func number(_ name: String, _ number: Float) -> JSONObject {
    let isNegativeZero = number == 0 && number.sign == .minus
    return adding(name, !number.isFinite ? "null" : isNegativeZero ? "-0.0" : Numeral.text(number))
  }

  private static func text(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    if let whole = Int(exactly: number), whole.magnitude < 1 << 53, number.sign == .plus || whole != 0 {
      return "\(whole)"
    }
    return "\(number)"
  }

  func texts(_ name: String, _ texts: [String]) -> JSONObject {
    adding(name, "[\(texts.map(Self.quoted).joined(separator: ","))]")
  }

  /// Whole numbers in rows.
  func counts(_ name: String, _ rows: [[Int]]) -> JSONObject {
    let lines = rows.map { row in "[\(row.map { "\($0)" }.joined(separator: ","))]" }
    return adding(name, "[\(lines.joined(separator: ","))]")
  }

  func objects(_ name: String, _ objects: [JSONObject]) -> JSONObject {
    adding(name, "[\(objects.map(\.line).joined(separator: ","))]")
  }

  /// Numbers in a list, such as a row has.
  func numbers(_ name: String, _ numbers: [Double]) -> JSONObject {
    adding(name, "[\(numbers.map(Self.text).joined(separator: ","))]")
  }

  func flag(_ name: String, _ flag: Bool) -> JSONObject { adding(name, flag ? "true" : "false") }

  func figures(_ figures: [Figure], prefix: String) -> JSONObject {
    figures.reduce(self) { $0.number(prefix + $1.name, $1.value) }
  }

  var line: String { "{\(members.joined(separator: ","))}" }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
