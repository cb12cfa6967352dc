import DescentFiles
import DescentTensor

/// Which rows belong to which part, each in ascending order.
package struct Partition: Equatable, Sendable {
  package let train: [Int32]
  package let val: [Int32]
  package let test: [Int32]
  /// What a reader should know of it, a line each.
  package let notes: [String]

  /// The rows of a part.
  package func rows(of part: Part) -> [Int32] {
    switch part {
    case .train: train
    case .val: val
    case .test: test
    }
  }
}

extension SplitPlan {
  /// Shares the rows out.
  ///
  /// A source's own test part is the test part; its share is then that of no rows.
  /// - Throws: `emptyPart` where a share gets no row, `classNotInTrain`, `oneClass`, `noRows`.
  package func partition(of dataset: Dataset) throws(DataFault) -> Partition {
    let free = dataset.testRows?.lowerBound ?? dataset.rows
    guard dataset.rows > 0 else { throw .noRows(source: dataset.name) }
    guard shares.train > 0 else { throw .emptyPart(.train, source: dataset.name, rows: [0, 0, 0]) }
    var groups = try groups(of: dataset, rows: free)
    var parts: [[Int32]] = [[], [], Array((dataset.testRows ?? 0..<0).map(Int32.init))]
    for (row, part) in groups.assign(order(of: free)).enumerated() { parts[part].append(Int32(row)) }
    try requireRows(parts, of: dataset)
    let notes = try ClassCheck(dataset).notes(on: parts)
    return Partition(train: parts[0], val: parts[1], test: parts[2], notes: notes)
  }

  /// The rows in the order in which they are dealt out.
  private func order(of rows: Int) -> [Int32] {
    switch style {
    case .stratified, .shuffled: RandomStream(seed: seed, .split).shuffled(rows)
    case .inOrder: (0..<rows).map(Int32.init)
    }
  }

  private func groups(of dataset: Dataset, rows: Int) throws(DataFault) -> Groups {
    var apportionment = Apportionment(shares, testIsApart: dataset.testRows != nil)
    switch style {
    case .shuffled, .inOrder: return Groups(labels: nil, left: [apportionment.share(out: rows)])
    case .stratified:
      guard case .classes(let labels, let names) = dataset.target else {
        throw .noClassesToSplitBy(source: dataset.name)
      }
      var sizes = [Int](repeating: 0, count: names.count)
      for row in 0..<rows { sizes[Int(labels[row])] += 1 }
      return Groups(labels: labels, left: sizes.map { apportionment.share(out: $0) })
    }
  }

  private func requireRows(_ parts: [[Int32]], of dataset: Dataset) throws(DataFault) {
    let wanted = [true, shares.val > 0, shares.test > 0 || dataset.testRows != nil]
    for (index, part) in Part.allCases.enumerated() where wanted[index] && parts[index].isEmpty {
      throw .emptyPart(part, source: dataset.name, rows: parts.map(\.count))
    }
  }
}

/// Groups of rows with what each still has to give to each part.
private struct Groups {
  /// The group of a row; nil where there is but one.
  let labels: LabelBuffer?
  /// Rows that train, val and test still get from each group.
  var left: [[Int]]

  /// The part of each row: those that come first in `order` go to train, the next to val, the last to test.
  mutating func assign(_ order: [Int32]) -> [Int] {
    var partOfRow = [Int](repeating: 0, count: order.count)
    for row in order {
      let group = labels.map { Int($0[Int(row)]) } ?? 0
      let part = left[group].firstIndex { $0 > 0 } ?? 0
      left[group][part] -= 1
      partOfRow[Int(row)] = part
    }
    return partOfRow
  }
}
