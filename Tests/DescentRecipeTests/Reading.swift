import DescentRecipe
import DescentSyntax

/// A recipe's text with everything that the checker made of it.
struct Reading {
  let checked: CheckedRecipe
  let sources: Sources

  /// - Parameters:
  ///   - sets: What `--set` gives, by name.
  ///   - data: What `--data` gives.
  ///   - files: What lies beside the recipe, by path.
  init(
    _ bytes: [UInt8], sets: [(name: String, value: String)] = [], data: String? = nil,
    files: [String: String] = [:]
  ) throws {
    var sources = Sources()
    let parsed = Self.add(SourceText(name: "recipe.train", bytes: bytes), to: &sources, Parser.recipe)
    let recipe = Inclusion.expand(parsed, at: "recipe.train", sources: &sources) { path in
      files[path].map { .success(Array($0.utf8)) } ?? .failure(.init("there is no file `\(path)`"))
    }
    var overrides = Overrides()
    for set in sets {
      let value = Self.add(SourceText(name: "--set \(set.name)", text: set.value), to: &sources, Parser.value)
      let place = Span(source: sources.count - 1, start: 0, end: set.value.utf8.count)
      overrides.sets.append((Name(set.name, at: place), try value.required()))
    }
    if let data {
      let source = Self.add(SourceText(name: "--data", text: data), to: &sources, Parser.part)
      overrides.data = try source.required()
    }
    checked = Checker.check(recipe, overrides: overrides)
    self.sources = sources
  }

  init(
    _ text: String, sets: [(name: String, value: String)] = [], data: String? = nil,
    files: [String: String] = [:]
  ) throws {
    try self.init(Array(text.utf8), sets: sets, data: data, files: files)
  }

  private static func add<Tree>(
    _ text: SourceText, to sources: inout Sources, _ parse: (SourceText, Int) -> Tree
  ) -> Tree {
    parse(text, sources.add(text))
  }

  /// The codes of what is wrong or questionable, in the order of the text.
  var codes: [String] { checked.diagnostics.map(\.code) }

  /// Every diagnostic as drawn, then `sound` and the normal form if nothing keeps the recipe from running.
  var answer: String {
    let drawn = checked.diagnostics.map { drawing(of: $0) + "\n" }
    let verdict = checked.program.map { program in
      let open = program.openAt.map { "open\n\(drawing(of: $0))\n\n" } ?? ""
      return open + "sound\n" + program.normalForm
    }
    return (drawn + [verdict].compactMap(\.self)).joined(separator: "\n")
  }

  /// A diagnostic as a terminal of the usual width shows it.
  func drawing(of diagnostic: Diagnostic) -> String {
    DiagnosticPrinter(sources: sources, usesColor: false, width: 80).text(for: diagnostic)
  }
}

extension ParsedValue {
  /// What an override says, which in these tests can be read.
  fileprivate func required() throws -> Expression {
    guard let value else { throw Unreadable(diagnostics: diagnostics) }
    return value
  }
}

/// Why an override could not be read.
struct Unreadable: Error {
  let diagnostics: [Diagnostic]
}
