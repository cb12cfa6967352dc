import DescentRecipe
import DescentSyntax
import Foundation
import Testing

/// What a help says to write, pasted.
@Suite struct GoldenMendTests {
  /// Helps that say what to write and cannot simply be pasted, and why.
  private static let exceptions = [
    "a-minus-behind-an-option": "with its `=` the value is below its bounds",
    "a-statement-that-cannot-be-read-is-missed-by-nobody": "only the author knows where the bracket ends",
    "a-brace-never-closed": "only the author knows where the bracket ends",
    "a-block-never-closed": "only the author knows where the bracket ends",
    "a-parenthesis-never-closed": "only the author knows where the bracket ends",
    "a-string-never-closed": "only the author knows where the string ends",
    "a-string-over-two-lines": "only the author knows where the string ends",
    "curly-quotes": "both quotes have to be changed",
    "a-backslash-in-a-path": "the letter behind the backslash stays",
    "a-line-that-begins-with-then": "it moves to the line above",
    "a-line-that-begins-with-within": "it moves to the line above",
    "a-path-where-a-table-belongs": "the column to predict is the author's to name",
    "a-value-without-a-name-after-one-with": "only the author knows which option is meant",
    "a-claim-against-a-text": "it takes the place of the text at the end of the mark",
    "sizes-for-an-optimizer": "an optimizer has no sizes to put anywhere",
    "gradient-descent-by-parts": "it takes the place of another statement",
    "rprop-by-parts": "it takes the place of another statement",
    "spaces-round-a-point": "the spaces stand outside the mark",
    "layers-with-commas": "it stands between layers, where the comma is",
    "an-optimizer-where-a-model-stands": "the model is still to be written",
    "a-noise-that-sam-does-not-hear": "what stands inside changes places with what stands around it",
    "five-causes-five-errors": "it is measured by a training that is refused for another cause",
  ]

  @Test func `what a help says to write mends the recipe`() throws {
    let trials =
      try GoldenFile.all.map(MendTrial.init(checking:)) + GoldenFile.ofSyntax.map(MendTrial.init(reading:))
    var (helps, tried) = (0, 0)
    for trial in trials where Self.exceptions[trial.name] == nil {
      for diagnostic in trial.diagnostics where diagnostic.help != nil {
        helps += 1
        guard let isMended = try trial.isMended(of: diagnostic) else { continue }
        tried += 1
        #expect(isMended, "\(trial.name): \(diagnostic.code) \(diagnostic.help ?? "")")
      }
    }
    print("\(tried) of \(helps) helps could be pasted")
    #expect(tried >= 240)
    #expect(Set(trials.map(\.name)).isSuperset(of: Self.exceptions.keys))
  }
}

/// A golden recipe whose faults are to be mended.
struct MendTrial {
  let name: String
  let diagnostics: [Diagnostic]
  private let sources: Sources
  /// What is said once a text has another in its place.
  private let after: (_ source: Int, _ text: String) throws -> [Diagnostic]

  init(checking file: GoldenFile) throws {
    let (bytes, files, _) = try file.parts()
    let recipe = String(decoding: bytes, as: UTF8.self)
    let reading = try Reading(bytes, files: files)
    name = file.testDescription
    diagnostics = reading.checked.diagnostics
    sources = reading.sources
    after = { source, text in
      guard source > 0 else { return try Reading(text, files: files).checked.diagnostics }
      let changed = files.merging([reading.sources[source].name: text]) { _, new in new }
      return try Reading(recipe, files: changed).checked.diagnostics
    }
  }

  init(reading file: GoldenFile) throws {
    var sources = Sources()
    let text = SourceText(name: "recipe.train", bytes: try file.parts().recipe)
    name = file.testDescription
    diagnostics = Parser.recipe(text, id: sources.add(text)).diagnostics
    self.sources = sources
    after = { _, text in Parser.recipe(SourceText(name: "recipe.train", text: text), id: 0).diagnostics }
  }

  /// Whether the recipe has less wrong with it once the help is followed; nil if it names nothing to paste.
  func isMended(of diagnostic: Diagnostic) throws -> Bool? {
    let texts = candidates(for: diagnostic)
    guard !texts.isEmpty else { return nil }
    let before = Self.weight(diagnostics, diagnostic)
    return try texts.contains {
      Self.weight(try after(diagnostic.mark.span.source, $0), diagnostic) < before
    }
  }

  /// How much is wrong, where what is questionable does not count beside errors.
  private static func weight(_ all: [Diagnostic], _ diagnostic: Diagnostic) -> Int {
    diagnostic.severity == .error ? all.count { $0.severity == .error } : all.count
  }

  /// The text with the fix in every place where a reader would paste it.
  private func candidates(for diagnostic: Diagnostic) -> [String] {
    let text = sources[diagnostic.mark.span.source]
    let span = diagnostic.mark.span
    guard let statement = Self.statement(around: span, of: text) else { return [] }
    if let fix = Self.fix(in: diagnostic.help, after: "write `") {
      return Self.ranges(for: fix, at: span, within: statement, of: text)
        .map { Self.replacing($0, of: text, with: fix) }
    }
    if let fix = Self.fix(in: diagnostic.help, after: "put `") {
      return [Self.replacing(statement.start..<statement.start, of: text, with: fix + "\n")]
    }
    return []
  }

  /// Where a reader would paste: over the mark, over the statement, from the word with which the fix begins
  /// or over the layer; on to the end of the mark, of an option or of the statement.
  private static func ranges(
    for fix: String, at span: Span, within statement: Span, of text: SourceText
  ) -> [Range<Int>] {
    let bytes = text.bytes
    let word = Array(fix.prefix { !" (=".contains($0) }.utf8)
    let repeated = (statement.start..<span.end).last { bytes[$0...].starts(with: word) }
    let layer = bytes[statement.start..<span.start].lastIndex { Array("{;".utf8).contains($0) }
      .flatMap { bytes[($0 + 1)...].firstIndex { $0 > UInt8(ascii: " ") } }
    let starts = [span.start, statement.start, repeated, layer].compactMap(\.self)
    let closers = Array(",);}".utf8)
    return starts.flatMap { start in
      let inside = (start..<max(start, statement.end)).filter { closers.contains(bytes[$0]) }.prefix(6)
        .flatMap { [$0, $0 + 1] }
      return ([span.end, statement.end] + inside).filter { $0 >= start }.map { start..<$0 }
    }
  }

  private static func fix(in help: String?, after opening: String) -> String? {
    guard let help, help.hasPrefix(opening) else { return nil }
    return help.dropFirst(opening.count).split(separator: "`").first.map(String.init)
  }

  private static func statement(around span: Span, of text: SourceText) -> Span? {
    let parsed = Parser.recipe(text, id: 0)
    return (parsed.statements.map(\.span) + parsed.refused.map(\.span))
      .filter { $0.start <= span.start && span.start <= $0.end }.max { $0.start < $1.start }
  }

  private static func replacing(_ range: Range<Int>, of text: SourceText, with fix: String) -> String {
    String(
      decoding: text.bytes[..<range.lowerBound] + Array(fix.utf8) + text.bytes[range.upperBound...],
      as: UTF8.self)
  }
}
