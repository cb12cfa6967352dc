import DescentTensor

/// Where numbers are put that are not at hand all the time.
package protocol Shelf: AnyObject {
  /// Puts bytes away and says how to ask for them; nil where there is no room.
  func put(_ bytes: [UInt8]) -> Int?
  /// What was put away under a ticket; nil where it cannot be had.
  func bytes(of ticket: Int) -> [UInt8]?
  func discard(_ ticket: Int)
}

/// A copy of buffers as they were at one moment, in memory until it is put on a shelf.
final class KeptNumbers {
  private enum Place {
    case memory(floats: [FloatBuffer], doubles: [DoubleBuffer])
    case shelf(any Shelf, ticket: Int)
  }

  private var place: Place
  /// Bytes that it takes, wherever it is.
  let bytes: Int

  /// Nil when memory cannot be had.
  init?(of floats: [FloatBuffer], _ doubles: [DoubleBuffer]) {
    var copies: (floats: [FloatBuffer], doubles: [DoubleBuffer]) = ([], [])
    for buffer in floats {
      guard let copy = FloatBuffer(count: buffer.count) else { return nil }
      copy.copy(from: buffer)
      copies.floats.append(copy)
    }
    for buffer in doubles {
      guard let copy = DoubleBuffer(count: buffer.count) else { return nil }
      copy.copy(from: buffer)
      copies.doubles.append(copy)
    }
    place = .memory(floats: copies.floats, doubles: copies.doubles)
    bytes = floats.reduce(0) { $0 + 4 * $1.count } + doubles.reduce(0) { $0 + 8 * $1.count }
  }

  deinit {
    if case .shelf(let shelf, let ticket) = place { shelf.discard(ticket) }
  }

  /// Bytes that it takes of memory.
  var bytesInMemory: Int { if case .memory = place { bytes } else { 0 } }

  /// Moves it out of memory; false where the shelf has no room.
  func putAway(on shelf: any Shelf) -> Bool {
    guard case .memory(let floats, let doubles) = place else { return true }
    var text: [UInt8] = []
    text.reserveCapacity(bytes)
    for buffer in floats { buffer.append(to: &text) }
    for buffer in doubles { buffer.append(to: &text) }
    guard let ticket = shelf.put(text) else { return false }
    place = .shelf(shelf, ticket: ticket)
    return true
  }

  /// Copies the numbers into buffers laid out as those that they came from; false where they cannot be had.
  func copy(into floats: [FloatBuffer], _ doubles: [DoubleBuffer]) -> Bool {
    switch place {
    case .memory(let ownFloats, let ownDoubles):
      guard ownFloats.map(\.count) == floats.map(\.count), ownDoubles.map(\.count) == doubles.map(\.count)
      else { return false }
      for (own, other) in zip(ownFloats, floats) { other.copy(from: own) }
      for (own, other) in zip(ownDoubles, doubles) { other.copy(from: own) }
      return true
    case .shelf(let shelf, let ticket):
      let size = floats.reduce(0) { $0 + 4 * $1.count } + doubles.reduce(0) { $0 + 8 * $1.count }
      guard let text = shelf.bytes(of: ticket), text.count == bytes, size == bytes else { return false }
      var offset = 0
      for buffer in floats { buffer.take(from: text, at: &offset) }
      for buffer in doubles { buffer.take(from: text, at: &offset) }
      return true
    }
  }
}
