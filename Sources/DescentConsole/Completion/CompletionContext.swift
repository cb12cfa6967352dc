import DescentRecipe

/// What completion needs to know of the session besides the text; made anew after each statement.
package struct CompletionContext: Sendable {
  /// A file or a folder in a folder.
  package typealias Entry = (name: String, isFolder: Bool)

  /// The settings, names and figures that there are; `checker.situation` tells them.
  package var situation: Situation
  package var branches: [String]
  /// What a folder holds, by its path with a `/` at its end; empty for the one where paths begin.
  package var files: @Sendable (String) -> [Entry]
  /// The columns of a table, by its path as it is written; none where it cannot be looked into.
  package var columns: @Sendable (String) -> [String]
  /// Whether the words of the prompt are words here; they are none in a recipe.
  package var isPrompt: Bool

  package init(
    situation: Situation = Situation(), branches: [String] = [], isPrompt: Bool = true,
    files: @escaping @Sendable (String) -> [Entry] = { _ in [] },
    columns: @escaping @Sendable (String) -> [String] = { _ in [] }
  ) {
    self.situation = situation
    self.branches = branches
    self.isPrompt = isPrompt
    self.files = files
    self.columns = columns
  }
}
