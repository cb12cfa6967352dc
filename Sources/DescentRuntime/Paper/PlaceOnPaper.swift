/// A place in the epochs of a training, counted as a run would count it.
struct PlaceOnPaper: Equatable {
  /// Rows to train on.
  let rows: Int
  private(set) var finishedEpochs = 0
  private var rowsDone = 0

  init(rows: Int) { self.rows = max(1, rows) }

  /// The epoch in which so many more steps end, from 1.
  func epoch(after steps: Int, batch: Int) -> Int {
    let (left, perEpoch) = (stepsLeft(batch), Self.stepsInEpoch(of: rows, batch: batch))
    return finishedEpochs + 1 + (max(0, steps - left) + perEpoch - 1) / perEpoch
  }

  /// Makes so many steps.
  mutating func advance(_ steps: Int, batch: Int) {
    let (left, perEpoch) = (stepsLeft(batch), Self.stepsInEpoch(of: rows, batch: batch))
    if steps < left {
      rowsDone += steps * batch
    } else {
      finishedEpochs += 1 + (steps - left) / perEpoch
      rowsDone = (steps - left) % perEpoch * batch
    }
  }

  /// Steps that an epoch takes.
  static func stepsInEpoch(of rows: Int, batch: Int) -> Int { max(1, (rows + batch - 1) / batch) }

  /// Steps to the end of the epoch.
  func stepsLeft(_ batch: Int) -> Int { (rows - rowsDone + batch - 1) / batch }
}
