/// One statement with the place of its keyword and of the whole of it.
package struct Statement: Equatable, Sendable {
  package var kind: Kind
  package var keyword: Name
  package var span: Span

  package init(_ kind: Kind, keyword: Name, span: Span) {
    self.kind = kind
    self.keyword = keyword
    self.span = span
  }

  /// What a statement is; each case has its node and its parser in `Statements/`.
  package enum Kind: Equatable, Sendable {
    case edition(EditionStatement)
    case include(IncludeStatement)
    case seed(SeedStatement)
    case binding(LetStatement)
    case data(DataStatement)
    case split(SplitStatement)
    case prepare(PrepareStatement)
    case model(ModelStatement)
    case loss(LossStatement)
    case optimizer(OptimizerStatement)
    case schedule(ScheduleStatement)
    case batch(BatchStatement)
    case clip(ClipStatement)
    case penalty(PenaltyStatement)
    case freeze(FreezeStatement)
    case average(AverageStatement)
    case metrics(MetricsStatement)
    case stop(StopStatement)
    case keep(KeepStatement)
    case set(SetStatement)
    case train(TrainStatement)
    case `continue`(ContinueStatement)
    case evaluate(EvaluateStatement)
    case expect(ExpectStatement)
    case save(SaveStatement)
    case load(LoadStatement)
    case predict(PredictStatement)
    case minimize(MinimizeStatement)
    case print(PrintStatement)
    case show(ShowStatement)
    case why(WhyStatement)
  }
}
