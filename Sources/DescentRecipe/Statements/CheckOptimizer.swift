import DescentCatalogue
import DescentLearning
import DescentSyntax

extension Checker {
  /// Holds the optimizers against the batch, the model, the loss and one another.
  mutating func checkOptimizerFits() {
    checkWholeBatch()
    checkLooks()
    checkProbabilities()
    for group in settings.optimizer.groups where group.optimizer.isSearching {
      guard settings.model?.hasDropout == true else { continue }
      add(
        .searchUnderDropout(group.optimizer.searcher(where: \.isSearching)), group,
        settings.model.map { Diagnostic.Mark($0.span, "drops at random") })
    }
  }

  /// Holds what draws answers against the loss.
  private mutating func checkProbabilities() {
    let loss = settings.effectiveLoss
    guard loss.operation.likelihood == nil,
      let group = settings.optimizer.groups.first(where: \.optimizer.needsCurvature),
      let span = lossSpan ?? group.span
    else { return }
    let standard = type(of: Losses.standard(for: type(of: loss).task)).facts.name
    faults.add(
      OptimizerFault.noLikelihood(
        group.optimizer.searcher(where: \.needsCurvature), loss: type(of: loss).facts.name, mended: standard),
      at: span, related: group.span.map { Diagnostic.Mark($0, "needs them") })
  }

  /// Holds what takes the gradient more than once against what bends it, and against groups.
  mutating func checkLooks() {
    for group in settings.optimizer.groups {
      if group.optimizer.needsLandscape, settings.optimizer.groups.count > 1 {
        add(.wholeModel(group.optimizer.searcher(where: { $0.needsLandscape })), group)
      }
      for outer in group.optimizer.layers {
        guard let wrapper = outer as? any OptimizerWrapper, !wrapper.goesAround(wrapper.base.looks) else {
          continue
        }
        let inner = wrapper.base.searcher { $0.looks != .once }
        add(.looksAnew(type(of: wrapper).facts.name, inner, isSearch: wrapper.base.isSearching), group)
        break
      }
      if group.optimizer.isSearching, let clipping = settings.shaping.clipping {
        add(
          .clippedSearch(
            group.optimizer.searcher(where: \.isSearching), clip: type(of: clipping).facts.name), group)
      }
    }
  }

  private mutating func add(_ fault: OptimizerFault, _ group: OptimizerGroup, _ mark: Diagnostic.Mark? = nil)
  {
    faults.add(fault, at: group.span ?? optimizerSpan ?? Span(start: 0, end: 0), related: mark)
  }

  private mutating func checkWholeBatch() {
    guard settings.batch != .all,
      let group = settings.optimizer.groups.first(where: \.optimizer.needsWholeBatch)
    else { return }
    let related = batchSpan.map { Diagnostic.Mark($0, "sees only a part") }
    faults.add(
      SettingFault.wholeBatchNeeded(optimizer: group.optimizer.searcher(where: \.needsWholeBatch)),
      at: group.span ?? optimizerSpan ?? Span(start: 0, end: 0), related: related)
  }
}

extension Optimizer {
  /// Whether it goes wherever a search leads it.
  var isSearching: Bool { if case .search = looks { true } else { false } }

  /// The innermost of its layers that is so: the others have it from there.
  func searcher(where isSo: (any Optimizer) -> Bool) -> String {
    let layer = layers.last(where: isSo) ?? self
    return type(of: layer).facts.name
  }
}

extension ModelSetting {
  /// Whether something of a training's batch is left out at random.
  var hasDropout: Bool {
    network(inputs: 1, outputs: 1).layers.contains { if case .dropout = $0 { true } else { false } }
  }
}
