import DescentCatalogue
import DescentConsole
import DescentRecipe
@testable import DescentSyntax
import Foundation
import Testing

/// Laws of completion, held over recipes that are sound and over texts that are not.
@Suite struct `Completion by the laws` {
  private static let recipes = Recipes.sound

  @Test func `every word of a sound recipe is among the candidates where it stands`() {
    for recipe in Self.recipes {
      for word in Words(of: recipe).completed {
        for cursor in [word.place.lowerBound, word.place.lowerBound + 1] {
          let found = Completer().completion(of: recipe, at: cursor).candidates
          let isRare = cursor == word.place.lowerBound && word.isRare
          #expect(
            isRare || found.contains { $0.text == word.text },
            "\(recipe)\nat \(cursor): `\(word.text)` among \(found.map(\.text))")
        }
      }
    }
  }

  @Test func `every candidate leads to a statement that is sound or merely unfinished`() {
    for recipe in Recipes.short {
      for word in Words(of: recipe).all {
        let cursor = word.lowerBound
        let found = Completer().completion(of: recipe, at: cursor)
        for candidate in found.candidates {
          let text =
            String(decoding: Array(recipe.utf8)[..<cursor], as: UTF8.self) + candidate.text + candidate.suffix
          #expect(isReadable(text), "\(text)")
        }
      }
    }
  }

  @Test func `no text and no cursor is too much`() {
    var generator = Generator(state: 7)
    for recipe in Recipes.any {
      let bytes = Array(recipe.utf8)
      for _ in 0..<4 {
        let cut = Int(generator.next() % UInt64(bytes.count + 1))
        let text = String(decoding: bytes[..<cut], as: UTF8.self)
        for cursor in stride(from: -1, through: text.utf8.count + 1, by: 1 + text.utf8.count / 24) {
          hold(Completer().completion(of: text, at: cursor), in: text)
        }
      }
    }
  }

  @Test func `every cursor of every example completes within its text`() {
    for recipe in Recipes.short {
      for cursor in 0...recipe.utf8.count { hold(Completer().completion(of: recipe, at: cursor), in: recipe) }
    }
  }

  @Test func `random bytes complete to something within them`() {
    var generator = Generator(state: 11)
    let pieces =
      Array("\"#()[]{}=,;.?\n\t \\adam(lr=optimizer model show then 1e-3 \u{e9}\u{202e}".utf8) + [
        0, 0xFF, 0x80,
      ]
    for _ in 0..<1000 {
      let bytes = (0..<Int(generator.next() % 60)).map { _ in
        pieces[Int(generator.next() % UInt64(pieces.count))]
      }
      let text = String(decoding: bytes, as: UTF8.self)
      for cursor in 0...text.utf8.count { hold(Completer().completion(of: text, at: cursor), in: text) }
    }
  }

  @Test func `a text of four kilobytes is completed at once`() {
    let line = "let a# = 3e-4\n"
    let above = (0..<240).map { line.replacingOccurrences(of: "#", with: "\($0)") }.joined()
    let text = above + "data digits\nmodel mlp [64, 32, 10]\ntrain 5 epochs\noptimizer adam(lr=a"
    #expect(text.utf8.count > 3600 && text.utf8.count < 4096)
    let clock = ContinuousClock()
    let times = (0..<9).map { _ in
      clock.measure { hold(Completer().completion(of: text, at: text.utf8.count), in: text) }
    }
    #expect(times.min() ?? .zero < .milliseconds(20), "\(times)")
    #expect(Completer().completion(of: text, at: text.utf8.count).candidates.count == 240)
  }

  private func hold(_ completion: Completion, in text: String) {
    let range = completion.replaced
    #expect(0 <= range.lowerBound && range.upperBound <= text.utf8.count, "\(text)")
    #expect(Set(completion.candidates.map(\.text)).count == completion.candidates.count)
  }

  /// Whether the parser finds no fault before the end of the text.
  private func isReadable(_ text: String) -> Bool {
    let input = Parser.prompt(SourceText(name: "prompt", text: text), id: 0)
    return input.diagnostics.isEmpty || !Unfinished(in: text, at: text.utf8.count).sought.isEmpty
  }
}

/// A generator whose numbers are the same each time.
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 11
  }
}

/// The recipes that the laws are held over.
private enum Recipes {
  /// Examples from the folder, the statements' cards and the lecture.
  static let short: [String] = {
    let statements = StatementCards.all.filter { $0.group != .prompt }.flatMap(\.examples)
    return files(in: "examples", "train") + files(in: "examples/lecture", "train") + statements
  }()

  /// The same with the examples of the whole catalogue.
  static let sound =
    short + Catalogue.all.flatMap { EntryHelp(of: $0).examples.map { $0.joined(separator: "\n") } }

  /// The same with everything that is wrong.
  static let any = short + files(in: "Tests/DescentRecipeTests/Golden", "golden")

  private static func files(in folder: String, _ ending: String) -> [String] {
    let place = Pages.root.appending(path: folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
    return names.filter { $0.hasSuffix("." + ending) }.sorted().compactMap {
      try? String(contentsOf: place.appending(path: $0), encoding: .utf8)
    }
  }
}

/// The words of a recipe with their places.
private struct Words {
  struct Word {
    let text: String
    let place: Range<Int>
    /// Whether it is only offered to those who have begun to write it.
    let isRare: Bool
  }

  /// The places of all of its tokens.
  private(set) var all: [Range<Int>] = []
  /// Those that completion is to know: not what an author has made up.
  private(set) var completed: [Word] = []

  init(of recipe: String) {
    let tokens = Lexer.tokens(of: SourceText(name: "recipe", text: recipe), source: 0).tokens
    var keyword = ""
    var before: Token.Kind = .newline
    for token in tokens {
      let place = token.span.start..<token.span.end
      let startsStatement = before == .newline || before == .semicolon
      defer { before = token.kind }
      guard token.kind != .newline, token.kind != .semicolon else { continue }
      all.append(place)
      switch token.kind {
      case .word(let text), .path(let text):
        if startsStatement { keyword = Keyword(rawValue: text) == nil ? keyword : text }
        guard !Self.isOwn(text, keyword, before) else { continue }
        let isOfLet = keyword == Keyword.let.rawValue && !startsStatement
        let isLong = keyword == Keyword.set.rawValue && text.contains(".")
        let isRare = MathFunction(rawValue: text) != nil || isOfLet || isLong
        completed.append(Word(text: text, place: place, isRare: isRare))
      case .reserved(.then), .reserved(.true), .reserved(.false):
        completed.append(Word(text: token.written, place: place, isRare: false))
      default: break
      }
    }
  }

  /// Whether a word is the author's: what a `let` names, a variable, a column of a table that is not there.
  private static func isOwn(_ text: String, _ keyword: String, _ before: Token.Kind) -> Bool {
    switch keyword {
    case "let": before == .word("let")
    case "minimize", "expect": text.count == 1
    case "data": ["price", "visits", "species", "year", "quality", "x_train", "y_train"].contains(text)
    default: false
    }
  }
}
