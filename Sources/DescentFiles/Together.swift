import CFiles

/// Work done at the same time.
package enum Together {
  /// Runs both, the second on a thread of its own where one can be had, and waits for both.
  package static func run<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    var (one, two): (First?, Second?)
    withoutActuallyEscaping(first) { first in
      withoutActuallyEscaping(second) { second in
        runBoth(Work { one = first() }, Work { two = second() })
      }
    }
    guard let one, let two else { preconditionFailure("both tasks have run when they are joined") }
    return (one, two)
  }

  private static func runBoth(_ one: Work, _ two: Work) {
    withExtendedLifetime((one, two)) {
      unsafe descent_run_two(
        Work.start, Unmanaged.passUnretained(one).toOpaque(),
        Work.start, Unmanaged.passUnretained(two).toOpaque())
    }
  }
}

/// A task as C can carry it.
private final class Work {
  private let body: () -> Void

  init(_ body: @escaping () -> Void) { self.body = body }

  static let start: @convention(c) (UnsafeMutableRawPointer?) -> Void = { context in
    guard let context = unsafe context else { return }
    unsafe Unmanaged<Work>.fromOpaque(context).takeUnretainedValue().body()
  }
}
