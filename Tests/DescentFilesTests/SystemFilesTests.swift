import DescentFiles
import Foundation
import Testing

/// Reading this machine's files, and refusing what is none.
struct SystemFilesTests {
  private let files = SystemFiles()
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [0, 1, 4095, 4096, 100_000])
  func `a file is read whole`(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let path = try folder.write(bytes, to: "a.bin")
    #expect(try files.read(path, limit: count) == bytes)
    #expect(files.kind(of: path) == .regular(size: count))
  }

  @Test func `a file above the limit is refused`() throws {
    let path = try folder.write([1, 2, 3], to: "a.bin")
    #expect(throws: FileFault.tooLarge(path, bytes: 3, limit: 2)) { try files.read(path, limit: 2) }
    #expect(throws: FileFault.tooLarge(path, bytes: 3, limit: -1)) { try files.read(path, limit: -1) }
  }

  @Test func `a huge file is refused before anything is allocated`() throws {
    let path = try folder.write([], to: "sparse.bin")
    #expect(truncate(path, 1 << 42) == 0)
    #expect(throws: FileFault.tooLarge(path, bytes: 1 << 42, limit: 1 << 20)) {
      try files.read(path, limit: 1 << 20)
    }
  }

  @Test func `a file that tells no size is read to its end`() throws {
    let status = try files.read("/proc/self/status", limit: 1 << 20)
    #expect(status.count > 100)
    #expect(throws: FileFault.self) { try files.read("/proc/self/status", limit: 10) }
  }

  @Test func `what is not there is not found`() throws {
    let path = try folder.write([1], to: "a.bin")
    for missing in [folder.path + "/no.bin", path + "/below", ""] {
      #expect(files.kind(of: missing) == .missing)
      #expect(throws: FileFault.notFound(missing)) { try files.read(missing, limit: 10) }
    }
  }

  @Test func `directories, devices and pipes are refused at once`() throws {
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    for (path, kind) in [(folder.path, "directory"), ("/dev/zero", "device"), (pipe, "pipe")] {
      #expect(files.kind(of: path) == .other(kind))
      #expect(throws: FileFault.notRegular(path, kind: kind)) { try files.read(path, limit: 10) }
    }
  }

  @Test func `a path with a zero byte is not cut short`() throws {
    let path = try folder.write([1], to: "a.bin")
    #expect(throws: FileFault.cannotRead(path + "\0.gz", reason: "a path holds no zero byte")) {
      try files.read(path + "\0.gz", limit: 10)
    }
  }

  @Test func `a path too long for the system is refused in its words`() {
    let path = String(repeating: "a", count: 5000)
    #expect(throws: FileFault.cannotRead(path, reason: "file name too long")) {
      try files.read(path, limit: 10)
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func `a file without permission is refused`() throws {
    let path = try folder.write([1], to: "a.bin")
    #expect(chmod(path, 0) == 0)
    #expect(throws: FileFault.notPermitted(path)) { try files.read(path, limit: 10) }
  }
}
