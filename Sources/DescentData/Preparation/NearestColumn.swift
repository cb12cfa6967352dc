import DescentFiles

/// The column that a name was probably meant for.
enum NearestColumn {
  /// One line: the nearest name if one is near, and the first of those there are.
  static func suggestion(for name: String, among columns: [String]) -> String {
    let shown = columns.prefix(20).map { $0.asName.printable }.joined(separator: ", ")
    let list = columns.count > 20 ? "\(shown) and \(columns.count - 20) more" : shown
    guard let nearest = nearest(to: name, among: columns) else { return "its columns are: \(list)" }
    return "write `\(nearest.asName.printable)` (its columns are: \(list))"
  }

  /// The nearest name within a third of the word's length or one edit; the first of equals.
  static func nearest(to name: String, among columns: [String]) -> String? {
    let limit = max(1, name.utf8.count / 3)
    let letters = Array(name.lowercased().utf8)
    guard letters.count <= 200 else { return nil }
    var best: (name: String, distance: Int)?
    for column in columns {
      let other = Array(column.lowercased().utf8)
      guard abs(other.count - letters.count) <= limit else { continue }
      let distance = edits(letters, other)
      if distance <= limit, distance < best?.distance ?? .max { best = (column, distance) }
    }
    return best?.name
  }

  /// Letters to insert, drop or change to make one word the other.
  private static func edits(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var last = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var row = [i + 1]
      for (j, other) in right.enumerated() {
        row.append(min(last[j] + (letter == other ? 0 : 1), last[j + 1] + 1, row[j] + 1))
      }
      last = row
    }
    return last[right.count]
  }
}
