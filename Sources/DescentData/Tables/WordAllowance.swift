/// How much memory the different words of a table may take while it is read.
struct WordAllowance: Sendable {
  let name: String
  let library: LibraryFiles
  /// Bytes that are taken before the first word.
  let taken: Int

  /// Bytes that a word takes until its column is in order: its place, its slots, its text, its rank.
  private static let bytesOfWord = 128

  /// Refuses more different words than memory has room for.
  func allow(words: Int) throws(DataFault) {
    try library.allow(taken + words * Self.bytesOfWord, for: name)
  }
}
