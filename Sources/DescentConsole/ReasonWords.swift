import DescentRecipe
import DescentSyntax

/// Where values came from, as people read it.
struct ReasonWords {
  private let margin: Margin
  private let place: (Span) -> String

  /// - Parameters:
  ///   - width: Columns of the screen.
  ///   - place: Says where a span stands: `digits.train:3`.
  init(width: Int, place: @escaping (Span) -> String) {
    margin = Margin(width: width)
    self.place = place
  }

  /// A line for each value, with its origin and those of the names that it speaks of two deeper.
  func lines(_ reasons: [Reason]) -> [String] {
    reasons.flatMap { reason in
      margin.wrapped("\(reason.name) = \(Escaped.line(reason.value))") + told(words(reason.origin))
        + reason.names.flatMap { told("\($0.name) = \(Escaped.line($0.value)), \(words($0.origin))") }
    }
  }

  private func told(_ text: String) -> [String] {
    margin.wrapped(text, columns: margin.columns - 2).map { "  " + $0 }
  }

  private func words(_ origin: Reason.Origin) -> String {
    switch origin {
    case .statement(let text, let span, let isIncluded):
      "from \(place(span))\(isIncluded ? ", included" : ""): `\(Escaped.line(text))`"
    case .commandLine(let text, let span):
      "from `\(Escaped.line(text))`" + (span.map { ", in the place of \(place($0))" } ?? "")
    case .card(let name): "the default of `\(name)`"
    case .rule(let words): words
    }
  }
}

/// Where values came from, as JSON objects, one a line.
struct ReasonJSON {
  let sources: Sources

  func lines(_ reasons: [Reason]) -> [String] {
    reasons.map { reason in
      let object = members(JSONObject("why"), reason)
      guard !reason.names.isEmpty else { return object.line }
      return object.objects("names", reason.names.map { members(.empty, $0) }).line
    }
  }

  private func members(_ object: JSONObject, _ reason: Reason) -> JSONObject {
    let object = object.text("name", reason.name).text("value", reason.value)
    switch reason.origin {
    case .statement(let text, let span, let isIncluded):
      return place(object.text("origin", "statement").text("text", text), span).flag("included", isIncluded)
    case .commandLine(let text, let span):
      let told = object.text("origin", "command line").text("text", text)
      return span.map { place(told, $0) } ?? told
    case .card(let name): return object.text("origin", "card").text("text", name)
    case .rule(let words): return object.text("origin", "rule").text("text", words)
    }
  }

  private func place(_ object: JSONObject, _ span: Span) -> JSONObject {
    let source = sources[span.source]
    return object.text("file", source.name).count("line", source.position(of: span.start).line)
  }
}
