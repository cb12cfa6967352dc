import DescentConsole
import DescentFiles
import DescentRuntime
import DescentSyntax
import DescentTerminal

/// A session where lines cannot be edited: blocks from standard input, one after the other.
struct PlainConversation {
  /// Whether somebody types: then there is a prompt, and a mistake does not end the session.
  let isTyped: Bool
  private var interpreter: any Interpreter
  /// Whether an `expect` was false, which is told by the status at the end.
  private var isClaimFalse = false

  init(isTyped: Bool, interpreter: any Interpreter) {
    (self.isTyped, self.interpreter) = (isTyped, interpreter)
  }

  /// Talks to the end of the input, to `quit`, or to the first mistake where nobody types.
  mutating func talk() -> ExitStatus {
    var reader = BlockReader()
    var waiting: [UInt8] = []
    ask(isFirst: true)
    while let bytes = bytes() {
      waiting += bytes
      while let end = waiting.firstIndex(of: 0x0A) {
        let line = String(decoding: waiting[..<end], as: UTF8.self)
        waiting.removeFirst(end + 1)
        let block = reader.take(line)
        if let block, let status = run(block) { return status }
        ask(isFirst: !reader.isOpen)
      }
    }
    return finish(&reader, waiting)
  }

  /// What has come since; nil at the end of the input.
  private func bytes() -> [UInt8]? {
    while true {
      guard !Keyboard.wait(for: [0]).isEmpty else {
        guard isTyped else { return nil }
        // A signal while nothing runs asks for nothing.
        Terminal.takeBackStop()
        continue
      }
      if let bytes = Keyboard.read() { return bytes.isEmpty ? nil : bytes }
    }
  }

  private mutating func finish(_ reader: inout BlockReader, _ waiting: [UInt8]) -> ExitStatus {
    if !waiting.isEmpty, let block = reader.take(String(decoding: waiting, as: UTF8.self)),
      let status = run(block)
    {
      return status
    }
    if let rest = reader.rest(), let status = run(rest) { return status }
    if isTyped { try? Output.write([0x0A], to: 1) }
    return isClaimFalse && !isTyped ? .expectationFalse : .done
  }

  /// The status with which the session ends, where it does.
  private mutating func run(_ block: BlockReader.Block) -> ExitStatus? {
    if isTyped { Terminal.takeBackStop() }
    let reply = interpreter.run(block.text, from: nil)
    isClaimFalse = isClaimFalse || reply.status == .expectationFalse
    if reply.isLast { return isTyped ? .done : reply.status }
    let isFault = reply.status != .done && reply.status != .expectationFalse
    return isFault && !isTyped ? reply.status : nil
  }

  private func ask(isFirst: Bool) {
    guard isTyped else { return }
    try? Output.write(Array((isFirst ? InputLayout.prompt : "       … ").utf8), to: 1)
  }
}
