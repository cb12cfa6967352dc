/// A value of a JSON text with the byte at which it stands.
struct JSONNode: Equatable, Sendable {
  /// What it is; of numbers only whole ones from 0 are of use here.
  indirect enum Value: Equatable, Sendable {
    case object([(name: String, node: JSONNode)])
    case list([JSONNode])
    case text(String)
    case whole(Int)

    static func == (one: Value, other: Value) -> Bool {
      switch (one, other) {
      case (.object(let one), .object(let other)):
        one.map(\.name) == other.map(\.name) && one.map(\.node) == other.map(\.node)
      case (.list(let one), .list(let other)): one == other
      case (.text(let one), .text(let other)): one == other
      case (.whole(let one), .whole(let other)): one == other
      case (.object, _), (.list, _), (.text, _), (.whole, _): false
      }
    }
  }

  let value: Value
  let offset: Int
}

/// Reads JSON strictly: RFC 8259, no name twice, no numbers but whole ones from 0, a few levels deep.
struct JSONReader {
  /// Levels of objects and lists in one another.
  private static let deepest = 4

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// The one value of a slice; what stands around it may be spaces.
  static func value(of bytes: ArraySlice<UInt8>) throws(ModelFault) -> JSONNode {
    var reader = JSONReader(bytes: bytes, position: bytes.startIndex)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.position == bytes.endIndex else { throw reader.fault("something follows the header") }
    return value
  }

  private mutating func value(depth: Int) throws(ModelFault) -> JSONNode {
    skipSpace()
    let offset = position
    guard depth <= Self.deepest else { throw fault("the header is nested too deeply") }
    switch peek {
    case UInt8(ascii: "{"): return JSONNode(value: .object(try object(depth)), offset: offset)
    case UInt8(ascii: "["): return JSONNode(value: .list(try list(depth)), offset: offset)
    case UInt8(ascii: "\""): return JSONNode(value: .text(try text()), offset: offset)
    case (48...57)?: return JSONNode(value: .whole(try whole()), offset: offset)
    default: throw fault("the header has no value where one is expected")
    }
  }

  private mutating func object(_ depth: Int) throws(ModelFault) -> [(name: String, node: JSONNode)] {
    var members: [(name: String, node: JSONNode)] = []
    var names: Set<[UInt8]> = []
    position += 1
    if skip("}") { return members }
    repeat {
      skipSpace()
      let offset = position
      guard peek == UInt8(ascii: "\"") else { throw fault("the header lacks a name in quotes") }
      let name = try text()
      guard names.insert(Array(name.utf8)).inserted else {
        throw .broken(at: offset, "the header has a name twice")
      }
      guard skip(":") else { throw fault("the header lacks a `:`") }
      members.append((name, try value(depth: depth + 1)))
    } while skip(",")
    guard skip("}") else { throw fault("the header lacks a `}`") }
    return members
  }

  private mutating func list(_ depth: Int) throws(ModelFault) -> [JSONNode] {
    var items: [JSONNode] = []
    position += 1
    if skip("]") { return items }
    repeat { items.append(try value(depth: depth + 1)) } while skip(",")
    guard skip("]") else { throw fault("the header lacks a `]`") }
    return items
  }

  private mutating func whole() throws(ModelFault) -> Int {
    let start = position
    var number = 0
    while let digit = peek, (48...57).contains(digit) {
      let (tens, overflowed) = number.multipliedReportingOverflow(by: 10)
      let (sum, overflowedToo) = tens.addingReportingOverflow(Int(digit) - 48)
      guard !overflowed, !overflowedToo else { throw .broken(at: start, "a number is beyond 2^63") }
      number = sum
      position += 1
    }
    let isPadded = position - start > 1 && bytes[start] == 48
    if isPadded || [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(peek ?? 0) {
      throw .broken(at: start, "a number is not written as a whole one")
    }
    return number
  }

  private mutating func text() throws(ModelFault) -> String {
    let start = position
    var content: [UInt8] = []
    position += 1
    while let byte = peek, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw fault("a text holds a control character") }
      position += 1
      if byte == UInt8(ascii: "\\") { content += Array(try escaped()) } else { content.append(byte) }
    }
    guard skipByte(UInt8(ascii: "\"")) else { throw .broken(at: start, "a text does not end") }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw .broken(at: start, "a text is not UTF-8")
    }
    return text
  }

  private mutating func escaped() throws(ModelFault) -> String.UTF8View {
    guard let letter = peek else { throw fault("a text does not end") }
    let offset = position - 1
    position += 1
    let plain: [Character: String] = [
      "\"": "\"", "\\": "\\", "/": "/", "b": "\u{8}", "f": "\u{c}", "n": "\n", "r": "\r", "t": "\t",
    ]
    if let text = plain[Character(Unicode.Scalar(letter))] { return text.utf8 }
    guard letter == UInt8(ascii: "u"), let first = unit() else { throw badEscape(offset) }
    if let scalar = Unicode.Scalar(first) { return String(scalar).utf8 }
    guard first < 0xDC00, skipByte(UInt8(ascii: "\\")), skipByte(UInt8(ascii: "u")), let second = unit(),
      (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw badEscape(offset) }
    return String(scalar).utf8
  }

  private func badEscape(_ offset: Int) -> ModelFault { .broken(at: offset, "an escape is none of JSON's") }

  private mutating func unit() -> UInt32? {
    guard bytes.endIndex - position >= 4 else { return nil }
    var unit: UInt32 = 0
    for byte in bytes[position..<position + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt32(digit)
    }
    position += 4
    return unit
  }

  private var peek: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    skipSpace()
    return skipByte(UInt8(ascii: sign))
  }

  private mutating func skipByte(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  private func fault(_ what: String) -> ModelFault { .broken(at: position, what) }
}

/// Writes JSON texts.
enum JSONWriter {
  /// A text in quotes, with an escape for whatever needs one.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
