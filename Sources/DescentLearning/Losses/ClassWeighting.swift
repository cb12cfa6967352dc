/// How much a row of each class counts in a loss.
package enum ClassWeighting: String, Sendable, CaseIterable {
  case even = "none"
  case balanced

  /// The words that recipes write.
  static var words: [String] { allCases.map(\.rawValue) }

  /// Weights that give every class the same say.
  ///
  /// - Parameter counts: Rows of each class in the training part.
  /// - Returns: One a class, rows / (classes · rows of the class), a class without rows taken for one row;
  ///   nil where all rows count alike.
  ///
  /// Source: sklearn.utils.class_weight.compute_class_weight, "balanced".
  package func weights(counts: [Int]) -> [Double]? {
    switch self {
    case .even: return nil
    case .balanced:
      let rows = Double(counts.reduce(0, +))
      return counts.map { rows / (Double(counts.count) * Double(max(1, $0))) }
    }
  }
}
