/// A field of dots, two by four to a character, on which curves are drawn.
struct BrailleCanvas {
  /// Characters of a line, and lines.
  let columns: Int
  let rows: Int
  /// The eight dots of each character, line by line.
  private var dots: [UInt8]
  /// Whose dots came last into each character.
  private var owners: [Int]

  init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
    dots = Array(repeating: 0, count: self.columns * self.rows)
    owners = Array(repeating: 0, count: self.columns * self.rows)
  }

  /// Dots from side to side, and from top to bottom.
  var width: Int { 2 * columns }
  var height: Int { 4 * rows }

  /// The bit of each dot: Unicode counts the last line of a character behind the others.
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  /// Sets a dot; outside there is nothing to set.
  ///
  /// - Parameter y: From the top.
  mutating func dot(x: Int, y: Int, of curve: Int) {
    guard x >= 0, x < width, y >= 0, y < height else { return }
    let place = y / 4 * columns + x / 2
    dots[place] |= Self.bits[y % 4][x % 2]
    owners[place] = curve
  }

  /// Draws from one dot to another, both included.
  mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int), of curve: Int, _ stroke: Stroke)
  {
    let (across, down) = (end.x - start.x, end.y - start.y)
    let steps = max(1, abs(across), abs(down))
    for step in 0...steps {
      let x = start.x + Self.share(step, of: across, in: steps)
      if stroke.marks(x) { dot(x: x, y: start.y + Self.share(step, of: down, in: steps), of: curve) }
    }
  }

  /// A part of a way in whole dots, halves away from 0.
  private static func share(_ step: Int, of way: Int, in steps: Int) -> Int {
    let twice = 2 * step * way
    return (twice + (way >= 0 ? steps : -steps)) / (2 * steps)
  }

  /// The lines from the top, each as wide as the canvas; what is empty is space.
  func lines(_ ink: Ink) -> [String] { (0..<rows).map { line($0, ink) } }

  private func line(_ row: Int, _ ink: Ink) -> String {
    var (line, run, owner) = ("", "", -1)
    for place in (row * columns)..<((row + 1) * columns) {
      let next = dots[place] == 0 ? -1 : owners[place]
      if next != owner {
        line += Self.painted(run, owner, ink)
        (run, owner) = ("", next)
      }
      run.unicodeScalars.append(Self.character(dots[place]))
    }
    return line + Self.painted(run, owner, ink)
  }

  private static func painted(_ run: String, _ owner: Int, _ ink: Ink) -> String {
    owner < 0 ? run : ink.paint(run, as: .curve(owner))
  }

  private static func character(_ dots: UInt8) -> Unicode.Scalar {
    dots == 0 ? " " : Unicode.Scalar(0x2800 + UInt32(dots)) ?? " "
  }
}

/// How a curve is drawn, so that curves are told apart without colour.
enum Stroke: CaseIterable {
  case solid, dashed, dotted, long

  /// That of a curve, from 0, taken in turn.
  init(of curve: Int) {
    let all = Self.allCases
    self = all[((curve % all.count) + all.count) % all.count]
  }

  /// Whether there is ink in a column of dots.
  func marks(_ x: Int) -> Bool {
    switch self {
    case .solid: true
    case .dashed: x % 4 < 2
    case .dotted: x % 3 == 0
    case .long: x % 8 < 6
    }
  }

  /// Four characters of it, for a legend.
  var sample: String {
    switch self {
    case .solid: "⠤⠤⠤⠤"
    case .dashed: "⠤ ⠤ "
    case .dotted: "⠄⠠ ⠄"
    case .long: "⠤⠤⠤ "
    }
  }
}
