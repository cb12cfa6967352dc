import Foundation
import Testing

@Suite struct FetchTests {
  private let folder: Folder
  private static let first = "train-images-idx3-ubyte.gz"

  init() throws { folder = try Folder() }

  private func fetch(_ server: LoopbackServer, _ name: String = "mnist") throws -> Answer {
    defer { server.stop() }
    return try descent("fetch", name, "--from", server.address, "--to", folder.path("data"), in: folder)
  }

  @Test(arguments: ["mnist", "fashion_mnist"])
  func `what is not the published file is thrown away`(name: String) throws {
    let server = try LoopbackServer(["/" + Self.first: Array("something else".utf8)])
    let answer = try fetch(server, name)
    #expect(answer.status == 7)
    #expect(answer.errors.contains("`\(Self.first)` could not be fetched"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("data/\(name)")) == [])
    #expect(server.requests == ["/" + Self.first])
  }

  @Test func `what a mirror does not have is a fault of the file`() throws {
    let answer = try fetch(try LoopbackServer([:]))
    #expect(answer.status == 5)
    #expect(answer.errors.contains("help: try again later, or `--from` another mirror"))
  }

  @Test func `a download goes on where it broke off, or begins anew where the mirror cannot`() throws {
    try folder.write("data/mnist/\(Self.first).part", "half of it")
    let server = try LoopbackServer(["/" + Self.first: Array("all of something else".utf8)])
    let answer = try fetch(server)
    #expect(answer.status == 7)
    #expect(server.requests == ["/\(Self.first)+", "/\(Self.first)"])
  }

  @Test func `without curl there is a word on it`() throws {
    let answer = try descent("fetch", "mnist", "--to", "data", in: folder, environment: ["PATH": "/nowhere"])
    #expect(answer.status == 5)
    #expect(answer.errors.contains("the program `curl` cannot be started"))
  }

  @Test func `a name that is not known is a mistake of the command line`() throws {
    let answer = try descent("fetch", "mnits", in: folder)
    #expect(answer.status == 64)
    #expect(answer.errors.contains("write `descent fetch mnist`"))
  }
}
