/// `schedule warmup(100 steps) then cosine(to 0)`: how the learning rate goes.
package struct ScheduleStatement: Equatable, Sendable {
  /// Things joined by `then`, or one choice.
  package var pieces: [Expression]

  package init(pieces: [Expression]) { self.pieces = pieces }

  init(from parser: inout StatementParser) throws(Refusal) {
    let help = "write `schedule step(0.5, every 10)`"
    if parser.isAt(.openBrace) {
      try Self.refuseChains(in: parser)
      pieces = [try parser.choice()]
      if parser.isAt(.then) { throw parser.fault(ChoiceFault.insideSum) }
    } else {
      if parser.isAt(.then) { throw parser.unexpected("a schedule before `then`", help: help) }
      pieces = [try parser.part("a schedule", help: help)]
      while parser.take(.then) {
        if parser.isAt(.openBrace) { throw parser.fault(ChoiceFault.insideSum) }
        pieces.append(try parser.part("a schedule after `then`", help: help))
      }
    }
    try parser.finish(.chain)
  }

  /// Members that are chains themselves have no place in this version's tree.
  private static func refuseChains(in parser: StatementParser) throws(Refusal) {
    var distance = 0
    while parser.token(after: distance).kind != .end {
      let token = parser.token(after: distance)
      if token.kind == .reserved(.then) {
        let fault = StatementFault.notInThisVersion("choices of schedules joined by `then`", help: nil)
        throw fault.refusal(at: token.span)
      }
      distance += 1
    }
  }
}
