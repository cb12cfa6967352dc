import DescentRecipe
import DescentSyntax

/// What holds for every text, a recipe or not.
struct FuzzLaws {
  /// How long one text may take with all its laws.
  static let longest = Duration.seconds(2)

  private let text: SourceText
  private(set) var violations: [String] = []

  /// The laws that a text breaks, each with what it broke on.
  static func violations(of bytes: [UInt8]) -> [String] {
    var laws = FuzzLaws(text: SourceText(name: "recipe.train", bytes: bytes))
    let time = ContinuousClock().measure { laws.check() }
    if time > longest { laws.violations.append("it takes \(time)") }
    return laws.violations
  }

  private init(text: SourceText) { self.text = text }

  private mutating func check() {
    let recipe = Parser.recipe(text, id: 0)
    checkParsing(recipe)
    checkPrinting(recipe)
    checkFormatting(recipe)
    checkMeaning(recipe)
  }

  private mutating func checkParsing(_ recipe: ParsedRecipe) {
    checkPlaces(of: recipe.diagnostics)
    for statement in recipe.statements { require(holds(statement.span), "a statement lies in the text") }
    for refused in recipe.refused { require(holds(refused.span), "a refused statement lies in the text") }
    require(recipe.refused.isEmpty || !recipe.diagnostics.isEmpty, "nothing is refused in silence")
    draw(recipe.diagnostics)
  }

  /// Printing what was read and reading it again must say the same.
  private mutating func checkPrinting(_ recipe: ParsedRecipe) {
    let canonical = recipe.statements.map(\.canonicalText).joined(separator: "\n")
    let printed = SourceText(name: "printed", text: canonical)
    let again = Parser.recipe(printed, id: 0)
    require(again.diagnostics.isEmpty, "what is printed can be read: \(canonical)")
    let twice = again.statements.map(\.canonicalText).joined(separator: "\n")
    require(twice == canonical, "printing is stable: \(canonical) against \(twice)")
    var readable = recipe
    readable.refused = []
    require(
      Self.tree(of: readable, in: text) == Self.tree(of: again, in: printed),
      "the printed recipe has the same tree: \(canonical)")
  }

  private mutating func checkFormatting(_ recipe: ParsedRecipe) {
    let formatted = Parser.formatted(text, id: 0)
    checkPlaces(of: formatted.diagnostics)
    require((formatted.text == nil) == !formatted.diagnostics.isEmpty, "fmt prints or says why not")
    guard let once = formatted.text else { return }
    let printed = SourceText(name: "formatted", text: once)
    let twice = Parser.formatted(printed, id: 0)
    require(twice.text == once, "fmt is idempotent: \(once) against \(twice.text ?? "nothing")")
    require(
      Self.tree(of: Parser.recipe(printed, id: 0), in: printed) == Self.tree(of: recipe, in: text),
      "fmt keeps the tree: \(once)")
  }

  private mutating func checkMeaning(_ recipe: ParsedRecipe) {
    let checked = Checker.check(recipe)
    checkPlaces(of: checked.diagnostics)
    draw(checked.diagnostics)
    let isWrong = checked.diagnostics.contains { $0.severity == .error }
    require((checked.program == nil) == isWrong, "a recipe is sound or has an error")
    guard let program = checked.program else { return }
    let normal = program.normalForm
    let again = Parser.recipe(SourceText(name: "normal form", text: normal), id: 0)
    require(again.diagnostics.isEmpty, "the normal form can be read: \(normal)")
  }

  private mutating func checkPlaces(of diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics {
      for mark in [diagnostic.mark, diagnostic.related].compactMap(\.self) {
        require(holds(mark.span), "\(diagnostic.code) lies in the text: \(mark.span)")
      }
    }
  }

  /// Draws as many diagnostics as a run shows.
  private mutating func draw(_ diagnostics: [Diagnostic]) {
    var sources = Sources()
    _ = sources.add(text)
    let printer = DiagnosticPrinter(sources: sources, usesColor: false, width: 80)
    for diagnostic in diagnostics.prefix(5) {
      let drawn = printer.text(for: diagnostic)
      let lines = drawn.utf8.count { $0 == UInt8(ascii: "\n") } + 1
      require(lines <= 8, "\(diagnostic.code) has at most eight lines: \(drawn)")
    }
  }

  private func holds(_ span: Span) -> Bool {
    span.source == 0 && 0 <= span.start && span.start <= span.end && span.end <= text.bytes.count
  }

  private mutating func require(_ isKept: Bool, _ law: @autoclosure () -> String) {
    if !isKept { violations.append(law()) }
  }

  /// The nodes with their depth, without their places.
  private static func tree(of recipe: ParsedRecipe, in text: SourceText) -> [String] {
    TreeListing.lines(of: recipe, in: text).map { line in
      let place = line.utf8.prefix { $0 != UInt8(ascii: " ") }.count
      return String(decoding: line.utf8.dropFirst(max(8, place + 1)), as: UTF8.self)
    }
  }
}
