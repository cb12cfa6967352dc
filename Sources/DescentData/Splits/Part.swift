/// A share of the rows with its own use.
package enum Part: String, CaseIterable, Sendable {
  case train, val, test

  /// What its rows are for.
  var purpose: String {
    switch self {
    case .train: "to train on"
    case .val: "to validate on"
    case .test: "to test on"
    }
  }
}
