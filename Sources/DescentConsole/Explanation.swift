import DescentRecipe
import DescentRuntime
import DescentSyntax

/// What `explain` says about a code.
package struct Explanation: Sendable {
  private let code: String
  private let lesson: Lesson
  /// What the failing example is told, as drawn.
  private let drawn: String?

  /// Nil for a code that no part of the program says.
  package init?(of code: String) {
    guard let lesson = Lessons.lesson(for: code) else { return nil }
    self.code = code
    self.lesson = lesson
    drawn = Trial(of: lesson).drawn
  }

  /// The rule, the failing example with its diagnostic, and the mended one, for people.
  package var text: String {
    var blocks = ["\(code): \(lesson.rule)"]
    if let failing = lesson.failing, let mended = lesson.mended {
      blocks += ["This \(manner):", Self.indented(failing)]
      if let drawn { blocks.append(drawn) }
      blocks += ["This is right:", Self.indented(mended)]
    } else {
      blocks.append("No short recipe shows it.")
    }
    return blocks.joined(separator: "\n\n")
  }

  /// The same as one JSON object; what no example shows is null.
  package var json: String {
    JSONObject.empty.text("code", code).text("rule", lesson.rule).text("failing", lesson.failing)
      .text("diagnostic", drawn).text("mended", lesson.mended).line
  }

  private var manner: String {
    switch lesson.trial {
    case .read, .check, .including([:]): "is wrong"
    case .including(let files):
      "is wrong beside "
        + files.sorted { $0.key < $1.key }.map { "\($0.key), which says `\(Escaped.excerpt($0.value))`" }
        .joined(separator: ", and ")
    case .set(let name, let value): "is wrong with `--set \(name)=\"\(value)\"`"
    case .run(_, nil): "checks, but its run ends so"
    case .run(_, let memory?): "checks, but its run with `--memory \(memory / 1_000_000)MB` ends so"
    }
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "    " + Escaped.text(String($0)) }.joined(separator: "\n")
  }
}

/// A lesson's example, read as the command line would read it.
package struct Trial: Sendable {
  private let sources: Sources
  /// What the failing example is told first; nil where there is none.
  package let failure: Diagnostic?
  /// What the mended example is told by a check, which should be nothing.
  package let remarks: [Diagnostic]

  package init(of lesson: Lesson) {
    var sources = Sources()
    switch lesson.trial {
    case .read, .check, .set, .including:
      failure = lesson.failing.flatMap { Self.told($0, lesson.trial, &sources).first }
    case .run(let diagnostic, _):
      _ = sources.add(SourceText(name: Self.name, text: lesson.failing ?? ""))
      failure = diagnostic
    }
    self.sources = sources
    var others = Sources()
    let told = lesson.mended.map { Self.told($0, lesson.trial, &others) } ?? []
    remarks = told.filter { $0.severity != .note }
  }

  /// The failure as it is drawn where colours are not wanted.
  var drawn: String? {
    failure.map { DiagnosticPrinter(sources: sources, usesColor: false, width: 80).text(for: $0) }
  }

  private static let name = "recipe.train"

  /// What a check says of a text; that it is open is said too.
  private static func told(_ text: String, _ trial: Lesson.Trial, _ sources: inout Sources) -> [Diagnostic] {
    let source = SourceText(name: name, text: text)
    var recipe = Parser.recipe(source, id: sources.add(source))
    guard trial != .read else { return recipe.diagnostics }
    if case .including(let files) = trial {
      recipe = Inclusion.expand(recipe, at: name, sources: &sources) { path in
        files[path].map { .success(Array($0.utf8)) } ?? .failure(.init("there is no file `\(path)`"))
      }
    }
    var overrides = Overrides()
    if case .set(let name, let value) = trial {
      let text = SourceText(name: "--set \(name)", text: value)
      let id = sources.add(text)
      let place = Span(source: id, start: 0, end: value.utf8.count)
      if let value = Parser.value(text, id: id).value {
        overrides.sets.append((Name(name, at: place), value))
      }
    }
    let checked = Checker.check(recipe, overrides: overrides)
    return checked.diagnostics + [checked.program?.openAt].compactMap(\.self)
  }
}
