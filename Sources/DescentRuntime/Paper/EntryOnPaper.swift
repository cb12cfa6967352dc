import DescentCatalogue
import DescentLearning
import DescentRecipe

/// A thing of the catalogue with its options written out.
package struct EntryOnPaper: Sendable, Equatable {
  /// One option as the recipe would write it.
  package struct Option: Sendable, Equatable {
    package let name: String
    package let text: String
    /// The same, of a thing with what somebody has chosen alone.
    let shortText: String
    /// Whether it is what the card says.
    package let isDefault: Bool
  }

  package let name: String
  /// In the card's order, those that are off left out.
  package let options: [Option]

  init<Entry: CatalogueEntry>(_ entry: Entry) {
    name = Entry.facts.name
    options = entry.optionValues.filter { $0.value != .none }.map { name, value in
      Option(
        name: name, text: Self.wrapped(value)?.text ?? value.text,
        shortText: Self.wrapped(value)?.shortText ?? value.text,
        isDefault: Entry.facts.option(named: name)?.defaultValue == value)
    }
  }

  /// The optimizer that a value is, for another one to go around.
  private static func wrapped(_ value: OptionValue) -> EntryOnPaper? {
    guard case .entry(let entry) = value else { return nil }
    return Optimizers.make(entry).map { EntryOnPaper($0) }
  }

  /// The thing with all its options.
  package var text: String { written(options) { $0.text } }

  /// The thing with its first option and those that somebody has chosen.
  package var shortText: String {
    written(options.prefix(1) + options.dropFirst().filter { !$0.isDefault }) { $0.shortText }
  }

  private func written(_ options: [Option], _ text: (Option) -> String) -> String {
    guard !options.isEmpty else { return name }
    return "\(name)(" + options.map { "\($0.name)=\(text($0))" }.joined(separator: ", ") + ")"
  }
}
