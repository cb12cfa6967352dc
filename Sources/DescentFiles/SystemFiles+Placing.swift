import CFiles
import Glibc

extension SystemFiles: FileTarget {
  package func place(_ bytes: [UInt8], at path: String, below folder: String) throws(FileFault) {
    try Self.place(bytes, count: bytes.count, path, folder, DESCENT_PLACE_FILE)
  }

  package func tryPlacing(count: Int, at path: String, below folder: String) throws(FileFault) {
    try Self.place([], count: count, path, folder, DESCENT_PLACE_NOTHING)
  }

  private static func place(
    _ bytes: [UInt8], count: Int, _ path: String, _ folder: String, _ placing: descent_placing
  ) throws(FileFault) {
    let whole = folder.isEmpty || folder.hasSuffix("/") ? folder + path : folder + "/" + path
    guard !whole.utf8.contains(0) else { throw .cannotWrite(whole, reason: "a path holds no zero byte") }
    var free: Int64 = 0
    let answer = unsafe descent_place(folder, path, bytes, count, placing, &free)
    if answer != 0 { throw fault(-answer, whole, needed: count, free: Int(free)) }
  }

  private static func fault(_ code: Int32, _ path: String, needed: Int, free: Int) -> FileFault {
    switch code {
    case ENOSPC where free < needed: .noRoom(path, needed: needed, free: free)
    case ENOSPC: .noSpace(path)
    case EDQUOT: .cannotWrite(path, reason: "the quota is used up (EDQUOT)")
    case EFBIG: .cannotWrite(path, reason: "the file size limit is below its \(needed) bytes (EFBIG)")
    case ELOOP: .throughLink(path)
    case EEXIST: .cannotWrite(path, reason: "what stands there is no regular file")
    default: .cannotWrite(path, reason: systemReason(code))
    }
  }
}
