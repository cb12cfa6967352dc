import CExact

/// What a random number is drawn for; each purpose has streams of its own.
package enum StreamName: UInt32, CaseIterable, Sendable {
  case initialization = 1
  case split, shuffle, dropout, augment, noise, choice
}

/// Random numbers as a pure function of seed, purpose, place, step and index (Philox 4×32-10).
///
/// Source: Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011.
package struct RandomStream: Sendable {
  let words: exact_stream

  /// - Parameters:
  ///   - place: Which layer or statement draws; 0 ..< 65 536.
  ///   - step: Epoch or step, as the purpose has it.
  package init(seed: UInt64, _ name: StreamName, place: Int = 0, step: UInt64 = 0) {
    precondition(place >= 0 && place < 65_536, "a stream's place is below 65 536")
    words = exact_stream(
      key_low: UInt32(truncatingIfNeeded: seed),
      key_high: UInt32(truncatingIfNeeded: seed >> 32),
      place: name.rawValue << 16 | UInt32(place),
      step_low: UInt32(truncatingIfNeeded: step),
      step_high: UInt32(truncatingIfNeeded: step >> 32))
  }

  private init(words: exact_stream) { self.words = words }

  /// The stream of the same seed, purpose and place at another step.
  package func with(step: UInt64) -> RandomStream {
    var other = words
    other.step_low = UInt32(truncatingIfNeeded: step)
    other.step_high = UInt32(truncatingIfNeeded: step >> 32)
    return RandomStream(words: other)
  }

  /// Thirty-two random bits; `index` below 2³⁴.
  package func bits(at index: UInt64) -> UInt32 {
    precondition(index < 1 << 34, "a stream's index is below 2³⁴")
    return exact_random_bits(words, index)
  }

  /// A number in 0 ..< 1, a multiple of 2⁻²⁴.
  package func uniform(at index: UInt64) -> Float {
    Float(bits(at: index) >> 8) * 0x1p-24
  }

  /// A number of the normal distribution with mean 0 and variance 1.
  package func normal(at index: UInt64) -> Float {
    precondition(index < 1 << 34, "a stream's index is below 2³⁴")
    return exact_random_normal(words, index)
  }
}
