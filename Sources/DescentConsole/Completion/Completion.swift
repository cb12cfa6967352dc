/// What may be written at a cursor.
package struct Completion: Equatable, Sendable {
  /// What a candidate takes the place of, in UTF-8 offsets.
  package let replaced: Range<Int>
  /// The likeliest first; none where nothing fits.
  package let candidates: [Candidate]

  package init(replaced: Range<Int>, candidates: [Candidate]) {
    self.replaced = replaced
    self.candidates = candidates
  }
}

/// Something that may be written, with one line about it.
package struct Candidate: Equatable, Sendable {
  package let text: String
  /// What goes on directly behind it: a space, `(`, `=`, a closing quote, or nothing.
  package let suffix: String
  /// One line, lower case, no full stop.
  package let help: String
  /// What else it is called; it is found by these where nothing begins as it was written.
  let others: [String]
  /// Whether it is shown only to those who have begun to write it.
  let isRare: Bool

  package init(
    _ text: String, suffix: String = "", help: String, others: [String] = [], isRare: Bool = false
  ) {
    self.text = text
    self.suffix = suffix
    self.help = help
    self.others = others
    self.isRare = isRare
  }
}
