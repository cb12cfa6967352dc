import CReadline

/// The text being typed and the keys that change it: GNU readline, which takes keys here and prints nothing.
///
/// There is one a process, as readline is.
package struct LineEditor {
  /// What keys ask for that the editor itself does not do.
  package enum Wish: Sendable, Equatable {
    case accept, complete, earlier, later, paste, clearScreen, edit, leave
  }

  /// Readies the editor; nil in a program that was built without readline.
  package init?() {
    guard editor_begin() else { return nil }
  }

  /// Takes bytes as typed, up to the first wish.
  ///
  /// - Returns: The wish, and how many of the bytes were taken.
  package mutating func type(_ bytes: ArraySlice<UInt8>) -> (wish: Wish?, taken: Int) {
    var asked = EDITOR_NOTHING
    let taken = unsafe bytes.withUnsafeBufferPointer {
      unsafe editor_type($0.baseAddress, $0.count, &asked)
    }
    return (Self.wish(asked), taken)
  }

  /// The whole text, its lines ended by LF.
  package var text: String { Self.string(unsafe editor_text(), editor_length()) }

  /// Where the cursor stands in the text, in bytes.
  package var cursor: Int { Self.string(unsafe editor_text(), editor_cursor()).utf8.count }

  /// What is to stand in the place of the prompt, such as a search; nil where nothing is.
  package var message: String? {
    guard let message = unsafe editor_message() else { return nil }
    return unsafe String(cString: message)
  }

  /// Puts a text in the place of what is there, with the cursor behind it unless told otherwise.
  package mutating func replace(with text: String, cursor: Int? = nil) {
    unsafe editor_replace(Self.withoutZeros(text), cursor ?? text.utf8.count)
  }

  /// Puts a text before the cursor.
  package mutating func insert(_ text: String) { unsafe editor_insert(Self.withoutZeros(text)) }

  /// Moves the cursor to a place in bytes.
  package mutating func move(to cursor: Int) { editor_move(max(0, cursor)) }

  /// Begins an empty text, whatever was being done.
  package mutating func reset() { editor_reset() }

  /// Adds an entry to those that the editor's own search looks through.
  package mutating func remember(_ entry: String) { unsafe editor_remember(Self.withoutZeros(entry)) }

  private static func wish(_ asked: editor_wish) -> Wish? {
    switch asked {
    case EDITOR_ACCEPT: .accept
    case EDITOR_COMPLETE: .complete
    case EDITOR_EARLIER: .earlier
    case EDITOR_LATER: .later
    case EDITOR_PASTE: .paste
    case EDITOR_CLEAR_SCREEN: .clearScreen
    case EDITOR_EDIT: .edit
    case EDITOR_LEAVE: .leave
    default: nil
    }
  }

  private static func string(_ start: UnsafePointer<CChar>?, _ count: Int) -> String {
    guard let start = unsafe start else { return "" }
    let bytes = unsafe UnsafeRawBufferPointer(start: start, count: count)
    return unsafe String(decoding: bytes, as: UTF8.self)
  }

  /// C would end the text at its first zero byte.
  private static func withoutZeros(_ text: String) -> String {
    text.utf8.contains(0) ? String(text.unicodeScalars.filter { $0 != "\0" }) : text
  }
}
