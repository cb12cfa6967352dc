import DescentTensor

/// What is known of the batches that a network reads; it changes the time and no bit.
package enum InputForm: Sendable, Equatable {
  case dense
  /// Mostly 0.
  case sparse
  /// Mostly 0, and bytes over a divisor.
  case sparseBytes(divisor: Float)

  package var sparsity: Sparsity {
    switch self {
    case .dense: .dense
    case .sparse, .sparseBytes: .sparse
    }
  }
}

extension Plan {
  /// What bytes are divided by that need not become numbers before the network reads them; nil if they must.
  package func byteDivisor(of inputs: InputForm) -> Float? {
    guard case .sparseBytes(let divisor) = inputs, readsInputInProductsAlone else { return nil }
    return divisor
  }

  /// Whether the input is the first operand of products and nothing else.
  package var readsInputInProductsAlone: Bool {
    let there = forward.allSatisfy { operation in
      switch operation {
      case .dense: true
      case .activate(_, let input, let output), .normalize(_, let input, _, _, let output),
        .drop(_, let input, let output):
        input != self.input && output != self.input
      }
    }
    return there && forward.contains { if case .dense = $0 { true } else { false } }
  }
}
