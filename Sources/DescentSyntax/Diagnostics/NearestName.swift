/// Finds the name that a mistyped word was probably meant to be.
package enum NearestName {
  /// The nearest of the names, within a third of the word's length or one edit; the first of equals.
  ///
  /// An edit inserts, drops or changes a letter or swaps two neighbours (Damerau–Levenshtein). A word that
  /// differs only in its case is nearest of all.
  package static func nearest(to word: String, among names: [String]) -> String? {
    let letters = Array(word.utf8)
    let limit = max(1, letters.count / 3)
    let lowercased = word.lowercased()
    if let same = names.first(where: { $0.lowercased() == lowercased }) { return same }
    var best: (name: String, distance: Int)?
    for name in names {
      let other = Array(name.utf8)
      guard abs(other.count - letters.count) <= limit else { continue }
      let distance = distance(letters, other)
      if distance <= limit, distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
  }

  /// How many edits lie between two words, none of them touching the same letters twice.
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var row = [i + 1]
      for (j, other) in right.enumerated() {
        var best = min(last[j] + (letter == other ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[right.count]
  }
}
