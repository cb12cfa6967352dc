import DescentCatalogue
import DescentData
import DescentLearning
import DescentSyntax

/// The settings that hold at an action, checked and resolved.
package struct Settings: Sendable {
  package var seed: UInt64 = 0
  package var data: DataSetting?
  package var split: SplitSetting?
  /// What is done to the columns; nil for what fits them.
  package var preparation: [PreparationSetting]?
  package var model: ModelSetting?
  package var loss: (any Loss)?
  package var optimizer = OptimizerSetting(OptimizerGroup(Adam()), revision: 0)
  /// Layers that no optimizer moves; nil for none.
  package var frozen: LayerSet? {
    didSet { hasFrozen = hasFrozen || frozen != nil }
  }
  /// Whether there have been any up to here, so that `none` says something.
  private(set) var hasFrozen = false
  package var schedule = ScheduleSetting(chain: ScheduleChain([Constant()]), revision: 0)
  package var batch = BatchSize.rows(32)
  /// Into how many parts a batch is cut, so that memory for one is enough; it changes no bit.
  package var batchParts = 1
  /// What is shown beside the loss; nil for what fits the target.
  package var metrics: MetricsSetting?
  package var stop: StopRule?
  /// Nil where the stop rule, if there is one, decides.
  package var keep: KeepSetting?
  /// Clipping and penalties.
  package var shaping = GradientShaping() {
    didSet {
      hasClipped = hasClipped || shaping.clipping != nil
      hasPenalized = hasPenalized || !shaping.penalties.isEmpty
    }
  }
  /// The mean of the weights that is looked at in their place; nil for none.
  package var average: AverageSetting? {
    didSet { hasAveraged = hasAveraged || average != nil }
  }
  /// Whether there has been a bound, a penalty, an average up to here, so that `none` says something.
  private(set) var hasClipped = false
  private(set) var hasPenalized = false
  private(set) var hasAveraged = false

  package init() {}
}

/// Where the data comes from.
package struct DataSetting: Sendable {
  package let source: any DataSource
  package let entry: EntryValue
  /// As the recipe names it.
  package let text: String
  package let span: Span
  /// What is known of it, after a look into its files where they are there.
  package let shape: DataShape
  /// The folder of the recipe that names it, as a prefix of paths.
  package let folder: String
}

/// How the rows are parted; nil shares are the default.
package struct SplitSetting: Sendable, Equatable {
  package var shares: [Double]?
  package var isByClass = false
  package var isInOrder = false
  package var seed: UInt64?
  package var span: Span
  /// Where the shares, and where `by class` stand.
  var sharesSpan: Span?
  var classSpan: Span?
}

extension Settings {
  /// How the rows of such data are parted, defaults filled in; shares add up to 100.
  package func splitPlan(for shape: DataShape) -> SplitPlan {
    var plan = SplitPlan.standard(for: shape, seed: split?.seed ?? seed)
    guard let split else { return plan }
    if let shares = split.shares {
      plan.shares = SplitShares(
        train: shares[0], val: shares.count > 1 ? shares[1] : 0, test: shares.count > 2 ? shares[2] : 0)
    }
    if split.isInOrder { plan.style = .inOrder }
    if split.isByClass { plan.style = .stratified }
    return plan
  }
}

/// A schedule; a new revision starts its clock anew.
package struct ScheduleSetting: Sendable {
  package let chain: ScheduleChain
  package let revision: Int
}

/// A mean of the weights; a new revision begins it anew.
package struct AverageSetting: Sendable {
  package let averaging: any Averaging
  package let revision: Int
  package let span: Span
}

/// How many rows one step sees.
package enum BatchSize: Sendable, Equatable {
  case rows(Int)
  case all

  /// The rows of a batch when there are this many to train on.
  package func rows(of total: Int) -> Int {
    switch self {
    case .rows(let count): count
    case .all: max(1, total)
    }
  }
}

/// The metrics that are listed.
package struct MetricsSetting: Sendable {
  package let metrics: [any Metric]
  /// Where each of them stands.
  let spans: [Span]
}
