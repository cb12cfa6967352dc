import DescentCatalogue
import DescentSyntax

/// One step of preparation, on the columns named or on all it fits.
package struct PreparationSetting: Sendable, Equatable {
  package let step: EntryValue
  /// Empty for all that it fits.
  package let columns: [String]
  /// Where each of them is named.
  let spans: [Span]

  /// Whether both do the same, wherever they stand.
  package static func == (one: PreparationSetting, other: PreparationSetting) -> Bool {
    one.step == other.step && one.columns == other.columns
  }

  /// The step as it would be written.
  package var text: String {
    let options = step.options.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.text)" }
    let values = columns.map(Self.written) + options
    return values.isEmpty ? step.name : "\(step.name)(\(values.joined(separator: ", ")))"
  }

  private static func written(_ column: String) -> String { CanonicalString.quoted(column) }
}
