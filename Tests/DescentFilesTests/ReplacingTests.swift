import DescentFiles
import Foundation
import Testing

/// Putting new bytes in the place of a file, whole or not at all.
struct ReplacingTests {
  private let files = SystemFiles()
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func mode(of path: String) -> mode_t {
    var facts = stat()
    return lstat(path, &facts) == 0 ? facts.st_mode : 0
  }

  @Test(arguments: [0, 1, 300_000])
  func `a file has the new bytes, its old permissions, and nothing is left beside it`(count: Int) throws {
    let path = try folder.write([1, 2, 3], to: "a.train")
    #expect(chmod(path, 0o640) == 0)
    let bytes = [UInt8](repeating: 7, count: count)
    try files.replace(path, with: bytes)
    #expect(try files.read(path, limit: count) == bytes)
    #expect(mode(of: path) & 0o7777 == 0o640)
    #expect(try names() == ["a.train"])
  }

  @Test func `who has the old file open still reads the old bytes`() throws {
    let path = try folder.write([1, 2, 3], to: "a.train")
    let reader = try #require(FileHandle(forReadingAtPath: path))
    try files.replace(path, with: [4])
    #expect(try reader.readToEnd() == Data([1, 2, 3]))
  }

  @Test func `the target of a link is replaced and the link stays`() throws {
    let path = try folder.write([1], to: "below/a.train")
    let link = folder.path + "/link.train"
    #expect(symlink("below/a.train", link) == 0)
    try files.replace(link, with: [2, 3])
    #expect(try files.read(path, limit: 9) == [2, 3])
    #expect(mode(of: link) & S_IFMT == S_IFLNK)
    #expect(try names() == ["below", "link.train"])
  }

  @Test func `a name as long as names go is no hindrance, nor a leftover of another time`() throws {
    let path = try folder.write([1], to: String(repeating: "a", count: 255))
    let leftover = try folder.write([9], to: ".descent-\(getpid())-0")
    try files.replace(path, with: [2])
    #expect(try files.read(path, limit: 9) == [2])
    #expect(try files.read(leftover, limit: 9) == [9])
    #expect(try names().count == 2)
  }

  @Test func `what is no regular file is not replaced`() throws {
    for path in [folder.path, "/", "/dev/null", folder.path + "/none", "", "a\0b"] {
      #expect(throws: FileFault.self, "\(path)") { try files.replace(path, with: [1]) }
    }
    #expect(throws: FileFault.cannotWrite(folder.path + "/none", reason: "no such file or directory")) {
      try files.replace(folder.path + "/none", with: [1])
    }
    #expect(try names() == [])
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everything"))
  func `a folder or a file without permission is left as it was`() throws {
    let path = try folder.write([1], to: "a.train")
    let fault = FileFault.cannotWrite(path, reason: "permission denied")
    #expect(chmod(path, 0o444) == 0)
    #expect(throws: fault) { try files.replace(path, with: [2]) }
    #expect(chmod(path, 0o644) == 0 && chmod(folder.path, 0o555) == 0)
    #expect(throws: fault) { try files.replace(path, with: [2]) }
    #expect(chmod(folder.path, 0o755) == 0)
    #expect(try files.read(path, limit: 9) == [1])
    #expect(try names() == ["a.train"])
  }
}
