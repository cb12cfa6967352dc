import DescentRecipe

/// Optimizers with the layers that each of them moves, as written.
package struct OptimizersOnPaper: Sendable, Equatable {
  /// One of them.
  package struct Group: Sendable, Equatable {
    package let entry: EntryOnPaper
    /// `layers 1..2` or `rest`; nil for the one that moves all.
    package let layers: String?
  }

  package let groups: [Group]

  init(_ setting: OptimizerSetting) {
    let isAlone = setting.others.isEmpty
    groups = setting.groups.map { group in
      Group(entry: EntryOnPaper(group.optimizer), layers: group.layers?.text ?? (isAlone ? nil : "rest"))
    }
  }

  /// With all their options.
  package var text: String { written(\.text) }

  /// With what somebody has chosen.
  package var shortText: String { written(\.shortText) }

  private func written(_ words: (EntryOnPaper) -> String) -> String {
    groups.map { words($0.entry) + ($0.layers.map { " for \($0)" } ?? "") }.joined(separator: ", ")
  }
}
