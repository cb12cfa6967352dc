import Foundation
import Testing

extension TerminalTests {
  /// Lines that come from no terminal.
  @Suite(.serialized) struct PipeTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private func answer(_ input: String, _ script: String = #""$D""#) throws -> (Int32, String, String) {
      try folder.write("in", input)
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", script + " < in > out 2> err"]
      process.currentDirectoryURL = folder.url
      process.environment = ["D": Program.path, "HOME": folder.url.path, "TERM": "xterm-256color"]
      try process.run()
      process.waitUntilExit()
      return (process.terminationStatus, folder.text(of: "out"), folder.text(of: "err"))
    }

    @Test func `results go to standard output, and there is no prompt`() throws {
      let (status, output, errors) = try answer("let x =\n3\nprint x\r\nprint (1 +\n2)\nprint x + 1")
      #expect(status == 0)
      #expect(output == "3\n3\n4\n")
      #expect(!output.contains("descent>") && !(output + errors).utf8.contains(0x1B))
    }

    @Test func `the first mistake ends it with its status`() throws {
      let (status, output, errors) = try answer("print 1\noptimizer adm\nprint 2\n")
      #expect(status == 2)
      #expect(output == "1\n")
      #expect(errors.contains("write `adam`"))
    }

    @Test func `quit ends it, and a bracket that is never closed is told`() throws {
      #expect(try answer("print 1\nquit\nprint 2\n").1 == "1\n")
      #expect(try answer("print (1 +\n").0 == 2)
    }

    @Test func `no settings and no history are read or kept`() throws {
      try folder.write(".config/descent/config.train", "print 99\n")
      #expect(try answer("print 1\n").1 == "1\n")
      #expect(folder.text(of: ".local/state/descent/history") == "")
    }

    @Test func `nobody who reads is no fault`() throws {
      #expect(try answer("print 1\nprint 2\n", #"( "$D" | true; exit ${PIPESTATUS:-0} )"#).0 == 0)
    }
  }
}
