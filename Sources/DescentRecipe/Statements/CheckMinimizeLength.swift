import DescentLearning
import DescentSyntax

extension Checker {
  /// Steps of a descent whose statement does not say how many.
  private static let usualSteps = 100

  /// How many steps a descent has; an epoch is a step.
  mutating func steps(_ length: Expression?) -> Int? {
    guard let length else { return Self.usualSteps }
    guard let value = value(length) else { return nil }
    let example = "write `for 50 steps`"
    switch value {
    case .quantity(let count, .steps), .quantity(let count, .epochs):
      if let steps = Int(exactly: count), (1...1_000_000_000).contains(steps) { return steps }
      let isMore = count > 1
      refuse(
        "\(value.description) are \(isMore ? "more than the billion that a descent may have" : "no descent")",
        isMore ? "write fewer" : example, length)
    case .number(let count):
      refuse("how long is \(Numeral.text(count))?", "write `for \(Numeral.text(count)) steps`", length)
    case .quantity, .share, .text, .truth:
      refuse("a descent lasts steps, not \(value.description)", example, length)
    }
    return nil
  }

  private mutating func refuse(_ what: String, _ help: String, _ length: Expression) {
    faults.add(MinimizeFault.length(what, help: help), at: length.span)
  }

  /// Refuses a schedule that watches what a descent does not measure.
  mutating func checkWatch() {
    for (_, span) in watchedBySchedule {
      if let span { faults.add(MinimizeFault.plateau, at: span) }
    }
  }
}
