import DescentCatalogue
import DescentFiles

/// A step that a recipe asks for, on these columns or on all that it fits.
package struct PreparationRequest: Sendable, Equatable {
  /// Name and options as the checker resolved them.
  package let step: EntryValue
  /// Empty for all that it fits.
  package let columns: [String]

  package init(step: EntryValue, columns: [String] = []) {
    self.step = step
    self.columns = columns
  }
}

/// A step of preparation with its options.
enum StepToFit: Equatable {
  case standardize, normalize, oneHot
  case impute(Filling, value: Double)

  /// What holes are filled with.
  enum Filling: String {
    case mean, median
    case mostFrequent = "most_frequent"
    case constant
  }

  /// The step of this name, with the defaults of its card where nothing is said.
  init(_ entry: EntryValue) {
    switch entry.name {
    case Standardize.facts.name: self = .standardize
    case Normalize.facts.name: self = .normalize
    case OneHot.facts.name: self = .oneHot
    case Impute.facts.name:
      let impute = Impute.make(with: entry.options)
      guard let filling = Filling(rawValue: impute.with) else {
        preconditionFailure("a filling is one of those on the card")
      }
      self = .impute(filling, value: impute.value)
    default: preconditionFailure("a step of preparation is one of the catalogue's")
    }
  }

  var name: String {
    switch self {
    case .standardize: Standardize.facts.name
    case .normalize: Normalize.facts.name
    case .oneHot: OneHot.facts.name
    case .impute: Impute.facts.name
    }
  }

  /// Whether the step, naming no column, is for cells of this kind.
  func fits(_ kind: CellKind) -> Bool {
    switch self {
    case .standardize, .normalize: kind == .numbers
    case .oneHot: kind == .words
    case .impute(.mean, _), .impute(.constant, _): kind == .numbers
    case .impute(.median, _), .impute(.mostFrequent, _): true
    }
  }

  /// The step as a recipe writes it, on these columns; none named where there are none.
  func text(on columns: [String]) -> String {
    var arguments: [String] = []
    if case .impute(let filling, _) = self { arguments.append(filling.rawValue) }
    arguments += columns.map { $0.asName }
    if case .impute(.constant, let value) = self { arguments.append("value=\(value.asWritten)") }
    return arguments.isEmpty ? name : "\(name)(\(arguments.joined(separator: ", ")))"
  }
}

extension Double {
  /// The shortest digits that read back to the same number, without a fraction where there is none.
  fileprivate var asWritten: String {
    let digits = "\(self)"
    return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
  }
}

extension String {
  /// The name of a column as recipes write it: a word, or a string where it is none.
  package var asName: String {
    let reserved: Set = ["and", "or", "not", "then", "true", "false", "none", "_"]
    let isWord =
      !isEmpty && !reserved.contains(self)
      && split(separator: ".", omittingEmptySubsequences: false)
        .allSatisfy { part in
          guard let first = part.utf8.first, part.utf8.allSatisfy(\.isOfWords) else { return false }
          return !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
        }
    return isWord ? self : "\"\(unicodeScalars.map(\.inString).joined())\""
  }
}

extension UInt8 {
  fileprivate var isOfWords: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// As it stands between the quotes of a string.
  fileprivate var inString: String {
    if self == "\"" || self == "\\" { return "\\\(self)" }
    let plain = String(self)
    return plain == plain.printable ? plain : "\\u{\(String(value, radix: 16))}"
  }
}
