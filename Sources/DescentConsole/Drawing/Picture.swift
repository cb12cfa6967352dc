import DescentSyntax

/// An image in greys from 0 to 1, drawn in characters.
///
/// A dot of a small image takes two characters of a line, one of a large image the half of a character, so
/// that squares stay square. Where there are colours the grounds are painted, else a ramp of ever fuller
/// characters stands for the greys.
struct Picture {
  /// Line by line, all of the same length.
  let dots: [[Double]]

  /// Images of more lines than these are large, and larger ones are made smaller until they have them.
  private static let mostOfSmall = 16
  private static let mostOfLarge = 56
  private static let ramp = Array(" .:-=+*#%@")

  /// The drawing with nothing around it, every line as wide as the others.
  func lines(columns: Int, ink: Ink) -> [String] {
    let isSmall = dots.count <= Self.mostOfSmall && 2 * (dots.first?.count ?? 0) <= columns
    let fitted = isSmall ? self : reduced(columns: columns)
    return isSmall ? fitted.wide(ink) : fitted.dense(ink)
  }

  /// Columns that the drawing takes.
  func width(columns: Int) -> Int {
    DisplayWidth.of(lines(columns: columns, ink: Ink(.none)).first ?? "")
  }

  /// Two characters to a dot.
  private func wide(_ ink: Ink) -> [String] {
    dots.map { line in
      Self.line(
        line.map { grey in
          ink.isOn ? ("  ", ink.code(ground: grey)) : (String(repeating: Self.mark(grey), count: 2), "")
        }, ink)
    }
  }

  /// Two dots to a character, the upper painted on the lower.
  private func dense(_ ink: Ink) -> [String] {
    stride(from: 0, to: dots.count, by: 2).map { row in
      let (upper, lower) = (dots[row], row + 1 < dots.count ? dots[row + 1] : nil)
      return Self.line(
        upper.indices.map { column in
          let other = lower?[column] ?? 0
          return ink.isOn
            ? ("▀", ink.code(grey: upper[column], on: other))
            : (String(Self.mark((upper[column] + other) / 2)), "")
        }, ink)
    }
  }

  /// The texts behind one another; neighbours of one code are painted together.
  private static func line(_ dots: [(text: String, code: String)], _ ink: Ink) -> String {
    var (line, run, code) = ("", "", "")
    for dot in dots {
      if dot.code != code {
        line += ink.paint(run, with: code)
        (run, code) = ("", dot.code)
      }
      run += dot.text
    }
    return line + ink.paint(run, with: code)
  }

  private static func mark(_ grey: Double) -> Character {
    let share = grey.isFinite ? min(1, max(0, grey)) : 0
    return ramp[Int((share * Double(ramp.count - 1)).rounded())]
  }

  /// The image with so many dots beside one another that they fit, each the mean of a square.
  private func reduced(columns: Int) -> Picture {
    let (height, width) = (dots.count, dots.first?.count ?? 0)
    let room = max(1, columns)
    let size = max(1, (width + room - 1) / room, (height + Self.mostOfLarge - 1) / Self.mostOfLarge)
    guard size > 1 else { return self }
    return Picture(
      dots: stride(from: 0, to: height, by: size).map { row in
        stride(from: 0, to: width, by: size).map { column in
          let part = dots[row..<min(row + size, height)].flatMap { $0[column..<min(column + size, width)] }
          return part.reduce(0, +) / Double(max(1, part.count))
        }
      })
  }
}

/// Pictures side by side, as many as the screen is wide, each below its caption.
struct PictureRows {
  let columns: Int
  let ink: Ink

  /// The lines, an empty one between rows of pictures.
  func lines(_ pictures: [(caption: String, picture: Picture)]) -> [String] {
    guard let widest = pictures.map({ $0.picture.width(columns: columns) }).max(), widest > 0 else {
      return []
    }
    let caption = pictures.map { DisplayWidth.of($0.caption) }.max() ?? 0
    let cell = min(columns, max(widest, min(caption, widest + 8)))
    let count = max(1, (columns + 2) / (cell + 2))
    let rows = stride(from: 0, to: pictures.count, by: count).map { start in
      row(Array(pictures[start..<min(start + count, pictures.count)]), cell: cell)
    }
    return Array(rows.joined(separator: [""]))
  }

  private func row(_ pictures: [(caption: String, picture: Picture)], cell: Int) -> [String] {
    let captions = pictures.map { Shortened.text($0.caption, to: cell) }
    let drawn = pictures.map { $0.picture.lines(columns: columns, ink: ink) }
    let height = drawn.map(\.count).max() ?? 0
    let heads = joined(captions.map { ($0, ink.paint($0, as: .heading)) }, cell: cell)
    return [heads]
      + (0..<height).map { line in
        joined(
          drawn.map { $0.indices.contains(line) ? (Ink.stripped($0[line]), $0[line]) : ("", "") }, cell: cell)
      }
  }

  /// Texts beside one another, each with what is printed of it.
  private func joined(_ texts: [(plain: String, painted: String)], cell: Int) -> String {
    let line = texts.map { text in
      text.painted + String(repeating: " ", count: max(0, cell - DisplayWidth.of(text.plain)))
    }.joined(separator: "  ")
    return CurvePlot.trimmed(line)
  }
}

/// Texts cut to the columns that there are.
enum Shortened {
  /// A text of at most so many columns; where it is cut, `…` stands last.
  static func text(_ text: String, to columns: Int) -> String {
    guard DisplayWidth.of(text) > columns else { return text }
    guard columns > 0 else { return "" }
    var (kept, width) = ("", 0)
    for character in text {
      width += DisplayWidth.of(String(character))
      if width > columns - 1 { break }
      kept.append(character)
    }
    return kept + "…"
  }
}
