import DescentConsole
import DescentRuntime
import DescentTerminal

/// What understands the blocks of a session and does what they say, one after the other.
protocol Interpreter {
  /// Does what a block says.
  ///
  /// - Parameter place: The file that the block comes from and its first line; nil for what was typed.
  mutating func run(_ block: String, from place: BlockPlace?) -> Reply

  /// What completion needs to know of the session.
  var completionContext: CompletionContext { get }
}

/// Where a block stands that was not typed.
struct BlockPlace: Sendable, Equatable {
  let file: String
  let line: Int
}

/// How a block has ended.
struct Reply: Sendable, Equatable {
  var status = ExitStatus.done
  /// Whether the session is to end with it, as after `quit`.
  var isLast = false
}

/// The thread that does the work of a session, so that the one with the terminal is always free for keys.
struct SessionThread: Sendable {
  /// What is to be done.
  struct Order: Sendable {
    let block: String
    let place: BlockPlace?
  }

  /// What the work has to tell.
  enum News: Sendable {
    case said(Said)
    /// How the session stands after a block.
    case standing(CompletionContext)
    case ended(Reply)
  }

  /// Deep enough for any recipe that the checker lets through.
  private static let stack = 16 << 20

  let orders: Mailbox<Order>
  let news: Mailbox<News>
  let stop = StopRequest()
  let screen: ScreenSize

  /// Starts the thread; nil where the system has no room for one.
  ///
  /// - Parameter interpreter: Made on the thread itself, at its first order.
  init?(screen: ScreenSize, interpreter: @escaping @Sendable (SessionThread) -> any Interpreter) {
    guard let orders = Mailbox<Order>(), let news = Mailbox<News>() else { return nil }
    self.orders = orders
    self.news = news
    self.screen = screen
    let thread = self
    let isStarted = Worker.start(stack: Self.stack) {
      var waiting = orders.wait()
      var interpreter = interpreter(thread)
      while true {
        for order in waiting {
          let reply = interpreter.run(order.block, from: order.place)
          news.post(.standing(interpreter.completionContext))
          news.post(.ended(reply))
        }
        waiting = orders.wait()
      }
    }
    guard isStarted else { return nil }
  }
}
