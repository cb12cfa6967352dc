import DescentTensor

/// What metrics of numbers ask of a column, all in row order and binary64.
extension [Double] {
  private var mean: Double { reduce(0.0, +) / Double(count) }

  /// The sum of the squared distances from the mean; exactly 0 where all are equal.
  var squaresAroundMean: Double {
    // Asked of the rows themselves: the mean of equal numbers may round away from them.
    if allSatisfy({ $0 == first }) { return 0 }
    let mean = mean
    return reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  /// Pearson's correlation with as many others; nil where either column is constant or empty.
  func correlation(with others: [Double]) -> Double? {
    let (own, their) = (squaresAroundMean, others.squaresAroundMean)
    guard !isEmpty, own != 0, their != 0 else { return nil }
    let (mean, other) = (mean, others.mean)
    let shared = zip(self, others).reduce(0.0) { $0 + ($1.0 - mean) * ($1.1 - other) }
    return Swift.min(Swift.max(shared / Exact.sqrt(own * their), -1), 1)
  }

  /// The place of each among all, from 1; equal ones share the mean of theirs.
  var ranks: [Double] {
    let order = indices.sorted { self[$0] < self[$1] }
    var ranks = [Double](repeating: 0, count: count)
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, self[order[end]] == self[order[start]] { end += 1 }
      for place in order[start..<end] { ranks[place] = Double(start + 1 + end) / 2 }
      start = end
    }
    return ranks
  }
}
