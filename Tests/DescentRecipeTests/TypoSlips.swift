/// Every text that is one edit away from a word.
struct TypoSlips {
  private static let letters = Array("abcdefghijklmnopqrstuvwxyz_".utf8)

  let word: String

  /// Each letter dropped, each neighbours swapped, each place with each letter, each letter as each other.
  var all: Set<String> {
    let word = Array(word.utf8)
    var slips: Set<[UInt8]> = []
    for place in 0...word.count {
      for letter in Self.letters {
        slips.insert(word[..<place] + [letter] + word[place...])
        if place < word.count { slips.insert(word[..<place] + [letter] + word[(place + 1)...]) }
      }
      if place < word.count { slips.insert(Array(word[..<place] + word[(place + 1)...])) }
      if place + 1 < word.count {
        slips.insert(word[..<place] + [word[place + 1], word[place]] + word[(place + 2)...])
      }
    }
    slips.remove(word)
    return Set(slips.map { String(decoding: $0, as: UTF8.self) })
  }
}
