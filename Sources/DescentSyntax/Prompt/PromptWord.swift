/// The words that the prompt understands and recipes do not have.
package enum PromptWord: String, CaseIterable, Sendable {
  case help, run, write, undo, redo, branch, `switch`, branches, step, watch, quit

  package static let words = allCases.map(\.rawValue)

  /// How a recipe says it, where it can.
  var inRecipe: String? {
    switch self {
    case .step: "write `train 10 steps`"
    case .run: "write `include \"base.train\"` for its settings"
    case .write: "write `save \"m.safetensors\"` for the weights"
    case .help, .undo, .redo, .branch, .switch, .branches, .watch, .quit: nil
    }
  }
}
