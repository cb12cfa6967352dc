/// How rows are shared out between training, validation and test.
package struct SplitPlan: Equatable, Sendable {
  package var shares: SplitShares
  package var style: SplitStyle
  package var seed: UInt64

  package init(shares: SplitShares, style: SplitStyle, seed: UInt64) {
    self.shares = shares
    self.style = style
    self.seed = seed
  }

  /// What holds where a recipe says nothing: 80/10/10, or 90/10 beside a test part of the source's own.
  package static func standard(for shape: DataShape, seed: UInt64) -> SplitPlan {
    let shares =
      shape.hasTestPart ? SplitShares(train: 90, val: 10) : SplitShares(train: 80, val: 10, test: 10)
    return SplitPlan(
      shares: shares, style: shape.target.map(SplitStyle.standard(for:)) ?? .shuffled, seed: seed)
  }
}

/// Parts of a whole, in any unit.
package struct SplitShares: Equatable, Sendable {
  package let train: Double
  package let val: Double
  package let test: Double

  package init(train: Double, val: Double, test: Double = 0) {
    for share in [train, val, test] {
      precondition(share.isFinite && share >= 0, "a share is a number, 0 or above")
    }
    self.train = train
    self.val = val
    self.test = test
  }

  /// In the order of `Part`, as shares of 1; all 0 where nothing is shared out.
  var ofOne: [Double] {
    let total = train + val + test
    return total > 0 ? [train / total, val / total, test / total] : [0, 0, 0]
  }
}

/// Which rows a part gets.
package enum SplitStyle: Equatable, Sendable {
  /// At random, each class shared out alike.
  case stratified
  /// At random.
  case shuffled
  /// The first rows to train, the next to val, the last to test.
  case inOrder

  /// By class where there are classes.
  package static func standard(for target: TargetShape) -> SplitStyle {
    switch target {
    case .classes: .stratified
    case .number: .shuffled
    }
  }
}
