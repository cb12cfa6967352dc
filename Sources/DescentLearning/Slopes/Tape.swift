/// A formula of some variables as a list of operations, computed in binary32 with its exact slopes.
///
/// Each operation works on what earlier ones have come to; the variables come first. Slopes are found by
/// walking back over the list, every operation by its own rule, in the order of torch.autograd.
package struct Tape: Sendable, Equatable {
  /// How many numbers a point has.
  package let variables: Int
  private(set) var operations: [Operation] = []

  /// A formula that reads so many variables, told by their places from 0.
  package init(variables: Int) {
    precondition(variables > 0, "a formula has a variable")
    self.variables = variables
  }

  /// Adds an operation on what is there already, and says where what it comes to stands.
  package mutating func add(_ operation: Operation) -> Int {
    let count = variables + operations.count
    let isFounded = operation.operands.allSatisfy { (0..<count).contains($0) }
    precondition(isFounded, "an operation follows what it works on")
    operations.append(operation)
    return count
  }

  /// One operation, with the places of what it works on.
  package enum Operation: Sendable, Equatable {
    /// A number of the recipe, rounded once.
    case constant(Float)
    case negation(Int)
    case sum(Int, Int)
    case difference(Int, Int)
    case product(Int, Int)
    case quotient(Int, Int)
    /// A power whose exponent is known beforehand.
    case power(Int, exponent: Double)
    /// A power whose exponent depends on the variables.
    case variablePower(Int, exponent: Int)
    /// The least of several.
    case least([Int])
    /// The greatest of several.
    case greatest([Int])
    case call(Function, Int)

    var operands: [Int] {
      switch self {
      case .constant: []
      case .negation(let only), .power(let only, _), .call(_, let only): [only]
      case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
        .quotient(let left, let right), .variablePower(let left, let right):
        [left, right]
      case .least(let several), .greatest(let several): several
      }
    }
  }

  /// A function of one number.
  package enum Function: Sendable, CaseIterable {
    case root, exponential, logarithm, magnitude, sine, cosine
  }
}
