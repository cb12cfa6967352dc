import CExact

/// One instruction set and one team of threads; every exact operation is asked of it.
///
/// Owned by one run: not shared between tasks.
@safe @usableFromInline
package final class Engine {
  package let instructionSet: InstructionSet
  package let threads: Int
  let handle: OpaquePointer

  /// - Parameters:
  ///   - instructionSet: One that this machine supports.
  ///   - threads: How many threads share the work, the caller's among them; at least 1.
  package init(instructionSet: InstructionSet, threads: Int) {
    precondition(instructionSet.isSupported, "an engine's instruction set is supported")
    precondition(threads >= 1 && threads <= 1024, "an engine has between 1 and 1 024 threads")
    guard let handle = unsafe exact_engine_create(instructionSet.path, Int32(threads)) else {
      preconditionFailure("an engine's few hundred bytes can be had")
    }
    self.instructionSet = instructionSet
    self.threads = threads
    unsafe self.handle = handle
  }

  deinit {
    unsafe exact_engine_destroy(handle)
  }

  /// Calls `body` with ranges of 16 384 that cover 0 ..< count, each once, on whichever thread is free.
  ///
  /// What `body` writes must lie within its range, and it may not ask the engine for anything.
  @usableFromInline
  package func forEachPiece(of count: Int, _ body: (Range<Int>) -> Void) {
    let length = 16_384
    guard threads > 1, count > 2 * length else {
      if count > 0 { body(0..<count) }
      return
    }
    withoutActuallyEscaping(body) { body in
      var job = PieceJob(body: body, count: count, length: length)
      unsafe withUnsafeMutablePointer(to: &job) { job in
        unsafe exact_run_pieces(
          handle, (count + length - 1) / length, { context, piece, _ in unsafe runPiece(context, piece) },
          UnsafeMutableRawPointer(job))
      }
    }
  }
}

/// A closure and how its range is cut, for the team's threads.
private struct PieceJob {
  let body: (Range<Int>) -> Void
  let count: Int
  let length: Int
}

private func runPiece(_ context: UnsafeMutableRawPointer?, _ piece: Int) {
  guard let job = unsafe context?.assumingMemoryBound(to: PieceJob.self) else { return }
  let first = unsafe piece * job.pointee.length
  unsafe job.pointee.body(first..<min(first + job.pointee.length, job.pointee.count))
}

extension Vector {
  /// The first element's place.
  @usableFromInline
  var start: UnsafeMutablePointer<Float> { unsafe buffer.start + offset }

  /// Sets every element.
  package func fill(_ value: Float) {
    withExtendedLifetime(buffer) { unsafe start.update(repeating: value, count: count) }
  }
}

extension Matrix {
  /// The first element's place.
  var start: UnsafeMutablePointer<Float> { unsafe buffer.start + offset }

  /// Whether both have the same rows and columns.
  func matches(_ other: Matrix) -> Bool { rows == other.rows && columns == other.columns }
}
