import DescentFiles
import DescentTensor

/// Looks whether each part has rows of each class.
struct ClassCheck {
  private let dataset: Dataset

  init(_ dataset: Dataset) { self.dataset = dataset }

  /// A line for each part beside train that lacks classes.
  ///
  /// - Throws: `oneClass`, or `classNotInTrain` for the first that train lacks.
  func notes(on parts: [[Int32]]) throws(DataFault) -> [String] {
    switch dataset.target {
    case .numbers: return []
    case .classes(let labels, let names):
      let counts = parts.map { self.counts(of: $0, labels, classes: names.count) }
      try requireEach(names, in: counts)
      return zip(Part.allCases, zip(parts, counts)).dropFirst().compactMap { part, found in
        found.0.isEmpty ? nil : note(on: part, names, found.1, in: counts)
      }
    }
  }

  private func counts(of rows: [Int32], _ labels: LabelBuffer, classes: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: classes)
    for row in rows { counts[Int(labels[Int(row)])] += 1 }
    return counts
  }

  private func requireEach(_ names: [String], in counts: [[Int]]) throws(DataFault) {
    let present = names.indices.filter { index in counts.contains { $0[index] > 0 } }
    if present.count == 1 {
      throw .oneClass(source: dataset.name, className: names[present[0]], rows: dataset.rows)
    }
    guard let absent = counts[0].firstIndex(of: 0) else { return }
    throw .classNotInTrain(
      source: dataset.name, className: names[absent],
      counts: zip(names, counts[0]).map { ClassCount(name: $0, rows: $1) })
  }

  private func note(on part: Part, _ names: [String], _ counts: [Int], in parts: [[Int]]) -> String? {
    let absent = names.indices.filter { counts[$0] == 0 }
    guard let first = absent.first else { return nil }
    let all = parts.reduce(0) { $0 + $1[first] }
    let told = "`\(names[first].printable)` (\(all) row\(all == 1 ? "" : "s") in all)"
    return absent.count == 1
      ? "\(part.rawValue) has no row of class \(told)"
      : "\(part.rawValue) has no row of \(absent.count) classes, \(told) among them"
  }
}
