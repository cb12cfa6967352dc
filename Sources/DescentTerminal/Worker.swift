import CTerminal

/// A thread beside the one that has the terminal.
package enum Worker {
  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Starts a thread with a stack of so many bytes, which takes no signals; false where none can be had.
  package static func start(stack: Int, _ body: @escaping @Sendable () -> Void) -> Bool {
    let work = unsafe Unmanaged.passRetained(Work(body))
    let isStarted = unsafe terminal_start_thread(
      { context in
        guard let context = unsafe context else { return }
        unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
      }, unsafe work.toOpaque(), stack)
    if !isStarted { unsafe work.release() }
    return isStarted
  }
}
