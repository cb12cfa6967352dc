import DescentRecipe
import DescentRuntime
import DescentSyntax

/// Statements as the session's recipe writes them, with what the clock or a hand has made of them.
struct SessionText {
  /// Where a training was cut: it waits after this step, or has ended there where its time was over.
  private let cut: (seconds: Double?, step: Int)?

  /// - Parameter standing: Directly after the statement.
  init(_ standing: Standing) {
    cut =
      if standing.isPaused {
        (nil, standing.step)
      } else {
        standing.limitReached.map { ($0, standing.step) }
      }
  }

  /// A statement in the user's words.
  func text(of statement: Statement) -> String {
    guard let cut else { return statement.canonicalText }
    let limit = cut.seconds.map { Self.literal($0, in: .second) }
    let pause = Self.literal(Double(cut.step), in: nil)
    var statement = statement
    if case .train(let train) = statement.kind {
      statement.kind = .train(TrainStatement(length: train.length, limit: limit, pause: pause))
    } else if case .continue = statement.kind {
      statement.kind = .continue(ContinueStatement(limit: limit, pause: pause))
    }
    return statement.canonicalText
  }

  /// An action in the normal form.
  func line(of action: Action) -> String {
    guard let cut else { return action.line }
    if case .train(let length, _, _) = action.kind {
      return action.with(.train(length, within: cut.seconds, until: cut.step)).line
    }
    if case .continue = action.kind {
      return action.with(.continue(within: cut.seconds, until: cut.step)).line
    }
    return action.line
  }

  private static func literal(_ number: Double, in unit: Unit?) -> Expression {
    let nowhere = Span(start: 0, end: 0)
    let literal = Expression(.number(number), at: nowhere)
    guard let unit else { return literal }
    return Expression(.quantity(literal, unit, unitSpan: nowhere), at: nowhere)
  }
}
