import DescentFiles
import DescentTensor

extension FloatBuffer {
  /// SHA-256 of all numbers, binary32 with its lowest byte first.
  var digest: String {
    var hash = SHA256()
    withSpan { hash.update($0) }
    return hash.hexDigest()
  }
}
