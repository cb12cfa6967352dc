import Glibc

extension SystemFiles {
  /// Gives a file another name in the same folder; what had that name is replaced.
  package func move(_ path: String, to name: String) throws(FileFault) {
    guard !path.utf8.contains(0), !name.utf8.contains(0) else {
      throw .cannotWrite(name, reason: "a path holds no zero byte")
    }
    guard unsafe rename(path, name) != 0 else { return }
    throw .cannotWrite(name, reason: systemReason(errno))
  }

  /// Removes a file if it is there.
  package func remove(_ path: String) {
    guard !path.utf8.contains(0) else { return }
    _ = unsafe unlink(path)
  }
}
