/// What a word of the prompt asks for.
package enum PromptCommand: Equatable, Sendable {
  /// Help on a subject, in the user's words; nil for an overview.
  case help(String?)
  /// The statements of a file, as if they were typed.
  case run(Quoted)
  /// The session as a recipe.
  case write(Quoted)
  /// So many statements back.
  case undo(Int)
  case redo(Int)
  case branch(Name)
  case switchTo(Name)
  case branches
  /// So many updates, then a pause.
  case step(Int)
  /// Figures to draw while training runs; none to draw the loss alone.
  case watch([Name])
  case quit

  init(_ word: PromptWord, from parser: inout StatementParser) throws(Refusal) {
    switch word {
    case .help:
      parser.seek(.subject)
      let subject = parser.isAtEnd ? nil : parser.writtenRest(after: 0)
      while !parser.isAtEnd { parser.advance() }
      self = .help(subject)
    case .run: self = .run(try parser.quoted("the path of a recipe", help: "write `run \"a.train\"`"))
    case .write:
      self = .write(
        try parser.quoted(
          "the path of a file", help: "write `write \"session.train\"`"))
    case .undo: self = .undo(try parser.times(example: "undo 2"))
    case .redo: self = .redo(try parser.times(example: "redo 2"))
    case .branch: self = .branch(try parser.branchName(example: "branch small"))
    case .switch:
      parser.seek(.branch)
      self = .switchTo(try parser.branchName(example: "switch small"))
    case .branches: self = .branches
    case .step: self = .step(try parser.times(example: "step 10"))
    case .watch: self = .watch(try parser.figures())
    case .quit: self = .quit
    }
    try parser.finish(.thing)
  }
}

extension StatementParser {
  /// A count from 1 that may be left out.
  fileprivate mutating func times(example: String) throws(Refusal) -> Int {
    guard !isAtEnd else { return 1 }
    guard case .number(let number) = current.kind, let count = Int(exactly: number),
      (1...1_000_000_000).contains(count)
    else { throw unexpected("a whole number", help: "write `\(example)`") }
    advance()
    _ = take(word: count == 1 ? "step" : "steps")
    return count
  }

  fileprivate mutating func branchName(example: String) throws(Refusal) -> Name {
    seek(.newName)
    guard case .word(let text) = current.kind else {
      throw unexpected("a name", help: "write `\(example)`")
    }
    return Name(text, at: advance().span)
  }

  fileprivate mutating func figures() throws(Refusal) -> [Name] {
    var names: [Name] = []
    seek(.name)
    guard !isAtEnd else { return names }
    repeat {
      names.append(try reference("a figure", help: "write `watch val.loss`"))
    } while take(.comma)
    return names.count == 1 && names[0].text == "none" ? [] : names
  }
}
