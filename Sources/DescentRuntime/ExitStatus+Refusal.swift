import DescentSyntax

extension ExitStatus {
  /// What a recipe that is refused with these diagnostics tells the shell: the first error decides.
  package init(refusing diagnostics: [Diagnostic]) {
    switch diagnostics.first(where: { $0.severity == .error })?.code {
    case "D0705": self = .limit
    case "D1001": self = .notPermitted
    case "D1002": self = .file
    default: self = .recipeWrong
    }
  }
}
