/// `prepare impute(median), standardize`: what is done to the columns before training.
package struct PrepareStatement: Equatable, Sendable {
  /// Things or choices; `none` alone leaves the columns as they are.
  package var parts: [Expression]

  package init(parts: [Expression]) { self.parts = parts }

  init(from parser: inout StatementParser) throws(Refusal) {
    parts = [try parser.part("a step of preparation", help: "write `prepare standardize`")]
    while parser.take(.comma) {
      parts.append(
        try parser.part("a step of preparation", help: "write `prepare impute(median), standardize`"))
    }
    try parser.finish(.parts)
  }
}
