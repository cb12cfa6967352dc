/// Why a file could not be read or written.
package enum FileFault: Error, Equatable, Sendable {
  case notFound(String)
  /// `kind` says what it is instead: directory, pipe, socket, device.
  case notRegular(String, kind: String)
  case notPermitted(String)
  /// More bytes than may be read; `bytes` is as far as the size is known.
  case tooLarge(String, bytes: Int, limit: Int)
  case cannotRead(String, reason: String)
  case cannotWrite(String, reason: String)
  case noSpace(String)
  /// In bytes; found out before anything was written.
  case noRoom(String, needed: Int, free: Int)
  /// A folder on the way is a symbolic link, which could lead anywhere.
  case throughLink(String)
  /// The reader of a pipe has gone.
  case closedPipe(String)
  case isGzipDamaged(String, reason: String)
}

extension FileFault {
  /// What was found, in one sentence.
  package var message: String {
    switch self {
    case .notFound(let path): "there is no file `\(path.printable)`"
    case .notRegular(let path, let kind): "`\(path.printable)` is not a regular file but a \(kind)"
    case .notPermitted(let path): "no permission to open `\(path.printable)`"
    case .tooLarge(let path, let bytes, let limit):
      "`\(path.printable)` has \(bytes) bytes, more than the \(limit) that may be read"
    case .cannotRead(let path, let reason): "cannot read `\(path.printable)`: \(reason)"
    case .cannotWrite(let path, let reason): "cannot write \(path.printable): \(reason)"
    case .noSpace(let path): "no space left to write \(path.printable)"
    case .noRoom(let path, let needed, let free):
      "no room for `\(path.printable)`: it needs \(needed) bytes, \(free) are free"
    case .throughLink(let path): "a folder on the way to `\(path.printable)` is a symbolic link"
    case .closedPipe(let path): "nobody reads \(path.printable) any more"
    case .isGzipDamaged(let path, let reason): "the gzip file `\(path.printable)` is damaged: \(reason)"
    }
  }

  /// What to do about it, where something can be done.
  package var help: String? {
    switch self {
    case .tooLarge:
      "raise the limit, for example `--memory 16GB`, if the file is to be trusted"
    case .notRegular: "name a regular file; copy what a pipe or device delivers into one first"
    case .isGzipDamaged: "fetch or copy the file again"
    case .noRoom: "make room, or write elsewhere with `--out DIR`"
    case .throughLink: "write below a folder of its own, or name where the link leads with `--out DIR`"
    case .notFound, .notPermitted, .cannotRead, .cannotWrite, .noSpace, .closedPipe: nil
    }
  }

  /// The command's answer where this ends it.
  package var exitStatus: Int32 {
    switch self {
    case .notFound, .notRegular, .notPermitted, .isGzipDamaged: 3
    case .tooLarge: 4
    case .cannotRead, .cannotWrite, .noSpace, .noRoom, .closedPipe: 5
    case .throughLink: 8
    }
  }
}
