import DescentRecipe
import DescentRuntime

/// One line about how a training ended, and which weights it leaves.
enum EndWords {
  static func line(_ report: EndReport) -> String {
    let why =
      switch report.reason {
      case .rule(let rule): rule
      case .time(let seconds): "\(Numeral.text(seconds)) s are over"
      }
    return "ended after epoch \(report.epoch), step \(Numeral.grouped(report.step)): \(why)"
  }

  static func line(_ report: PauseReport) -> String {
    let left = "\(Numeral.grouped(report.stepsLeft)) step\(report.stepsLeft == 1 ? "" : "s")"
    return "paused after step \(Numeral.grouped(report.step)), in epoch \(report.epoch): "
      + "`continue` makes the \(left) that are left"
  }

  static func line(_ report: KeptReport) -> String {
    let figure = "\(report.figure) \(Fixed.significant(report.value))"
    return "kept: the weights of epoch \(report.epoch), the best by \(figure)"
  }
}
