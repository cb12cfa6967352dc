import DescentFiles
import Foundation
import Testing

/// Putting files below a folder, whole or not at all.
struct PlacingTests {
  private let files = SystemFiles()
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func names(_ below: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path + below).sorted()
  }

  private func kind(of path: String) -> mode_t {
    var facts = stat()
    return lstat(path, &facts) == 0 ? facts.st_mode & S_IFMT : 0
  }

  @Test(arguments: [0, 1, 300_000])
  func `a new file has the bytes, and nothing is left beside it`(count: Int) throws {
    let bytes = [UInt8](repeating: 7, count: count)
    try files.place(bytes, at: "m.safetensors", below: folder.path)
    #expect(try files.read(folder.path + "/m.safetensors", limit: count) == bytes)
    #expect(try names() == ["m.safetensors"])
  }

  @Test func `folders on the way are made, and so is the folder for everything`() throws {
    try files.place([1], at: "runs/./a//m", below: folder.path + "/out/deep/")
    #expect(try files.read(folder.path + "/out/deep/runs/a/m", limit: 9) == [1])
    try files.place([2, 3], at: "runs/a/m", below: folder.path + "/out/deep")
    #expect(try files.read(folder.path + "/out/deep/runs/a/m", limit: 9) == [2, 3])
  }

  @Test func `a link at the place is replaced and what it leads to is not touched`() throws {
    let secret = try folder.write([9], to: "secret")
    #expect(symlink(secret, folder.path + "/m") == 0)
    try files.place([1], at: "m", below: folder.path)
    #expect(try files.read(secret, limit: 9) == [9])
    #expect(try files.read(folder.path + "/m", limit: 9) == [1])
    #expect(kind(of: folder.path + "/m") == S_IFREG)
  }

  @Test func `a link on the way is refused, one to the folder itself is followed`() throws {
    try folder.write([9], to: "elsewhere/kept")
    #expect(symlink("elsewhere", folder.path + "/out") == 0)
    let fault = FileFault.throughLink(folder.path + "/out/m")
    #expect(throws: fault) { try files.place([1], at: "out/m", below: folder.path) }
    #expect(throws: fault) { try files.tryPlacing(count: 1, at: "out/m", below: folder.path) }
    #expect(fault.exitStatus == 8)
    #expect(try names("/elsewhere") == ["kept"])
    try files.place([1], at: "m", below: folder.path + "/out")
    #expect(try names("/elsewhere") == ["kept", "m"])
  }

  @Test func `what is no regular file stays`() throws {
    #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
    try folder.write([1], to: "folder/in")
    for (name, reason) in [
      ("pipe", "what stands there is no regular file"), ("folder", "what stands there is no regular file"),
      ("folder/in/deeper", "not a directory"), ("folder/", "is a directory"),
    ] {
      #expect(throws: FileFault.cannotWrite(folder.path + "/" + name, reason: reason)) {
        try files.place([1], at: name, below: folder.path)
      }
    }
    #expect(throws: FileFault.self) { try files.place([1], at: "full", below: "/dev") }
    #expect(throws: FileFault.self) { try files.place([1], at: "a\0b", below: folder.path) }
    #expect(kind(of: folder.path + "/pipe") == S_IFIFO)
    #expect(try names() == ["folder", "pipe"])
  }

  @Test func `a trial leaves no trace and finds what would fail`() throws {
    try files.tryPlacing(count: 1000, at: "a/b/m", below: folder.path + "/new/folder")
    try files.tryPlacing(count: 1000, at: "m", below: folder.path)
    #expect(try names() == [])
    let wanted = 1 << 60
    let fault = #expect(throws: FileFault.self) {
      try files.tryPlacing(count: wanted, at: "m", below: folder.path)
    }
    #expect(fault?.exitStatus == 5)
    #expect(try names() == [])
  }

  @Test func `a name as long as names go is no hindrance`() throws {
    let name = String(repeating: "a", count: 255)
    try files.place([2], at: name, below: folder.path)
    #expect(try names() == [name])
    #expect(throws: FileFault.cannotWrite(folder.path + "/\(name)a", reason: "file name too long")) {
      try files.place([2], at: name + "a", below: folder.path)
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everything"))
  func `a folder without permission is left as it was`() throws {
    #expect(chmod(folder.path, 0o555) == 0)
    let fault = FileFault.cannotWrite(folder.path + "/m", reason: "permission denied")
    #expect(throws: fault) { try files.place([2], at: "m", below: folder.path) }
    #expect(throws: fault) { try files.tryPlacing(count: 1, at: "m", below: folder.path) }
    #expect(chmod(folder.path, 0o755) == 0)
    #expect(try names() == [])
  }
}
