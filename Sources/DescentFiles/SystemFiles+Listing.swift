import Glibc

extension SystemFiles {
  /// What stands directly in a folder, in no order; nothing where it cannot be looked into.
  ///
  /// - Parameter most: How many entries are looked at.
  package func entries(of folder: String, most: Int) -> [(name: String, isFolder: Bool)] {
    guard !folder.utf8.contains(0), let stream = unsafe opendir(folder.isEmpty ? "." : folder) else {
      return []
    }
    defer { unsafe closedir(stream) }
    var entries: [(name: String, isFolder: Bool)] = []
    while entries.count < most, let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) {
        unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name != ".", name != ".." else { continue }
      let isLink = unsafe entry.pointee.d_type == UInt8(DT_LNK) || entry.pointee.d_type == UInt8(DT_UNKNOWN)
      let isFolder = unsafe isLink ? Self.isFolder(folder + name) : entry.pointee.d_type == UInt8(DT_DIR)
      entries.append((name, isFolder))
    }
    return entries
  }

  private static func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return unsafe stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
  }
}
