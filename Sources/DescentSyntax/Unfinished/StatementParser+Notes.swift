// These stay out of line, as all that stands in the way of nested brackets does.
extension StatementParser {
  /// Notes what could stand here, where the text breaks off.
  @inline(never)
  func seek(_ expected: Expected) {
    if isAtEnd { notebook?.note(expected) }
  }

  @inline(never)
  func enter(_ kind: Enclosure.Kind, of owner: String? = nil, given: [String?] = []) {
    notebook?.enter(Enclosure(kind: kind, owner: owner, given: given))
  }

  @inline(never)
  func leave() { notebook?.leave() }

  /// Notes that what follows is the value of an option, or of a member of a list, of this name.
  @inline(never)
  func enterValue(of name: Name?) {
    notebook?.revise { $0.label = name?.text }
  }

  /// Notes that an option has been read.
  @inline(never)
  func leaveValue(of name: Name?) {
    notebook?.revise {
      $0.given.append(name?.text)
      $0.label = nil
    }
  }

  /// Notes that behind the word that stands here, the last, its value could follow: `every 10`.
  @inline(never)
  func seekValueOfLastWord() {
    guard let notebook, case .word(let text) = current.kind, token(after: 1).kind == .end else { return }
    notebook.revise { $0.label = text }
    notebook.note(.value)
    notebook.revise { $0.label = nil }
  }

  /// Notes the next of the options that a thing takes without parentheses.
  @inline(never)
  func seekBareOption(of thing: Thing, after arguments: [Argument]) {
    guard isAtEnd else { return }
    enter(.bareOptions, of: thing.name.text, given: arguments.map { _ in nil })
    seek(.value)
    leave()
  }

  /// Notes the words that may follow a value at this level of binding.
  @inline(never)
  func seekJoiners(_ floor: Precedence, _ ceiling: Precedence) {
    guard notebook != nil else { return }
    if floor <= .comparison, ceiling >= .comparison {
      seek(.word("stalls"))
      if isAt(word: "stalls"), token(after: 1).kind == .end { notebook?.note(.word("for")) }
    }
    guard ceiling < .comparison else { return }
    if floor <= .and, ceiling >= .and { seek(.word(ReservedWord.and.rawValue)) }
    if floor <= .or { seek(.word(ReservedWord.or.rawValue)) }
  }
}
