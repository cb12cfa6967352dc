import DescentRecipe
import DescentRuntime
import DescentSyntax

extension PlanWords {
  /// How long a training is, by what rules it moves, and at which rates.
  ///
  /// - Parameter previous: The training before; what has not changed since is not told again.
  func training(_ training: TrainingOnPaper, after previous: TrainingOnPaper?) -> [String] {
    var lines = wrapped(length(training)) + time(training)
    if training.optimizers != previous?.optimizers {
      lines += wrapped("optimizer \(training.optimizers.shortText)")
    }
    if training.schedule != previous?.schedule {
      lines += wrapped("schedule \(Self.chain(training.schedule))")
    }
    if training.rules != previous?.rules { lines += rules(training.rules) }
    guard !training.rates.isEmpty else { return lines + wrapped(Self.waiting) }
    if let first = training.optimizers.groups.first, let layers = first.layers {
      lines += wrapped("lr below is that of \(layers); the schedule moves each optimizer's own alike")
    }
    return lines + [""] + rates(training.rates)
  }

  private func length(_ training: TrainingOnPaper) -> String {
    let size = training.batch.map { "batches of \(Numeral.grouped($0))" } ?? "batches of all rows"
    let batch = training.parts > 1 ? "\(size) in \(Numeral.grouped(training.parts)) parts" : size
    guard let steps = training.steps else { return "\(training.length.text), \(batch)" }
    let perEpoch = training.stepsPerEpoch.map { ", \(Numeral.grouped($0)) to an epoch" } ?? ""
    let first = training.firstStep.map { $0 > 0 ? " after \(Numeral.grouped($0))" : "" } ?? ""
    let total = "\(Numeral.grouped(steps)) step\(steps == 1 ? "" : "s")"
    return "\(training.length.text), \(batch): \(total)\(first)\(perEpoch)"
  }

  /// What is said where the boundaries are not known.
  static let waiting = "the learning rates wait for the rows"

  /// A schedule as the recipe would write it.
  static func chain(_ pieces: [EntryOnPaper]) -> String {
    pieces.map(\.text).joined(separator: " then ")
  }

  /// The table of boundaries.
  func rates(_ rates: [RateOnPaper]) -> [String] {
    var table = Table([.right, .right, .left, .left])
    table.add(
      rates.contains { $0.epoch != nil } ? "epoch" : "", rates.contains { $0.step != nil } ? "step" : "",
      "lr")
    for rate in rates {
      table.add(
        rate.epoch.map(Numeral.grouped) ?? "", rate.step.map { Numeral.grouped($0 + 1) } ?? "",
        (rate.mayHaveFallen ? "≤ " : "") + Self.rate(rate.lr), Self.words(rate.boundary))
      guard rate.leftOut > 0 else { continue }
      table.add(
        "…", "", "…",
        "\(Numeral.grouped(rate.leftOut)) more \(Self.words(rate.boundary))\(rate.leftOut == 1 ? "" : "s")")
    }
    return table.lines(within: margin.columns, headed: margin.ink)
  }

  /// A rate in a few digits, small ones with an exponent.
  static func rate(_ lr: Double) -> String {
    guard lr != 0, lr.magnitude < 1e-4 else { return Fixed.compact(lr) }
    let parts = Fixed.significant(lr).split(separator: "e")
    guard parts.count == 2, let mantissa = Double(parts[0]) else { return Fixed.significant(lr) }
    return Fixed.compact(mantissa) + "e" + parts[1]
  }

  private static func words(_ boundary: RateOnPaper.Boundary) -> String {
    switch boundary {
    case .start: "first step"
    case .piece(let name): "\(name) begins"
    case .drop: "drop"
    case .restart: "restart"
    case .turn: "turn"
    case .peak: "peak"
    case .pieceEnd(let name): "\(name) ends"
    case .hold: "held from here"
    case .end: "last step"
    }
  }

  /// When each piece of a schedule can act that looks at a figure.
  func plateaus(_ training: TrainingOnPaper) -> [String] {
    rules(training.rules.filter { if case .plateau = $0 { true } else { false } })
  }

  /// When each rule can act.
  func rules(_ rules: [RuleOnPaper]) -> [String] { rules.flatMap { wrapped(Self.words($0)) } }

  private static func words(_ rule: RuleOnPaper) -> String {
    switch rule {
    case .clip(let entry): "clip \(entry.text): at each step, before penalties"
    case .penalty(let entry): "penalty \(entry.text): at each step"
    case .frozen(let layers): "freeze \(layers): their weights stay as they are"
    case .average(let entry): "average \(entry.text): measured, kept and saved in the weights' place"
    case .dropout(let rate, let layers):
      "dropout \(Numeral.text(rate)) in \(Numeral.grouped(layers)) layer\(layers == 1 ? "" : "s"): "
        + "at each step, off when measured"
    case .plateau(let figure, let factor, let firing):
      "plateau times \(Numeral.text(factor)) when \(figure) stalls: \(words(firing))"
    case .stop(let condition, let firing): "stop when \(Escaped.text(condition)): \(words(firing))"
    case .keepBest(let figure): "keep best by \(figure): looked at after each epoch"
    case .pause(let step): "until step \(Numeral.grouped(step)): pauses there, `continue` finishes it"
    case .within(let seconds): "within \(Numeral.text(seconds)) s: after the step in which they are over"
    }
  }

  private static func words(_ firing: RuleOnPaper.Firing) -> String {
    switch firing {
    case .from(let epoch, let step):
      "after epoch \(Numeral.grouped(epoch)), step \(Numeral.grouped(step)), at the earliest"
    case .never: "the training is over before"
    case .unknown: "looked at after each epoch"
    }
  }
}
