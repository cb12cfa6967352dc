import CFiles

/// The data that the program carries within itself, as text; bench/make_builtin.py says what a line holds.
package enum BuiltIn: String, CaseIterable, Sendable {
  case digits, iris, penguins

  package var bytes: [UInt8] {
    var count = 0
    let start =
      switch self {
      case .digits: unsafe descent_digits(&count)
      case .iris: unsafe descent_iris(&count)
      case .penguins: unsafe descent_penguins(&count)
      }
    return unsafe Array(UnsafeBufferPointer(start: start, count: count))
  }
}
