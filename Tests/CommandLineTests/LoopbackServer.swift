import Foundation
import Glibc

/// A server of files on this machine alone, as plain as HTTP allows; it takes one request at a time.
final class LoopbackServer: @unchecked Sendable {
  let port: UInt16
  private let listener: Int32
  private let files: [String: [UInt8]]
  private let lock = NSLock()
  private var asked: [String] = []

  /// - Parameter files: What is served, by path; all else is not found.
  init(_ files: [String: [UInt8]]) throws {
    self.files = files
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.listener = listener
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 8) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard listener >= 0, isBound else { throw CocoaError(.fileReadUnknown) }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in
      while case let client = accept(listener, nil, nil), client >= 0 {
        answer(client)
        close(client)
      }
    }
  }

  deinit { close(listener) }

  /// The paths asked for, with `+` behind those of which only the rest was wanted.
  var requests: [String] { lock.withLock { asked } }

  var address: String { "http://127.0.0.1:\(port)/" }

  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  private func answer(_ client: Int32) {
    var bytes = [UInt8](repeating: 0, count: 8192)
    let count = read(client, &bytes, bytes.count)
    let request = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    let path = request.split(separator: " ").dropFirst().first.map(String.init) ?? "/"
    let isRest = request.lowercased().contains("\nrange:")
    lock.withLock { asked.append(path + (isRest ? "+" : "")) }
    let body = files[path]
    let status = body == nil ? "404 Not Found" : "200 OK"
    let head = "HTTP/1.0 \(status)\r\nContent-Length: \(body?.count ?? 0)\r\nConnection: close\r\n\r\n"
    let answer = Array(head.utf8) + (body ?? [])
    var sent = 0
    while sent < answer.count {
      let written = answer[sent...].withUnsafeBytes {
        send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard written > 0 else { return }
      sent += written
    }
  }
}
