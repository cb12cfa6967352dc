/// What is told of a statement, or of a word of the prompt.
package struct StatementCard: Equatable, Sendable {
  /// What a statement is for.
  package enum Group: String, CaseIterable, Sendable {
    case preamble, data, model, training, actions, looks, prompt
  }

  /// One way to write it, or one of its clauses.
  package struct Form: Equatable, Sendable {
    package let text: String
    /// What it says, lower case, no full stop.
    package let meaning: String

    init(_ text: String, _ meaning: String) {
      self.text = text
      self.meaning = meaning
    }
  }

  package let name: String
  package let group: Group
  /// What people who come from elsewhere call it.
  package let others: [String]
  /// One line of help, lower case, no full stop.
  package let summary: String
  /// What it does, in two plain sentences.
  package let account: String
  package let forms: [Form]
  /// Two uses, statements joined by `;`; data, model and training are left out where any would do.
  package let examples: [String]

  init(
    _ name: String, _ group: Group, others: [String] = [], _ summary: String, account: String, forms: [Form],
    examples: [String]
  ) {
    self.name = name
    self.group = group
    self.others = others
    self.summary = summary
    self.account = account
    self.forms = forms
    self.examples = examples
  }

  /// Whether the word alone is a whole statement.
  package var standsAlone: Bool { forms.contains { $0.text == name } }
}

/// The cards of all statements and of the words of the prompt.
package enum StatementCards {
  package static let all = preamble + data + model + training + actions + looks + prompt

  /// The card of a word; nil for one that begins no statement.
  package static func card(of word: String) -> StatementCard? { all.first { $0.name == word } }
}
