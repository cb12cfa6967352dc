import DescentCatalogue
import DescentRecipe
import DescentSyntax
import Foundation
import Testing

/// What holds for every recipe.
@Suite struct LawTests {
  /// The golden recipes that can be run.
  static let sound = GoldenFile.all.filter { file in
    (try? file.reading())?.checked.program?.openAt == nil
      && (try? file.parts().recorded.contains("sound\n")) == true
  }

  @Test(arguments: sound)
  func `the normal form says the same as the recipe`(file: GoldenFile) throws {
    let normal = try #require(try file.reading().checked.program).normalForm
    let edition = "edition 1\n"
    #expect(normal.hasPrefix(edition))
    let again = try Reading(String(normal.dropFirst(edition.count)))
    #expect(again.checked.program?.normalForm == normal)
  }

  @Test(arguments: GoldenFile.all)
  func `every prefix of a recipe is answered`(file: GoldenFile) throws {
    let recipe = try file.parts().recipe
    for length in 0...recipe.count { try check(Array(recipe[..<length])) }
  }

  @Test(arguments: GoldenFile.all)
  func `every recipe with one word gone is answered`(file: GoldenFile) throws {
    let recipe = String(decoding: try file.parts().recipe, as: UTF8.self)
    for piece in recipe.matches(of: /[A-Za-z0-9_.]+|[^A-Za-z0-9_.]/) {
      try check(Array((recipe[..<piece.range.lowerBound] + recipe[piece.range.upperBound...]).utf8))
    }
  }

  /// Checks a text; what is said lies in it, and it is sound or has an error.
  private func check(_ recipe: [UInt8]) throws {
    let checked = try Reading(recipe).checked
    for diagnostic in checked.diagnostics {
      for mark in [diagnostic.mark] + [diagnostic.related].compactMap(\.self) {
        #expect(0 <= mark.span.start && mark.span.start <= mark.span.end && mark.span.end <= recipe.count)
      }
    }
    #expect((checked.program == nil) == checked.diagnostics.contains { $0.severity == .error })
  }

  @Test func `every example of every card checks as it stands`() throws {
    for card in Catalogue.all {
      let data = card.example.contains("data ") ? [] : ["data iris"]
      let model = card.example.contains("model ") ? [] : ["model mlp [_, 8, _]"]
      let action = ["train 40 epochs", "evaluate test"]
      let statements =
        card.kind == .metric
        ? card.example.split(separator: "; ").map(String.init).inserting(model + action, before: "expect")
        : model + [card.example] + action
      let reading = try Reading((data + statements).joined(separator: "; "))
      #expect(reading.checked.program != nil, "\(card.kind) \(card.name): \(reading.answer)")
    }
  }
}

extension [String] {
  /// The statements with others before the first that begins with a word.
  fileprivate func inserting(_ others: [String], before word: String) -> [String] {
    let place = firstIndex { $0.hasPrefix(word) } ?? count
    return Array(self[..<place]) + others + Array(self[place...])
  }
}
