/// Lines of code with the comments at their ends.
struct Page {
  private struct Line {
    var code: String
    var comment: String?
    /// Where the author's comment began.
    var column = 0

    /// Columns of the last row; a statement left as it stands may have several.
    var width: Int {
      DisplayWidth.of(String(code[(code.lastIndex(of: "\n").map(code.index(after:)) ?? code.startIndex)...]))
    }
  }

  /// Columns between code and its comment.
  private static let gap = 2

  private var lines: [Line] = []
  /// Of the last line.
  private(set) var indentation = 0

  mutating func add(_ code: String) {
    if lines.isEmpty { lines.append(Line(code: "")) }
    lines[lines.count - 1].code += code
  }

  mutating func add(comment: String, column: Int) {
    if lines.isEmpty { lines.append(Line(code: "")) }
    lines[lines.count - 1].comment = comment
    lines[lines.count - 1].column = column
  }

  /// - Parameter isParagraph: Whether an empty line stands between.
  mutating func breakLine(isParagraph: Bool, indentation: Int) {
    if isParagraph { lines.append(Line(code: "")) }
    lines.append(Line(code: String(repeating: " ", count: indentation)))
    self.indentation = indentation
  }

  /// The whole page; comments that stood under one another still do.
  var text: String {
    var text = ""
    var index = 0
    while index < lines.count {
      let column = lines[index].column
      let run = lines[index...].prefix { $0.comment != nil && $0.column == column }
      let width = run.map(\.width).max() ?? 0
      for line in run {
        let space = String(repeating: " ", count: width - line.width + Self.gap)
        text += line.code + space + (line.comment ?? "") + "\n"
      }
      if run.isEmpty { text += lines[index].code + "\n" }
      index += max(1, run.count)
    }
    return text
  }
}
