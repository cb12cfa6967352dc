import DescentCatalogue
import Foundation
import Testing

@testable import DescentRecipe
@testable import DescentSyntax

/// Slips of one letter: none is let through, and nearly all are understood.
@Suite struct TypoTests {
  /// The places of every word of four letters or more.
  private static let slots = (TypoWords.all + TypoEntries.all).filter { $0.word.count >= 4 }

  @Test func `every place is sound with its own word`() throws {
    for slot in Self.slots {
      let reading = try slot.reading(with: slot.word)
      #expect(reading.checked.program != nil, "\(slot.word): \(reading.answer)")
      #expect(slot.legal.contains(slot.word))
    }
  }

  @Test func `no word of the language is left out`() {
    let statements = Keyword.words + ClauseWord.allCases.map(\.rawValue) + ShowTopic.allCases.map(\.rawValue)
    let values = Unit.allCases.map(\.rawValue) + ReservedWord.allCases.map(\.rawValue)
    let entries = Catalogue.all.flatMap { [$0.name] + $0.options.map(\.name) }
    let words = Set(
      (statements + values + entries + MathFunction.allCases.map(\.rawValue)).filter { $0.count >= 4 })
    #expect(words.subtracting(Self.slots.map(\.word)) == [])
  }

  @Test func `a slip of one letter is refused and mostly understood`() async throws {
    let counts = try await Self.counts()
    print(Self.table(of: counts))
    var total = TypoCount()
    for (kind, count) in counts {
      #expect(count.rejected == count.slips, "\(kind): \(count.admitted.prefix(20))")
      #expect(count.share >= 0.9, "\(kind): \(count.puzzling.prefix(60))")
      total += count
    }
    #expect(total.slips > 80_000)
  }

  /// What came of the slips, by kind of word.
  private static func counts() async throws -> [(kind: String, count: TypoCount)] {
    let kinds = slots.reduce(into: [String]()) { if !$0.contains($1.kind) { $0.append($1.kind) } }
    let sums = try await withThrowingTaskGroup(of: (String, TypoCount).self) { group in
      for slot in slots { group.addTask { (slot.kind, try slot.count()) } }
      var sums: [String: TypoCount] = [:]
      for try await (kind, count) in group { sums[kind, default: TypoCount()] += count }
      return sums
    }
    return kinds.map { ($0, sums[$0] ?? TypoCount()) }
  }

  private static func table(of counts: [(kind: String, count: TypoCount)]) -> String {
    var total = TypoCount()
    for (_, count) in counts { total += count }
    let rows = counts.map { ($0.kind, $0.count) } + [("all", total)]
    let head = row("kind of word", "words", "slips", "rejected", "right suggestion")
    return
      ([head]
      + rows.map { kind, count in
        let share = (count.share * 1000).rounded(.down) / 10
        return row(kind, "\(count.words)", "\(count.slips)", "\(count.rejected)", "\(share) %")
      }).joined(separator: "\n")
  }

  private static func row(_ kind: String, _ figures: String...) -> String {
    kind.padding(toLength: 18, withPad: " ", startingAt: 0)
      + figures.map { String(repeating: " ", count: max(0, 18 - $0.count)) + $0 }.joined()
  }
}
