import Foundation
import Testing

extension TerminalTests {
  /// Bytes that nobody would type.
  @Suite(.serialized) struct RandomBytesTests {
    /// How many streams; all thousand with `DESCENT_STREAMS=1000`.
    private static let count =
      ProcessInfo.processInfo.environment["DESCENT_STREAMS"].flatMap { Int($0) } ?? 15

    private static func bytes(_ generator: inout SplitMix) -> [UInt8] {
      let pieces: [[UInt8]] = [
        "\u{1b}[200~", "\u{1b}[201~", "\u{1b}[A", "\u{1b}[B", "\u{12}", "\u{3}", "\r", "train 1 step\r",
        "model {", "(", "\t", "\u{1b}", "\u{16}", "\u{18}\u{18}", "é", "\u{1b}5", "print 1",
      ].map { Array($0.utf8) }
      var bytes: [UInt8] = []
      for _ in 0..<60 {
        if generator.next() % 3 == 0 {
          bytes += pieces[Int(generator.next() % UInt64(pieces.count))]
        } else {
          bytes.append(UInt8(truncatingIfNeeded: generator.next()))
        }
      }
      return bytes
    }

    @Test func `any bytes leave the session alive and the terminal as it was`() throws {
      var generator = SplitMix(state: 20_240)
      for stream in 0..<Self.count {
        let folder = try Folder()
        let typed = try TypedSession(in: folder, environment: ["EDITOR": "true", "PAGER": "cat"])
        #expect(typed.waitsForPrompt())
        let bytes = Self.bytes(&generator)
        typed.type(bytes)
        // Out of whatever it is in; where a Ctrl-D among the bytes has ended it, it has ended well.
        var status: Int32?
        for _ in 0..<40 where status == nil {
          typed.type("\u{3}\u{15}\u{4}")
          status = typed.end(within: 0.2)
        }
        #expect(status == 0, "stream \(stream): \(bytes)")
        #expect(typed.modes == typed.modesBefore, "stream \(stream): \(bytes)")
      }
    }
  }
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
