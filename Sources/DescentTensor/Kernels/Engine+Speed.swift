import CExact

extension Engine {
  /// Runs independent chains of fma in registers on every thread, for somebody who holds a clock to them.
  ///
  /// - Parameter rounds: Links of each chain of each piece; at least 1.
  /// - Returns: The floating-point operations, two a fma.
  package func runChains(rounds: Int) -> Double {
    precondition(rounds >= 1, "a chain has a link")
    return unsafe exact_run_chains(handle, rounds, threads)
  }
}
