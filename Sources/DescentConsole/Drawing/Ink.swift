/// The colours of a terminal by what they are for, or none.
///
/// They are among the sixteen that every terminal has, as its owner has chosen them. Yellow, white and bright
/// green are lost on white, blue and black on black, so none of them is used; and nothing is told by colour
/// alone, so that a text without it says the same.
package struct Ink: Sendable, Equatable {
  /// How many colours there are.
  package enum Depth: Sendable, Equatable {
    case none, sixteen
    /// The 256 of xterm, 24 greys among them.
    case many
  }

  /// What a stretch of text is.
  package enum Role: Sendable, Equatable {
    case error, warning, note, heading, dimmed, good, bad
    /// One of several curves or classes, from 0; the fifth has the colour of the first.
    case curve(Int)
  }

  package let depth: Depth

  package init(_ depth: Depth) { self.depth = depth }

  /// The colours of a screen.
  ///
  /// - Parameters:
  ///   - isTerminal: Whether somebody looks at it.
  ///   - variable: Looks up the environment; nil for what is missing or empty.
  package init(isTerminal: Bool, variable: (String) -> String?) {
    let terminal = variable("TERM") ?? ""
    guard isTerminal, variable("NO_COLOR") == nil, terminal != "dumb" else {
      self.init(.none)
      return
    }
    let hasMany = variable("COLORTERM") != nil || terminal.contains("256color")
    self.init(hasMany ? .many : .sixteen)
  }

  /// Whether there are colours at all.
  package var isOn: Bool { depth != .none }

  /// The text in the colour of its role.
  package func paint(_ text: String, as role: Role) -> String { paint(text, with: Self.code(of: role)) }

  /// The text with what stands between `ESC [` and `m`; as it is without colours or without a code.
  func paint(_ text: String, with code: String) -> String {
    guard isOn, !text.isEmpty, !code.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  private static func code(of role: Role) -> String {
    switch role {
    case .error: "1;31"
    case .warning: "1;35"
    case .note: "1;36"
    case .heading: "1"
    case .dimmed: "2"
    case .good: "32"
    case .bad: "31"
    case .curve(let place): ["36", "35", "32", "31"][((place % 4) + 4) % 4]
    }
  }

  /// A text without the codes that colour it.
  package static func stripped(_ text: String) -> String {
    text.split(separator: "\u{1B}[", omittingEmptySubsequences: false).enumerated().map { place, piece in
      place == 0 ? String(piece) : String(piece.drop { $0 != "m" }.dropFirst())
    }.joined()
  }
}

extension Ink {
  /// The code that paints with these greys, from 0 to 1; empty without colours.
  func code(grey: Double, on ground: Double) -> String {
    isOn ? code(grey, isGround: false) + ";" + code(ground, isGround: true) : ""
  }

  /// The code that paints the ground alone.
  func code(ground: Double) -> String { code(ground, isGround: true) }

  private func code(_ grey: Double, isGround: Bool) -> String {
    let share = grey.isFinite ? min(1, max(0, grey)) : 0
    switch depth {
    case .none: return ""
    case .sixteen:
      let four = isGround ? ["40", "100", "47", "107"] : ["30", "90", "37", "97"]
      return four[Int((share * 3).rounded())]
    case .many:
      // Black, the 24 greys, white.
      let place = Int((share * 25).rounded())
      let color = place == 0 ? 16 : place == 25 ? 231 : 231 + place
      return "\(isGround ? 48 : 38);5;\(color)"
    }
  }
}
