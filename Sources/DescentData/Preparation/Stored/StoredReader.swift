/// Reads values as JSON writes them, strictly and with limits: whoever wrote the text may mean harm.
struct StoredReader {
  private static let deepest = 8
  private static let mostBytes = 1 << 25

  private let bytes: [UInt8]
  private var place = 0

  /// The one value that the text is.
  static func read(_ text: String) throws(StoredFault) -> StoredValue {
    var reader = StoredReader(bytes: Array(text.utf8))
    guard reader.bytes.count <= mostBytes else { throw .damaged("it is longer than 32 MiB", offset: 0) }
    let value = try reader.value(depth: 0)
    reader.skipSpaces()
    guard reader.place == reader.bytes.count else { throw reader.fault("there is more behind its end") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func fault(_ reason: String) -> StoredFault { .damaged(reason, offset: place) }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpaces() {
    while let byte = next, [0x20, 0x09, 0x0a, 0x0d].contains(byte) { place += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(StoredFault) {
    skipSpaces()
    guard take(character) else { throw fault("`\(character)` is lacking") }
  }

  private mutating func value(depth: Int) throws(StoredFault) -> StoredValue {
    guard depth < Self.deepest else { throw fault("it nests deeper than \(Self.deepest)") }
    skipSpaces()
    switch next {
    case UInt8(ascii: "{"): return try members(depth: depth)
    case UInt8(ascii: "["): return try list(depth: depth)
    case UInt8(ascii: "\""): return .text(try text())
    default: return .number(try number())
    }
  }

  private mutating func members(depth: Int) throws(StoredFault) -> StoredValue {
    try expect("{")
    var members: [StoredValue.Member] = []
    var names = Set<String>()
    skipSpaces()
    if take("}") { return .members([]) }
    repeat {
      skipSpaces()
      let name = try text()
      guard names.insert(name).inserted else { throw fault("`\(name)` stands there twice") }
      try expect(":")
      members.append(StoredValue.Member(name, try value(depth: depth + 1)))
      skipSpaces()
    } while take(",")
    try expect("}")
    return .members(members)
  }

  private mutating func list(depth: Int) throws(StoredFault) -> StoredValue {
    try expect("[")
    var values: [StoredValue] = []
    skipSpaces()
    if take("]") { return .list([]) }
    repeat {
      values.append(try value(depth: depth + 1))
      skipSpaces()
    } while take(",")
    try expect("]")
    return .list(values)
  }

  /// -?(0|[1-9][0-9]*)(.[0-9]+)?([eE][+-]?[0-9]+)?
  private mutating func number() throws(StoredFault) -> Double {
    let start = place
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    guard place - start <= 400, let number = Double(String(decoding: bytes[start..<place], as: UTF8.self)),
      number.isFinite
    else {
      place = start
      throw fault("the number is beyond binary64")
    }
    return number
  }

  private mutating func digits() throws(StoredFault) {
    let start = place
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
    guard place > start else { throw fault("a value is lacking") }
  }

  private mutating func text() throws(StoredFault) -> String {
    guard take("\"") else { throw fault("a text is lacking") }
    var text: [UInt8] = []
    while let byte = next {
      place += 1
      switch byte {
      case UInt8(ascii: "\""):
        // The bytes came from a string, so they are UTF-8; escapes add whole characters.
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += String(Character(try escape())).utf8
      case 0..<0x20: throw fault("a control character stands in a text")
      default: text.append(byte)
      }
    }
    throw fault("a text does not end")
  }

  private mutating func escape() throws(StoredFault) -> Unicode.Scalar {
    let plain: [(Unicode.Scalar, Unicode.Scalar)] = [
      ("\"", "\""), ("\\", "\\"), ("/", "/"), ("b", "\u{8}"), ("f", "\u{c}"), ("n", "\n"), ("r", "\r"),
      ("t", "\t"),
    ]
    for (letter, meaning) in plain where take(letter) { return meaning }
    guard take("u") else { throw fault("no such escape") }
    let first = try hexadecimal()
    if (0xd800..<0xdc00).contains(first), take("\\"), take("u") {
      let second = try hexadecimal()
      guard (0xdc00..<0xe000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
      else { throw fault("half a character") }
      return scalar
    }
    guard let scalar = Unicode.Scalar(first) else { throw fault("half a character") }
    return scalar
  }

  private mutating func hexadecimal() throws(StoredFault) -> UInt32 {
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("an escape has four hexadecimal digits")
      }
      number = number << 4 + UInt32(digit)
      place += 1
    }
    return number
  }
}
