import CExact

extension Engine {
  /// Rows `order[range]` of the bytes over `divisor`, into the first rows of `into`.
  package func gather(
    _ bytes: ByteMatrix, divisor: Float, order: [Int32], range: Range<Int>, into batch: Matrix
  ) {
    precondition(batch.rows >= range.count && batch.columns == bytes.columns, "a batch holds its rows")
    withExtendedLifetime(batch) {
      unsafe withGathering(of: bytes, order, range, into: batch.start) { work in
        unsafe work.divisor = divisor
        unsafe exact_gather_bytes(handle, &work)
      }
    }
  }

  /// Lends the order to gather rows of bytes; those of the range behind are brought nearer.
  func withGathering(
    of bytes: ByteMatrix, _ order: [Int32], _ range: Range<Int>, into start: UnsafeMutableRawPointer,
    _ body: (inout exact_gathering) -> Void
  ) {
    let after = min(range.count, order.count - range.upperBound)
    check(order, range.lowerBound..<range.upperBound + after, rows: bytes.rows)
    unsafe bytes.bytes.withUnsafeBufferPointer { source in
      unsafe order.withUnsafeBufferPointer { order in
        guard let source = source.baseAddress, let order = order.baseAddress else { return }
        var work = unsafe exact_gathering(
          source: source + bytes.start, order: order + range.lowerBound, into: start, rows: range.count,
          columns: bytes.columns, rows_after: after, divisor: 1)
        unsafe body(&work)
      }
    }
  }

  /// Rows `order[range]` of the source, into the first rows of `into`.
  package func gather(_ source: Matrix, order: [Int32], range: Range<Int>, into batch: Matrix) {
    check(order, range, rows: source.rows)
    precondition(batch.rows >= range.count && batch.columns == source.columns, "a batch holds its rows")
    withExtendedLifetime((source, batch)) {
      unsafe order.withUnsafeBufferPointer { order in
        guard let order = order.baseAddress else { return }
        var work = unsafe exact_gathering(
          source: source.start, order: order + range.lowerBound, into: batch.start, rows: range.count,
          columns: batch.columns, rows_after: 0, divisor: 1)
        unsafe exact_gather_floats(handle, &work)
      }
    }
  }

  /// Rows `order[range]` of the source, its ones in their places, into the first rows of `into`.
  package func gather(_ source: SpreadMatrix, order: [Int32], range: Range<Int>, into batch: Matrix) {
    check(order, range, rows: source.rows)
    precondition(batch.rows >= range.count && batch.columns == source.columns, "a batch holds its rows")
    withExtendedLifetime((source, batch)) {
      unsafe order.withUnsafeBufferPointer { order in
        guard let order = order.baseAddress else { return }
        var work = unsafe exact_spreading(
          numbers: source.numbers.start, places: source.places.start, ones: source.ones.start,
          order: order + range.lowerBound, into: batch.start, rows: range.count, columns: batch.columns,
          number_columns: source.numbers.columns, one_columns: source.onesColumns)
        unsafe exact_gather_spread(handle, &work)
      }
    }
  }

  /// Labels `order[range]`, into the first of `into`.
  package func gather(_ labels: LabelBuffer, order: [Int32], range: Range<Int>, into batch: LabelBuffer) {
    check(order, range, rows: labels.count)
    precondition(batch.count >= range.count, "a batch holds its labels")
    for (i, place) in range.enumerated() { batch[i] = labels[Int(order[place])] }
  }

  private func check(_ order: [Int32], _ range: Range<Int>, rows: Int) {
    precondition(range.lowerBound >= 0 && range.upperBound <= order.count, "a range lies within its order")
    for place in range {
      precondition(order[place] >= 0 && order[place] < rows, "an order names rows of its source")
    }
  }
}

extension RandomStream {
  /// 0 ..< n in random order (Fisher and Yates, from the end), a pure function of the stream and n.
  package func shuffled(_ n: Int) -> [Int32] {
    precondition(n >= 0 && n <= Int32.max, "a shuffled count is below 2³¹")
    return unsafe [Int32](unsafeUninitializedCapacity: n) { order, count in
      if let order = order.baseAddress { unsafe exact_shuffle(words, order, n) }
      count = n
    }
  }
}
