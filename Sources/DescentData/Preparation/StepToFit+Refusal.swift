extension StepToFit {
  /// Why a column is nothing for the step that names it; nil where it is.
  func refusal(of column: RawColumn, isOneHot: Bool) -> PreparationFault? {
    if isOneHot { return refusal(of: column, because: "is one-hot by now", help: nil) }
    switch (self, column.cells.kind) {
    case (.standardize, .words), (.normalize, .words):
      let help = "write `\(StepToFit.oneHot.text(on: [column.name]))`"
      return refusal(of: column, because: "holds words", help: help)
    case (.oneHot, .numbers):
      let help = "to take its numbers as words, write `types=[\(column.name.asName)=class]` in `data`"
      return refusal(of: column, because: "holds numbers", help: help)
    case (.impute(.mean, _), .words), (.impute(.median, _), .words), (.impute(.constant, _), .words):
      let fitting = StepToFit.impute(.mostFrequent, value: 0).text(on: [column.name])
      return refusal(of: column, because: "holds words", help: "write `\(fitting)`")
    case (.standardize, .numbers), (.normalize, .numbers), (.oneHot, .words), (.impute, .numbers),
      (.impute(.mostFrequent, _), .words):
      return nil
    }
  }

  private func refusal(of column: RawColumn, because: String, help: String?) -> PreparationFault {
    .doesNotFit(step: text(on: []), column: column.name, because: because, help: help)
  }
}
