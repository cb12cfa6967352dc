import DescentFiles
import Foundation
import Testing

/// Writing to open descriptors, and two tasks at once.
struct OutputTests {
  @Test func `a pipe takes more than it holds while somebody reads`() throws {
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 17) }
    let pipe = Pipe()
    let (source, target) = (pipe.fileHandleForReading, pipe.fileHandleForWriting)
    _ = fcntl(target.fileDescriptor, F_SETFL, O_NONBLOCK)
    let (failure, read) = Together.run(
      {
        defer { try? target.close() }
        return Self.failure { () throws(FileFault) in try Output.write(bytes, to: target.fileDescriptor) }
      },
      { source.readDataToEndOfFile() })
    #expect(failure == nil)
    #expect([UInt8](read) == bytes)
  }

  @Test func `a full disk has a fault of its own`() throws {
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    #expect(throws: FileFault.noSpace("descriptor \(full)")) { try Output.write([1, 2], to: full) }
  }

  @Test func `a pipe that nobody reads has a fault of its own`() throws {
    signal(SIGPIPE, SIG_IGN)
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let target = pipe.fileHandleForWriting.fileDescriptor
    #expect(throws: FileFault.closedPipe("descriptor \(target)")) { try Output.write([1], to: target) }
  }

  @Test func `a descriptor that is not open is refused in the system's words`() {
    #expect(throws: FileFault.cannotWrite("descriptor 9999", reason: "bad file descriptor")) {
      try Output.write([1], to: 9999)
    }
  }

  @Test func `nothing is written without a fault`() throws {
    try Output.write([], to: 1)
  }

  @Test func `two tasks both give their results`() {
    for round in 0..<100 {
      let (text, number) = Together.run({ "round \(round)" }, { (0...round).reduce(0, +) })
      #expect(text == "round \(round)")
      #expect(number == round * (round + 1) / 2)
    }
  }

  private static func failure(_ body: () throws(FileFault) -> Void) -> FileFault? {
    do throws(FileFault) {
      try body()
      return nil
    } catch {
      return error
    }
  }
}
