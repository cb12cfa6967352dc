import DescentRecipe
import DescentRuntime
import DescentSyntax

/// One line about a file that a run has written or read.
enum FileWords {
  static func line(_ report: SavedReport) -> String {
    "saved \(Escaped.text(report.path)): \(Bytes.text(report.bytes)), sha256 \(report.digest.prefix(12))"
  }

  static func line(_ report: LoadedReport) -> String {
    let origin = report.origin.map {
      ", of epoch \(Numeral.grouped($0.epoch)), step \(Numeral.grouped($0.step))"
    }
    return "loaded \(Escaped.text(report.path)): \(Numeral.grouped(report.parameters)) parameters"
      + (origin ?? "")
  }

  static func line(_ report: PredictedReport) -> String {
    let rows = "\(Numeral.grouped(report.rows)) row\(report.rows == 1 ? "" : "s")"
    return "predicted \(rows): \(Escaped.text(report.path)), \(Bytes.text(report.bytes))"
  }
}

/// The events of files as JSON.
enum FileJSON {
  static func line(_ report: SavedReport) -> String {
    JSONObject("saved").text("path", report.path).number("bytes", Double(report.bytes))
      .text("sha256", report.digest).line
  }

  static func line(_ report: LoadedReport) -> String {
    let object = JSONObject("loaded").text("path", report.path)
      .number("parameters", Double(report.parameters)).text("weights.sha256", report.weightsDigest)
    guard let origin = report.origin else { return object.line }
    return object.number("epoch", Double(origin.epoch)).number("step", Double(origin.step)).line
  }

  static func line(_ report: PredictedReport) -> String {
    JSONObject("predicted").text("path", report.path).number("rows", Double(report.rows))
      .number("bytes", Double(report.bytes)).text("sha256", report.digest).line
  }

  static func line(_ report: StopReport) -> String {
    let object = JSONObject("stopped").number("step", Double(report.step))
      .number("epoch", Double(report.epoch))
    return report.saved.map { object.text("saved", $0).line } ?? object.line
  }
}
