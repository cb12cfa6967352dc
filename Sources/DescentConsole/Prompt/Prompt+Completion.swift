import DescentRecipe

extension Prompt {
  /// What completion is to know of the session as it stands; what lies in files is for the caller to say.
  package var completionContext: CompletionContext {
    CompletionContext(situation: present.checker.situation, branches: branches.all.map(\.name))
  }
}
