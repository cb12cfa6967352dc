import DescentCatalogue
import DescentRecipe
import DescentSyntax

/// Everything that help can tell of, by name.
enum HelpIndex {
  /// A name with one line about it.
  struct Subject: Sendable {
    let name: String
    let summary: String
    /// Whether it is listed only where somebody has begun to write it.
    let isRare: Bool
  }

  /// Statements and words of the prompt, then the catalogue, then all smaller words; each name once.
  static let subjects: [Subject] = {
    let statements = StatementCards.all.map { Subject(name: $0.name, summary: $0.summary, isRare: false) }
    let entries = Catalogue.all.map { Subject(name: $0.name, summary: $0.summary, isRare: false) }
    let options = Catalogue.all.flatMap { card in
      card.options.map { Subject(name: $0.name, summary: "an option: \($0.summary)", isRare: true) }
    }
    let words = Clauses.all.map { Subject(name: $0.word, summary: $0.meaning, isRare: true) }
    let units = Unit.allCases.map { Subject(name: $0.rawValue, summary: Clauses.unit($0), isRare: true) }
    let parts = Situation.parts.map { Subject(name: $0, summary: Clauses.part($0), isRare: true) }
    let topics = ShowTopic.allCases.map {
      Subject(name: $0.rawValue, summary: Clauses.topic($0.rawValue), isRare: true)
    }
    let functions = MathFunction.allCases.map {
      Subject(name: $0.rawValue, summary: Clauses.function($0), isRare: true)
    }
    let figures = Situation.parts.flatMap(Situation().figures(of:)).map {
      Subject(name: $0, summary: Clauses.figure($0), isRare: true)
    }
    var seen: Set<String> = []
    return (statements + entries + options + words + units + parts + topics + functions + figures)
      .filter { seen.insert($0.name).inserted }
  }()
}
