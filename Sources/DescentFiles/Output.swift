import CFiles
import Glibc

/// Writing to what is open already, such as standard output.
package enum Output {
  /// Writes every byte, however many calls that takes.
  ///
  /// The caller sees to it that a closed pipe raises no signal.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) throws(FileFault) {
    let answer = unsafe descent_write(descriptor, bytes, bytes.count)
    if answer != 0 { throw fault(-answer, name(of: descriptor)) }
  }

  private static func name(of descriptor: Int32) -> String {
    switch descriptor {
    case 1: "standard output"
    case 2: "standard error"
    default: "descriptor \(descriptor)"
    }
  }

  private static func fault(_ code: Int32, _ name: String) -> FileFault {
    switch code {
    case EPIPE: .closedPipe(name)
    case ENOSPC, EDQUOT: .noSpace(name)
    default: .cannotWrite(name, reason: systemReason(code))
    }
  }
}
