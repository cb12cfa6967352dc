import DescentConsole
import DescentRecipe
import DescentSyntax
import Foundation
import Testing

@Suite struct `The manual` {
  @Test(arguments: Manual.statements)
  func `tells each statement with an example and its errors`(statement: String) throws {
    let section = try #require(try Manual.section(of: statement), "no chapter `\(statement)`")
    let blocks = Pages.fenced(in: section).filter { $0.word == "train" }
    let isShown = blocks.contains { block in
      block.block.text.split(whereSeparator: { $0 == "\n" || $0 == ";" }).contains {
        $0.drop { $0 == " " }.hasPrefix(statement + " ")
      }
    }
    #expect(isShown, "no example of `\(statement)` in its chapter")
    #expect(section.contains("\nErrors: [D"), "no errors in the chapter of `\(statement)`")
  }

  @Test func `names every code, and no other, each linked to the error index`() throws {
    let manual = try Pages.text("docs/manual.md")
    let index = try Pages.text("docs/errors.md")
    let linked = Set(
      manual.matches(of: /\[(D[0-9]{4})\]\(errors\.md#(d[0-9]{4})\)/).map { match in
        #expect(match.1.lowercased() == match.2, "\(match.0)")
        return String(match.1)
      })
    #expect(Set(Lessons.codes).subtracting(linked).sorted() == [], "codes that the manual does not name")
    #expect(linked.subtracting(Lessons.codes).sorted() == [], "codes that no part of the program says")
    let anchors = index.matches(of: /<a id="(d[0-9]{4})"><\/a>/).map { $0.1.uppercased() }
    #expect(linked.subtracting(anchors).sorted() == [], "codes without a place in the error index")
  }

  @Test(arguments: Lessons.codes)
  func `names a code under the statement that its lesson breaks, or in a general chapter`(code: String) throws
  {
    let lesson = try #require(Lessons.lesson(for: code))
    guard let failing = lesson.failing, let mark = Trial(of: lesson).failure?.mark, mark.span.source == 0
    else { return }
    let before = Array(failing.utf8.prefix(mark.span.end))
    let words = String(decoding: before, as: UTF8.self).split { "\n;".contains($0) }.map { statement in
      String(statement.drop { $0 == " " }.prefix { $0.isLetter })
    }
    let keyword = words.last { Manual.statements.contains($0) } ?? ""
    let link = "[\(code)]"
    let general = try Manual.general()
    let own = try Manual.section(of: keyword) ?? ""
    #expect(own.contains(link) || general.contains(link), "\(code) is raised by `\(keyword)`")
  }

  @Test(arguments: Manual.statements)
  func `is not alone in naming a statement: the README lists it`(statement: String) throws {
    let list = try #require(try Pages.sections("##", of: "README.md").first { $0.title == "What there is" })
    let words = list.text.split { !$0.isLetter && $0 != "_" }
    #expect(words.contains { $0 == statement })
  }

  @Test func `says how long a text may be`() throws {
    let bytes = Numeral.grouped(SourceText.longest)
    #expect(try Pages.text("docs/manual.md").contains("at most \(bytes) bytes"))
  }

  @Test func `shows the grammar`() throws {
    #expect(try Pages.text("docs/manual.md").contains("](../grammar/descent.ebnf)"))
    #expect(try Pages.text("grammar/descent.ebnf").contains("recipe"))
  }
}

/// The parts of the manual by what they tell of.
enum Manual {
  /// Every statement of this version, as a refusal lists them.
  static let statements: [String] = {
    let source = SourceText(name: "list.train", text: "1")
    var sources = Sources()
    let help = Parser.recipe(source, id: sources.add(source)).diagnostics.first?.help ?? ""
    let list = help.split(separator: ": ").last ?? ""
    return list.split(separator: ", ").map(String.init)
  }()

  static func section(of statement: String) throws -> String? {
    try Pages.sections("###", of: "docs/manual.md").first { $0.title == statement }?.text
  }

  /// What holds for all statements: the chapters that have no statements below them.
  static func general() throws -> String {
    let chapters = try Pages.sections("##", of: "docs/manual.md")
    return chapters.filter { !["Settings", "Actions"].contains($0.title) }.map(\.text).joined()
  }
}
