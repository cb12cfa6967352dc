import CFiles

/// A place in a gzip file from which its content goes on.
@safe struct Inflater: ~Copyable {
  private let input: [UInt8]
  private let stream: OpaquePointer

  init(_ input: [UInt8]) throws(GzipFault) {
    guard let stream = unsafe descent_inflater_new() else { throw .noMemory }
    unsafe self.stream = stream
    self.input = input
  }

  deinit { unsafe descent_inflater_free(stream) }

  /// Appends to the content until it has `end` bytes or is whole, and says whether it is whole.
  ///
  /// - Parameter capacity: Room to reserve, at least `end`.
  func fill(_ content: inout [UInt8], upTo end: Int, capacity: Int) throws(GzipFault) -> Bool {
    let before = content
    var outcome = DESCENT_INFLATION_NEEDS_ROOM
    content = unsafe [UInt8](unsafeUninitializedCapacity: max(capacity, end)) { target, count in
      _ = unsafe target.initialize(fromContentsOf: before)
      guard let start = target.baseAddress else { return }
      var produced = 0
      unsafe outcome = descent_inflate(
        stream, input, input.count, start + before.count, end - before.count, &produced)
      count = before.count + produced
    }
    return try isDone(outcome)
  }

  private func isDone(_ outcome: descent_inflation) throws(GzipFault) -> Bool {
    let position = unsafe descent_inflater_position(stream)
    switch outcome {
    case DESCENT_INFLATION_NEEDS_ROOM: return false
    case DESCENT_INFLATION_DONE: return true
    case DESCENT_INFLATION_CUT: throw .cut(at: position)
    case DESCENT_INFLATION_NOT_GZIP: throw .notGzip
    case DESCENT_INFLATION_BAD_CHECKSUM: throw .badChecksum
    case DESCENT_INFLATION_TRAILING: throw .trailing(at: position)
    case DESCENT_INFLATION_NO_MEMORY: throw .noMemory
    default: throw .badCodes(at: position)
    }
  }
}
