import DescentCatalogue
import DescentData
import DescentLearning

/// Every card of the language, by kind.
package enum Catalogue {
  /// The cards of one kind, in the order in which they are listed.
  package static func cards(of kind: EntryKind) -> [Card] {
    switch kind {
    case .source: SourceCatalogue.all.map { $0.facts }
    case .preparation: PreparationSteps.all.map { $0.facts }
    case .model: Models.all.map { $0.facts }
    case .layer: LayerEntries.all.map { $0.facts }
    case .activation: Activations.all.map { $0.facts }
    case .initializer: Initializers.all.map { $0.facts }
    case .loss: Losses.all.map { $0.facts }
    case .metric: Metrics.all.map { $0.facts }
    case .optimizer: Optimizers.all.map { $0.facts }
    case .schedule: Schedules.all.map { $0.facts }
    case .clipping: Clippings.all.map { $0.facts }
    case .penalty: Penalties.all.map { $0.facts }
    case .average: Averages.all.map { $0.facts }
    case .surface: Surfaces.all.map { $0.facts }
    }
  }

  package static var all: [Card] { EntryKind.allCases.flatMap(cards(of:)) }

  /// The kind that has an entry of this name.
  static func kind(of name: String) -> EntryKind? {
    EntryKind.allCases.first { cards(of: $0).contains { $0.name == name } }
  }
}
