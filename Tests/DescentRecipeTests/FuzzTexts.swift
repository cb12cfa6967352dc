/// Texts made from recipes by a seeded hand, most of them almost right.
struct FuzzTexts {
  private let recipes: [[UInt8]]
  private let words: [[UInt8]]
  private var random: SplitMix64

  /// - Parameter recipes: What is mangled; their words and signs are what is put in.
  init(recipes: [[UInt8]], seed: UInt64) {
    self.recipes = recipes
    words = Self.hardWords.map { Array($0.utf8) } + Set(recipes.flatMap(Self.pieces)).sorted(by: Self.isLess)
    random = SplitMix64(state: seed)
  }

  /// Pieces that recipes seldom hold: extremes, half signs, hidden and wide characters.
  static let hardWords = [
    "(", ")", "[", "]", "{", "}", ",", ";", "\n", "\r\n", "\r", "\t", "..", "...", ".", "=", "==", "!=", "<=",
    ">",
    "+", "-", "*", "/", "^", "%", "80%", "_", "#", "# note", "\"", "\"\\u{e9}\"", "\"\\", "\\", "$", "and",
    "or",
    "not", "then", "true", "false", "none", "log", "rest", "0", "-0", "1e308", "1e309", "1e-400", "0x10",
    "1_000",
    "1__0", "5.", ".5", "1.2.3", "1..5", "9007199254740992", "9007199254740993", "1e-3", "20epochs", "for",
    "within",
    "stalls", "stalls for 5 epochs", "when", "best by", "in order", "by class", "seed", "2 h", "5 min",
    "1 epoch",
    "10_000 samples", "\u{FEFF}", "\u{200B}", "\u{202E}", "\u{430}", "é", "表", "🙂", "\u{0}", "\u{7F}",
    "(((((((((",
    "{a, b}", "{log 1e-4 .. 1e-1, 7}", "[64, 32, 10]", "(lr=1e-3)", "val.loss", "test.accuracy", "lr", "relu",
  ]

  mutating func next() -> [UInt8] {
    let text = recipe()
    switch Int.random(in: 0..<20, using: &random) {
    case 0: return Array(text.prefix(place(in: text.count)))
    case 1: return mangledPieces(spliced(text, recipe()))
    case 2..<5: return shuffled()
    case 5: return randomBytes()
    case 6: return randomWords()
    case 7: return Array(text.prefix(place(in: text.count))) + randomBytes()
    case 8: return mangledBytes(text)
    case 9: return mangledPieces(mangledPieces(text))
    case 10..<13: return mangledPieces(text)
    case 13..<17: return rearranged(text)
    default: return (0..<Int.random(in: 1...3, using: &random)).reduce(text) { text, _ in exchanged(text) }
    }
  }

  private mutating func recipe() -> [UInt8] { recipes.randomElement(using: &random) ?? [] }

  private mutating func word() -> [UInt8] { words.randomElement(using: &random) ?? [] }

  private mutating func place(in count: Int) -> Int { Int.random(in: 0...count, using: &random) }

  /// The first part of one text and the last part of another.
  private mutating func spliced(_ first: [UInt8], _ second: [UInt8]) -> [UInt8] {
    Array(first.prefix(place(in: first.count))) + second.suffix(place(in: second.count))
  }

  /// Lines of several recipes in any order.
  private mutating func shuffled() -> [UInt8] {
    var lines: [[UInt8]] = []
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      lines += recipe().split(separator: UInt8(ascii: "\n")).map(Array.init)
    }
    lines.shuffle(using: &random)
    return Array(lines.prefix(24).joined(separator: [UInt8(ascii: "\n")]))
  }

  /// A line gone, or two of them in each other's place.
  private mutating func rearranged(_ text: [UInt8]) -> [UInt8] {
    var lines = text.split(separator: UInt8(ascii: "\n")).map(Array.init)
    guard let place = lines.indices.randomElement(using: &random) else { return text }
    if Bool.random(using: &random) {
      lines.remove(at: place)
    } else {
      lines.swapAt(place, Int.random(in: lines.indices, using: &random))
    }
    return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }

  private mutating func randomBytes() -> [UInt8] {
    let isAscii = Bool.random(using: &random)
    let count = place(in: 80)
    var bytes: [UInt8] = []
    for _ in 0..<count { bytes.append(.random(in: 0...(isAscii ? 0x7F : 0xFF), using: &random)) }
    return bytes
  }

  private mutating func randomWords() -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<place(in: 60) {
      text += word()
      if Int.random(in: 0..<4, using: &random) > 0 { text.append(UInt8(ascii: " ")) }
    }
    return text
  }

  private mutating func mangledBytes(_ text: [UInt8]) -> [UInt8] {
    var text = text
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = place(in: text.count)
      let byte = UInt8.random(in: Bool.random(using: &random) ? 0x20...0x7E : 0...0xFF, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: text.insert(byte, at: place)
      case 1 where place < text.count: text.remove(at: place)
      case _ where place < text.count: text[place] = byte
      default: text.append(byte)
      }
    }
    return text
  }

  /// Takes a piece away, doubles it, puts another in its place, swaps two, or puts one in.
  private mutating func mangledPieces(_ text: [UInt8]) -> [UInt8] {
    var pieces = Self.pieces(text)
    guard !pieces.isEmpty else { return word() }
    let place = Int.random(in: pieces.indices, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: pieces.remove(at: place)
    case 1: pieces.insert(pieces[place], at: place)
    case 2: pieces[place] = word()
    case 3: pieces.swapAt(place, Int.random(in: pieces.indices, using: &random))
    case 4: pieces.insert(word(), at: place)
    default: pieces.insert(word() + [UInt8(ascii: " ")], at: place)
    }
    return Array(pieces.joined())
  }

  /// Puts a word in a word's place or a number in a number's, as somebody may do who knows the grammar.
  private mutating func exchanged(_ text: [UInt8]) -> [UInt8] {
    var pieces = Self.pieces(text)
    let places = pieces.indices.filter { Self.kind(of: pieces[$0]) != .sign }
    guard let place = places.randomElement(using: &random) else { return text }
    let kind = Self.kind(of: pieces[place])
    pieces[place] = words.filter { Self.kind(of: $0) == kind }.randomElement(using: &random) ?? []
    return Array(pieces.joined())
  }

  /// What a piece is, by its first letter.
  private enum Kind { case word, number, sign }

  private static func kind(of piece: [UInt8]) -> Kind {
    guard let first = piece.first, isLetterOrDigit(first) else { return .sign }
    return first <= UInt8(ascii: "9") ? .number : .word
  }

  /// Words, numbers and paths whole, everything else by the byte.
  private static func pieces(_ text: [UInt8]) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var wasWord = false
    for byte in text {
      let isWord = byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || isLetterOrDigit(byte)
      if isWord, wasWord { pieces[pieces.count - 1].append(byte) } else { pieces.append([byte]) }
      wasWord = isWord
    }
    return pieces
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  private static func isLess(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.lexicographicallyPrecedes(right)
  }
}

/// Steele, Lea and Flood's small generator, the same on every machine.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
