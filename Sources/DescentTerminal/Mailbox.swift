import CTerminal
import Synchronization

/// What one thread leaves for another, which can wait for it.
package final class Mailbox<Message: Sendable>: Sendable {
  /// What becomes readable when a message is there.
  package let descriptor: Int32
  private let messages = Mutex<[Message]>([])

  /// An empty box; nil where the system gives no descriptor.
  package init?() {
    descriptor = terminal_bell()
    if descriptor < 0 { return nil }
  }

  deinit { terminal_close(descriptor) }

  /// Leaves a message.
  package func post(_ message: Message) {
    messages.withLock { $0.append(message) }
    terminal_ring(descriptor)
  }

  /// Takes every message that is there.
  package func take() -> [Message] {
    terminal_quiet(descriptor)
    return messages.withLock { messages in
      defer { messages.removeAll() }
      return messages
    }
  }

  /// Waits until there are messages, and takes them.
  package func wait() -> [Message] {
    while true {
      let messages = take()
      if !messages.isEmpty { return messages }
      _ = Keyboard.wait(for: [descriptor])
    }
  }
}
