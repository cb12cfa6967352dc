import DescentRecipe
import DescentSyntax

/// Says what may be written where a cursor stands: by the grammar, the cards and what the session holds.
package struct Completer: Sendable {
  /// Text above the statement that is read for the names that it gives, in bytes.
  private static let mostAbove = 1 << 16
  /// How many names are offered where none begins as it was written.
  private static let mostNear = 3

  package init() {}

  /// What may be written at a cursor.
  ///
  /// - Parameters:
  ///   - text: One or several statements, in one or several lines.
  ///   - cursor: A UTF-8 offset in it.
  package func completion(
    of text: String, at cursor: Int, in context: CompletionContext = CompletionContext()
  ) -> Completion {
    let line = context.isPrompt ? PromptLine(text) : nil
    let place = Unfinished(
      in: line == nil ? text : PromptLine.withoutSign(text), at: cursor, takesPromptWords: context.isPrompt)
    var context = context
    if place.start > 0, place.start <= Self.mostAbove {
      let above = String(decoding: text.utf8.prefix(place.start), as: UTF8.self)
      context.situation = context.situation.followed(
        by: Parser.recipe(SourceText(name: "prompt", text: above), id: 0))
    }
    let offers = Offers(at: place, in: context)
    let all = line.map { offers.candidates(on: $0) } ?? offers.all
    return Completion(replaced: place.place, candidates: fitting(all, place.written))
  }

  /// Those that begin as it was written; else those that are called so elsewhere, and then the nearest.
  private func fitting(_ candidates: [Candidate], _ written: String) -> [Candidate] {
    var seen: Set<String> = []
    let all = candidates.filter { seen.insert($0.text).inserted }
    guard !written.isEmpty else { return all.filter { !$0.isRare } }
    let begun = all.filter { $0.text.hasPrefix(written) }
    guard begun.isEmpty, written.utf8.count <= 64 else { return begun }
    let lowered = written.lowercased()
    let called = all.filter { candidate in
      candidate.text.lowercased().hasPrefix(lowered)
        || candidate.others.contains { $0.lowercased().hasPrefix(lowered) }
    }
    guard called.isEmpty else { return called }
    var left = all.map(\.text)
    var near: [String] = []
    while near.count < Self.mostNear, let name = NearestName.nearest(to: written, among: left) {
      near.append(name)
      left.removeAll { $0 == name }
    }
    return near.compactMap { name in all.first { $0.text == name } }
  }
}
