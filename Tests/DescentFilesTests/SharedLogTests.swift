import Foundation
import Testing

@testable import DescentFiles

/// A file that several processes add lines to.
@Suite struct SharedLogTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "descent-\(UUID().uuidString)")

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private func text(_ path: String) throws -> String {
    String(decoding: try SystemFiles().read(path, limit: 1 << 20), as: UTF8.self)
  }

  @Test func `the first line stands behind the heading, in folders that are made`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let log = SharedLog(path: folder.path + "/state/descent/history")
    try log.append(bytes("a\n"), heading: bytes("heading\n"))
    try log.append(bytes("b\n"), heading: bytes("heading\n"))
    #expect(try text(log.path) == "heading\na\nb\n")
  }

  @Test func `lines that many add at once, while others write the file anew, are all there`() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let log = SharedLog(path: folder.path + "/history")
    try log.append([], heading: bytes("heading\n"))
    await withTaskGroup { group in
      for writer in 0..<4 {
        group.addTask {
          for line in 0..<50 { try? log.append(Array("\(writer) \(line)\n".utf8), heading: []) }
        }
      }
      group.addTask {
        for _ in 0..<20 { try? log.rewrite(limit: 1 << 20) { $0 } }
      }
    }
    #expect(try text(log.path).split(separator: "\n").count == 201)
  }

  @Test func `what is no regular file, or in a folder that cannot be made, is told`() {
    #expect(throws: FileFault.self) { try SharedLog(path: "/dev/null/x").append([1], heading: []) }
    #expect(throws: FileFault.self) { try SharedLog(path: "/dev/null").append([1], heading: []) }
    #expect(throws: FileFault.self) { try SharedLog(path: "/tmp/a\0b").append([1], heading: []) }
  }
}
