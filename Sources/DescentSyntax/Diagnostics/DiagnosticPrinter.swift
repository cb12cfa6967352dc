/// Draws diagnostics for people: the sentence, the line with its carets, the second place, the help.
package struct DiagnosticPrinter: Sendable {
  /// How many errors, and how many other diagnostics, are drawn of many.
  package static let most = 5

  private let sources: Sources
  private let ink: Ink
  private let width: Int

  /// - Parameter width: Columns of the terminal; fewer than 40 count as 40.
  package init(sources: Sources, usesColor: Bool, width: Int) {
    self.sources = sources
    ink = Ink(isOn: usesColor)
    self.width = max(40, width)
  }

  /// One diagnostic on at most eight lines, without a line end behind the last.
  package func text(for diagnostic: Diagnostic) -> String {
    lines(for: diagnostic).joined(separator: "\n")
  }

  /// The first five errors and the first five of the rest, an empty line between any two, and how many more
  /// there are.
  package func text(forAll diagnostics: [Diagnostic]) -> String {
    let errors = diagnostics.filter { $0.severity == .error }
    let others = diagnostics.filter { $0.severity != .error }
    let blocks = blocks(errors, "error") + blocks(others, "remark")
    return blocks.joined(separator: "\n\n")
  }

  private func blocks(_ diagnostics: [Diagnostic], _ noun: String) -> [String] {
    let shown = diagnostics.prefix(Self.most).map(text(for:))
    let more = diagnostics.count - shown.count
    return more > 0 ? shown + ["and \(more) more \(more == 1 ? noun : noun + "s")"] : shown
  }

  /// A place in a few characters: `digits.train:3`.
  package func place(of span: Span) -> String {
    let source = sources[span.source]
    return "\(Escaped.text(source.name)):\(source.position(of: span.start).line)"
  }

  private func lines(for diagnostic: Diagnostic) -> [String] {
    let severity = diagnostic.severity
    let title = ink.paint("\(severity.rawValue)[\(Escaped.text(diagnostic.code))]", as: .severity(severity))
    var lines = [title + ink.paint(": " + Escaped.text(diagnostic.message), as: .message)]
    let numbers = ([diagnostic.mark] + [diagnostic.related].compactMap(\.self)).map(lineNumber)
    let digits = String(numbers.max() ?? 1).utf8.count
    let isElsewhere = diagnostic.related.map { $0.span.source != diagnostic.mark.span.source } ?? false
    lines.append(arrow(to: diagnostic.mark.span, digits))
    if !isElsewhere { lines.append(gutter(nil, digits)) }
    lines += excerpts(of: diagnostic, digits, isElsewhere: isElsewhere)
    if let help = diagnostic.help {
      lines.append(" " + ink.paint("help:", as: .help) + " " + Escaped.text(help))
    }
    return lines
  }

  private func excerpts(of diagnostic: Diagnostic, _ digits: Int, isElsewhere: Bool) -> [String] {
    let role = Ink.Role.severity(diagnostic.severity)
    guard let related = diagnostic.related else { return rows(diagnostic.mark, "^", role, digits) }
    let isSameLine = !isElsewhere && lineNumber(related) == lineNumber(diagnostic.mark)
    let second = rows(related, "-", .gutter, digits)
    if isSameLine, fits(related, digits), fits(diagnostic.mark, digits) {
      return rows(diagnostic.mark, "^", role, digits) + second.suffix(1)
    }
    let arrows = isElsewhere ? [arrow(to: related.span, digits)] : []
    return rows(diagnostic.mark, "^", role, digits) + arrows + second
  }

  private func rows(_ mark: Diagnostic.Mark, _ pointer: Character, _ role: Ink.Role, _ digits: Int)
    -> [String]
  {
    let mark = Diagnostic.Mark(mark.span, Escaped.text(mark.label))
    let (line, pointers) = excerpt(mark, digits).rows(for: mark, pointer: pointer)
    let indent = pointers.prefix { $0 == " " }
    let painted = indent + ink.paint(String(pointers.dropFirst(indent.count)), as: role)
    let source = line.isEmpty ? "" : " " + line
    return [gutter(lineNumber(mark), digits) + source, gutter(nil, digits) + " " + painted]
  }

  private func excerpt(_ mark: Diagnostic.Mark, _ digits: Int) -> Excerpt {
    Excerpt(of: sources[mark.span.source], around: mark.span, width: width - digits - 4)
  }

  private func fits(_ mark: Diagnostic.Mark, _ digits: Int) -> Bool { excerpt(mark, digits).fits(mark) }

  private func lineNumber(_ mark: Diagnostic.Mark) -> Int {
    sources[mark.span.source].position(of: mark.span.start).line
  }

  private func arrow(to span: Span, _ digits: Int) -> String {
    let source = sources[span.source]
    let position = source.position(of: span.start)
    let place = "\(Escaped.text(source.name)):\(position.line):\(position.column)"
    return String(repeating: " ", count: digits + 1) + ink.paint("-->", as: .gutter) + " " + place
  }

  private func gutter(_ number: Int?, _ digits: Int) -> String {
    let text = number.map(String.init) ?? ""
    let padding = String(repeating: " ", count: digits - text.utf8.count)
    return " " + ink.paint(padding + text + " |", as: .gutter)
  }
}

/// The colours of a terminal, or none.
private struct Ink {
  /// What a stretch of a diagnostic is.
  enum Role {
    case severity(Diagnostic.Severity)
    case message, gutter, help
  }

  let isOn: Bool

  func paint(_ text: String, as role: Role) -> String {
    guard isOn, !text.isEmpty else { return text }
    return "\u{1B}[" + code(role) + "m" + text + "\u{1B}[0m"
  }

  /// Neither yellow, which is lost on white, nor blue, which is lost on black.
  private func code(_ role: Role) -> String {
    switch role {
    case .severity(.error): "1;31"
    case .severity(.warning): "1;35"
    case .severity(.note): "1;36"
    case .message: "1"
    case .gutter: "36"
    case .help: "1;32"
    }
  }
}
