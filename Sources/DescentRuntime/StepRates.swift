/// The step length of each optimizer in one update; for a single one it takes no memory.
struct StepRates {
  let first: Double
  var others: [Double] = []

  /// That of a group, by its place.
  subscript(_ group: Int) -> Double { group > 0 && group <= others.count ? others[group - 1] : first }
}
