/// Sums and products of counts, `Int.max` standing for all that is beyond counting.
package enum Counting {
  /// The sum of two counts.
  package static func sum(_ first: Int, _ second: Int) -> Int {
    let (sum, overflowed) = first.addingReportingOverflow(second)
    return overflowed ? Int.max : sum
  }

  /// The product of counts; 1 without any.
  package static func product(_ factors: Int...) -> Int {
    factors.reduce(1) { partial, factor in
      let (product, overflowed) = partial.multipliedReportingOverflow(by: factor)
      return overflowed ? Int.max : product
    }
  }
}
