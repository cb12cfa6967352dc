import DescentCatalogue
import DescentLearning
import DescentRecipe
import DescentSyntax

extension Run {
  /// Walks down a formula with the optimizer and the schedule of the settings, whose memory and clock begin
  /// anew; the way is told point by point.
  mutating func minimize(_ plan: Minimization, _ action: Action) throws(RunFailure) {
    let optimizer = action.settings.optimizer.optimizer
    tell(
      .descending(
        DescentFacts(
          formula: plan.title, start: plan.startText, steps: plan.steps, optimizer: EntryOnPaper(optimizer))))
    guard let descent = Descent(plan, action.settings, engine: session.engine) else {
      throw RunFault.noMemory(bytes: 8 * plan.start.count).at(action.span)
    }
    let timeline = action.settings.schedule.chain.laidOut(base: optimizer.lr, counts: plan.counts)
    var way = WayDown()
    do throws(RunFailure) {
      try visit(descent, of: plan, lr: nil, &way, action)
      while descent.step < plan.steps {
        if world.isStopRequested { throw stopped(after: descent.step) }
        let lr = timeline.rate(at: descent.step)
        descent.move(lr: lr)
        try visit(descent, of: plan, lr: lr, &way, action)
      }
    } catch {
      tell(.descended(way))
      throw error
    }
    tell(.descended(way))
  }

  /// Tells of the point that has been reached, if all there is a number.
  private mutating func visit(
    _ descent: Descent, of plan: Minimization, lr: Double?, _ way: inout WayDown, _ action: Action
  ) throws(RunFailure) {
    let point = descent.told(lr: lr)
    if let what = descent.spoiled(isLast: descent.step == plan.steps) {
      let isPlace = point.coordinates.allSatisfy(\.value.isFinite)
      let last = isPlace ? point : way.steps.last ?? point
      throw RunFault.lost(
        LostWay(
          what: what, point: last.text, step: descent.step, lr: lr,
          optimizer: action.settings.optimizer.optimizer.names)
      ).at(action.span)
    }
    way.add(point)
    tell(.path(point))
    session.point = Dictionary(
      uniqueKeysWithValues: point.coordinates.map { ($0.name, $0.value) } + [("value", point.value)])
  }

  private func stopped(after step: Int) -> RunFailure {
    RunFailure(.stopped, .stopped(StopReport(step: step, epoch: step + 1, isTraining: false)))
  }
}

extension PathPoint {
  /// `x=1.5, y=-2`.
  fileprivate var text: String {
    coordinates.map { "\($0.name)=\(Numeral.text($0.value))" }.joined(separator: ", ")
  }
}
