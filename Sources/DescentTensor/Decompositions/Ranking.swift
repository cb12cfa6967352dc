/// The places of numbers from the largest to the least, equal ones as they came.
package struct Ranking {
  private let room: Buffer<Double>
  private let numbers: Int
  private let ranks: Int
  private let count: Int

  /// - Parameters:
  ///   - numbers: Where they begin in the room.
  ///   - ranks: Where their places are put, as many.
  package init(_ room: Buffer<Double>, from numbers: Int, into ranks: Int, count: Int) {
    (self.room, self.numbers, self.ranks, self.count) = (room, numbers, ranks, count)
  }

  /// Works the places out, each put in behind all that are no less.
  package func sort() {
    for place in 0..<count {
      var rank = place
      while rank > 0, room[numbers + place] > room[numbers + self[rank - 1]] {
        room[ranks + rank] = room[ranks + rank - 1]
        rank -= 1
      }
      room[ranks + rank] = Double(place)
    }
  }

  /// The place of the number of this rank, from 0.
  package subscript(_ rank: Int) -> Int { Int(room[ranks + rank]) }
}
