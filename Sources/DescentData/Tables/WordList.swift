/// The different words of a column, numbered in the order in which they come.
struct WordList: Sendable {
  /// Where each word stands for the first time.
  private(set) var places: [Range<Int>] = []
  /// Places in `places` by hash, -1 for none; a power of two of them.
  private var slots = [Int32](repeating: -1, count: 64)

  /// The number of the word that stands there.
  mutating func code(of place: Range<Int>, in bytes: [UInt8]) -> Int32 {
    let mask = slots.count - 1
    var slot = Self.hash(of: place, in: bytes) & mask
    while slots[slot] >= 0 {
      let code = slots[slot]
      if Self.areEqual(places[Int(code)], place, in: bytes) { return code }
      slot = (slot + 1) & mask
    }
    let code = Int32(truncatingIfNeeded: places.count)
    slots[slot] = code
    places.append(place)
    if 2 * places.count > slots.count { grow(bytes) }
    return code
  }

  private mutating func grow(_ bytes: [UInt8]) {
    let mask = 2 * slots.count - 1
    slots = [Int32](repeating: -1, count: 2 * slots.count)
    for (code, place) in places.enumerated() {
      var slot = Self.hash(of: place, in: bytes) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(truncatingIfNeeded: code)
    }
  }

  /// Source: Fowler, Noll and Vo, "The FNV Non-Cryptographic Hash Algorithm", FNV-1a with 64 bits, its halves
  /// joined.
  private static func hash(of place: Range<Int>, in bytes: [UInt8]) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in place { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 32)
  }

  private static func areEqual(_ one: Range<Int>, _ other: Range<Int>, in bytes: [UInt8]) -> Bool {
    one.count == other.count && zip(one, other).allSatisfy { bytes[$0] == bytes[$1] }
  }
}
