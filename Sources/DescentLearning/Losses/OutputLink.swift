import DescentTensor

/// What an output is of the number that it tells.
package enum OutputLink: String, Sendable, CaseIterable {
  case identity
  /// Its natural logarithm, so that the number is above 0 whatever the output.
  case log

  /// The number that an output tells.
  package func number(of output: Double) -> Double {
    switch self {
    case .identity: output
    case .log: Exact.exp(output)
    }
  }
}
