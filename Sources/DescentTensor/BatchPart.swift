/// Some rows of a batch that is seen part by part: chains over the batch's rows are carried from one part to
/// the next, so that no cut shows in a result.
package struct BatchPart: Sendable, Equatable {
  /// Rows of the batch before its own.
  package let first: Int
  /// Rows of the whole batch.
  package let whole: Int

  /// The part of a batch of `whole` rows that begins after `first` of them.
  package init(first: Int, of whole: Int) {
    (self.first, self.whole) = (first, whole)
  }

  /// A batch that is seen at once.
  package init(whole: Int) { self.init(first: 0, of: whole) }

  /// Whether parts came before it.
  package var goesOn: Bool { first > 0 }

  /// Whether so many rows from its first on lie in the batch, and where its chains may begin.
  func holds(rows: Int) -> Bool {
    first >= 0 && rows <= whole - first
      && (whole <= Self.longestChain || first.isMultiple(of: Self.chainBlock))
  }

  /// The rows of each part but the last, a batch of so many being seen in so many parts.
  ///
  /// Chains of more than 4 096 rows are cut into blocks of 1 024 whose sums are added, and no part ends
  /// within a block.
  package static func rows(of batch: Int, parts: Int) -> Int {
    let even = batch / parts + (batch % parts == 0 ? 0 : 1)
    guard parts > 1, batch > longestChain else { return even }
    return min(batch, (even + chainBlock - 1) / chainBlock * chainBlock)
  }

  /// What a chain may have before it is cut, and the blocks that it is then cut into, as kernels.h has them.
  private static let longestChain = 4096
  private static let chainBlock = 1024
}
