import CExact

/// The machine code that the kernels are compiled to; the bits of a result do not depend on it.
package enum InstructionSet: String, CaseIterable, Sendable {
  case avx512, avx2, baseline

  /// Whether this processor and its operating system can run it.
  package var isSupported: Bool { exact_path_is_supported(path) != 0 }

  /// The fastest that this machine supports.
  package static var best: InstructionSet {
    allCases.first { $0.isSupported } ?? .baseline
  }

  var path: exact_path {
    switch self {
    case .avx512: EXACT_AVX512
    case .avx2: EXACT_AVX2
    case .baseline: EXACT_BASELINE
    }
  }
}
