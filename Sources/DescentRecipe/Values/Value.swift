import DescentCatalogue
import DescentSyntax

/// What an expression comes to.
package enum Value: Equatable, Sendable {
  case number(Double)
  /// `80%` holds 80.
  case share(Double)
  case quantity(Double, Dimension)
  case text(String)
  case truth(Bool)

  /// What a quantity is counted in.
  package enum Dimension: String, Sendable {
    case epochs, steps, samples, seconds
  }

  /// The number meant where a plain number is wanted; shares are of 1.
  package var plainNumber: Double? {
    switch self {
    case .number(let number): number
    case .share(let percent): percent / 100
    case .quantity, .text, .truth: nil
    }
  }

  /// What sort of value it is, in the user's words.
  package var description: String {
    switch self {
    case .number, .share, .quantity, .truth: text
    case .text: "a text"
    }
  }

  /// What values like it are called, whatever they come to.
  var noun: String {
    switch self {
    case .number: "a number"
    case .share: "a share"
    case .quantity(_, .seconds): "a time"
    case .quantity(_, let dimension): "a length in \(dimension.rawValue)"
    case .text: "a text"
    case .truth: "a condition"
    }
  }
}

extension Unit {
  /// The dimension that the unit counts in, and how many of it one unit is.
  var dimension: (dimension: Value.Dimension, scale: Double) {
    switch self {
    case .epoch, .epochs: (.epochs, 1)
    case .step, .steps: (.steps, 1)
    case .sample, .samples: (.samples, 1)
    case .second: (.seconds, 1)
    case .minute: (.seconds, 60)
    case .hour: (.seconds, 3600)
    }
  }
}

extension Value.Dimension {
  var lengthUnit: LengthUnit {
    switch self {
    case .epochs: .epochs
    case .steps: .steps
    case .samples: .samples
    case .seconds: .seconds
    }
  }
}
