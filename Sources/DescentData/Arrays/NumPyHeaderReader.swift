/// Reads the dictionary at the head of an npy file, which is written as Python writes one.
struct NumPyHeaderReader {
  /// The three entries that there are, with the bytes where two of them stand.
  struct Entries {
    var descr: (text: String, offset: Int)
    var isFortranOrder: Bool
    var shape: (sizes: [Int], offset: Int)
  }

  private let bytes: [UInt8]
  private let end: Int
  private let path: String
  private var at: Int

  init(_ bytes: [UInt8], from start: Int, to end: Int, path: String) {
    self.bytes = bytes
    self.end = end
    self.path = path
    at = start
  }

  /// The entries, in whatever order they stand, each once.
  mutating func entries() throws(ArrayFault) -> Entries {
    var descr: (text: String, offset: Int)?
    var isFortranOrder: Bool?
    var shape: (sizes: [Int], offset: Int)?
    try take("{")
    while !skip("}") {
      let start = at
      let key = try string()
      try take(":")
      skipBlanks()
      switch key {
      case "descr" where descr == nil: descr = try (format(), start)
      case "fortran_order" where isFortranOrder == nil: isFortranOrder = try truth()
      case "shape" where shape == nil: shape = try (sizes(), start)
      default: throw .badHeader(path, offset: start, expected: "descr, fortran_order and shape, each once")
      }
      if !skip(",") {
        try take("}")
        break
      }
    }
    skipBlanks()
    guard at == end else { throw .badHeader(path, offset: at, expected: "blanks to its end") }
    guard let descr, let isFortranOrder, let shape else {
      throw .badHeader(path, offset: at, expected: "descr, fortran_order and shape, each once")
    }
    return Entries(descr: descr, isFortranOrder: isFortranOrder, shape: shape)
  }

  private mutating func skipBlanks() {
    while at < end, " \n\t".utf8.contains(bytes[at]) { at += 1 }
  }

  private mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard at < end, bytes[at] == UInt8(ascii: mark) else { return false }
    at += 1
    return true
  }

  private mutating func take(_ mark: Unicode.Scalar) throws(ArrayFault) {
    guard skip(mark) else { throw .badHeader(path, offset: at, expected: "`\(mark)`") }
  }

  /// The format, where it is one and not a list of fields.
  private mutating func format() throws(ArrayFault) -> String {
    if at < end, bytes[at] == UInt8(ascii: "[") {
      throw .unknownFormat(path, offset: at, found: "a list of fields")
    }
    return try string()
  }

  private mutating func string() throws(ArrayFault) -> String {
    skipBlanks()
    guard at < end, "'\"".utf8.contains(bytes[at]),
      let close = bytes[(at + 1)..<end].firstIndex(of: bytes[at]), close - at < 100
    else { throw .badHeader(path, offset: at, expected: "a text in quotes") }
    defer { at = close + 1 }
    return String(decoding: bytes[(at + 1)..<close], as: UTF8.self)
  }

  private mutating func truth() throws(ArrayFault) -> Bool {
    for (word, value) in [("True", true), ("False", false)] where bytes[at..<end].starts(with: word.utf8) {
      at += word.utf8.count
      return value
    }
    throw .badHeader(path, offset: at, expected: "True or False")
  }

  private mutating func sizes() throws(ArrayFault) -> [Int] {
    var sizes: [Int] = []
    try take("(")
    while !skip(")") {
      sizes.append(try wholeNumber())
      if !skip(",") {
        try take(")")
        break
      }
    }
    return sizes
  }

  private mutating func wholeNumber() throws(ArrayFault) -> Int {
    skipBlanks()
    let digits = bytes[at..<end].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard let number = Int(String(decoding: digits, as: UTF8.self)) else {
      throw .badHeader(path, offset: at, expected: "a size, 0 to \(Int.max)")
    }
    at += digits.count
    return number
  }
}
