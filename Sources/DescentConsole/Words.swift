import DescentRecipe
import DescentRuntime
import DescentSyntax

extension Figure {
  /// The figure as people read it: shares in percent, others to four digits.
  var text: String { Self.text(value, isShare: isShare) }

  static func text(_ value: Double, isShare: Bool) -> String {
    isShare ? Fixed.text(value * 100, places: 2) + "%" : Fixed.significant(value)
  }
}

/// What is trained, and how its data was prepared where the recipe does not say.
enum FactsWords {
  static func lines(_ facts: TrainingFacts) -> [String] {
    [line(facts)] + (facts.preparation.map { ["prepared by default: \(Escaped.text($0))"] } ?? [])
  }

  private static func line(_ facts: TrainingFacts) -> String {
    let rows = [
      "\(Numeral.grouped(facts.trainingRows)) rows to train on",
      facts.validationRows > 0 ? "\(Numeral.grouped(facts.validationRows)) to validate" : nil,
      facts.testRows > 0 ? "\(Numeral.grouped(facts.testRows)) to test" : nil,
    ].compactMap(\.self).joined(separator: ", ")
    let sizes =
      facts.sizes.count > 8
      ? "\(facts.sizes.count) sizes" : facts.sizes.map(String.init).joined(separator: "-")
    return
      "\(facts.data): \(rows) · \(facts.form) \(sizes), \(Numeral.grouped(facts.parameters)) parameters · "
      + "\(Numeral.grouped(facts.steps)) step\(facts.steps == 1 ? "" : "s") · seed \(facts.seed)"
  }
}

/// One line about an epoch.
enum EpochWords {
  static func line(_ report: EpochReport) -> String {
    let epoch = Fixed.right("\(report.epoch)", width: "\(report.epochs)".count)
    let figures = report.validation.map { "val.\($0.name) \($0.text)" }
    let penalty = report.penalty.map { ["penalty \(Fixed.significant($0))"] } ?? []
    let part = report.isPartial ? ["(to step \(Numeral.grouped(report.step)))"] : []
    return
      (["epoch \(epoch)/\(report.epochs)"] + part + ["loss \(Fixed.significant(report.trainLoss))"] + penalty
      + figures
      + [
        "lr \(Fixed.compact(report.lr))", "\(Fixed.text(report.seconds, places: 2)) s",
      ]).joined(separator: "  ")
  }

  static func live(_ progress: Progress) -> String {
    let share = Double(progress.stepInEpoch) / Double(max(1, progress.stepsPerEpoch))
    let filled = Int(share * 20)
    let bar = String(repeating: "━", count: filled) + String(repeating: "─", count: max(0, 20 - filled))
    return "epoch \(progress.epoch)/\(progress.epochs)  \(bar)  "
      + "step \(progress.stepInEpoch)/\(progress.stepsPerEpoch)  loss \(Fixed.significant(progress.loss))"
  }
}

/// Numbers with a fixed number of digits; Foundation's formats are not in the house.
enum Fixed {
  /// So many digits after the point.
  static func text(_ number: Double, places: Int) -> String {
    guard number.isFinite else { return "\(number)" }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (number * scale).rounded()
    guard scaled.magnitude < 1e15 else { return "\(number)" }
    let whole = Int64(scaled)
    let digits = String(whole.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let sign = whole < 0 ? "-" : ""
    guard places > 0 else { return sign + padded }
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }

  /// About four digits, wherever the point stands.
  static func significant(_ number: Double) -> String {
    let size = number.magnitude
    if size == 0 { return "0.0000" }
    if size >= 1e6 || size < 1e-4 { return scientific(number) }
    return text(number, places: size >= 1000 ? 1 : size >= 100 ? 2 : size >= 10 ? 3 : 4)
  }

  /// Four digits without trailing zeros, for numbers that people have written themselves.
  static func compact(_ number: Double) -> String {
    guard number != 0, number.isFinite else { return Numeral.text(number) }
    var (scale, places) = (1.0, 0)
    while number.magnitude * scale < 1000, places < 12 { (scale, places) = (scale * 10, places + 1) }
    let rounded = (number * scale).rounded() / scale
    return number.magnitude < 1e-8 ? scientific(number) : decimal(rounded, places: places)
  }

  private static func decimal(_ number: Double, places: Int) -> String {
    let digits = text(number, places: places)
    guard digits.contains(".") else { return digits }
    let trimmed = digits.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(trimmed.reversed())
  }

  private static func scientific(_ number: Double) -> String {
    guard number.isFinite else { return "\(number)" }
    var (mantissa, exponent) = (number, 0)
    while mantissa.magnitude >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa.magnitude < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    return text(mantissa, places: 3) + "e\(exponent)"
  }

  static func right(_ text: String, width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
