import DescentSyntax

/// Puts the settings of included recipes in the place of their `include`.
package struct Inclusion {
  /// A file's bytes, or why there are none, in one sentence.
  package typealias Reader = (String) -> Result<[UInt8], Trouble>

  /// Why a file cannot be read.
  package struct Trouble: Error, Equatable, Sendable {
    let message: String

    package init(_ message: String) { self.message = message }
  }

  /// How many files may be open at once, each inside the one before.
  static let deepest = 32
  /// How many statements, and how many files, a recipe may come to.
  static let mostStatements = 200_000
  static let mostFiles = 1_000

  private let read: Reader
  private var sources: Sources
  private var result = ParsedRecipe()
  private var faults = FaultList()
  private var open: [(path: String, name: String)]
  private var known: [String: ParsedRecipe] = [:]
  private var files = 0
  private var isFull = false

  /// The recipe with everything that it includes.
  ///
  /// - Parameters:
  ///   - path: Where the recipe lies; what it names is looked for from there.
  ///   - sources: Takes up the texts that are read.
  package static func expand(
    _ recipe: ParsedRecipe, at path: String, sources: inout Sources, read: @escaping Reader
  ) -> ParsedRecipe {
    let folder = RecipePath.folder(of: path)
    var placed = recipe
    if let main = recipe.source { placed.folders[main] = folder }
    guard recipe.statements.contains(where: { $0.isInclude }) else { return placed }
    var inclusion = Inclusion(read: read, sources: sources, path: path)
    inclusion.result.folders = placed.folders
    inclusion.take(recipe, in: folder)
    sources = inclusion.sources
    inclusion.result.diagnostics += inclusion.faults.diagnostics
    return inclusion.result
  }

  private init(read: @escaping Reader, sources: Sources, path: String) {
    self.read = read
    self.sources = sources
    open = [(path, path)]
  }

  private mutating func take(_ recipe: ParsedRecipe, in folder: String) {
    result.refused += recipe.refused
    result.diagnostics += recipe.diagnostics
    for statement in recipe.statements {
      guard !isFull else { return }
      guard case .include(let node) = statement.kind else {
        add(statement)
        continue
      }
      include(node.path, in: folder)
    }
  }

  private mutating func add(_ statement: Statement) {
    if open.count > 1, statement.isAction {
      faults.add(PathFault.actionInside(statement.keyword.text), at: statement.span)
      return
    }
    guard result.statements.count < Self.mostStatements else {
      return refuseMore("\(Numeral.grouped(Self.mostStatements)) statements", at: statement.span)
    }
    result.statements.append(statement)
  }

  private mutating func include(_ path: Quoted, in folder: String) {
    if let fault = RecipePath.fault(in: path.text) {
      faults.add(fault, at: path.span)
      return
    }
    let place = RecipePath.joined(folder, path.text)
    if let first = open.firstIndex(where: { $0.path == place }) {
      faults.add(PathFault.cycle(open[first...].map(\.name) + [path.text]), at: path.span)
      return
    }
    guard open.count < Self.deepest else {
      return refuseMore("\(Self.deepest) files in one another", at: path.span)
    }
    guard files < Self.mostFiles else {
      return refuseMore("\(Numeral.grouped(Self.mostFiles)) files", at: path.span)
    }
    files += 1
    guard let recipe = recipe(at: place, for: path) else { return }
    open.append((place, path.text))
    take(recipe, in: RecipePath.folder(of: place))
    open.removeLast()
  }

  /// The recipe that lies at a place, read once.
  private mutating func recipe(at place: String, for path: Quoted) -> ParsedRecipe? {
    if let known = known[place] { return known }
    switch read(place) {
    case .failure(let trouble):
      faults.add(PathFault.unreadable(trouble.message), at: path.span)
      return nil
    case .success(let bytes):
      let text = SourceText(name: Escaped.text(place), bytes: bytes)
      var recipe = Parser.recipe(text, id: sources.add(text))
      result.diagnostics += recipe.diagnostics
      result.included.insert(sources.count - 1)
      result.folders[sources.count - 1] = RecipePath.folder(of: place)
      recipe.diagnostics = []
      known[place] = recipe
      return recipe
    }
  }

  private mutating func refuseMore(_ what: String, at span: Span) {
    isFull = true
    faults.add(PathFault.tooMany(what), at: span)
  }
}

extension Statement {
  fileprivate var isInclude: Bool {
    if case .include = kind { true } else { false }
  }

  /// Whether it does something, where settings only say how.
  var isAction: Bool {
    switch kind {
    case .train, .continue, .evaluate, .expect, .save, .load, .predict, .minimize, .print, .show, .why:
      true
    case .edition, .include, .seed, .binding, .data, .split, .prepare, .model, .loss, .optimizer, .schedule,
      .batch, .clip, .penalty, .average, .freeze, .metrics, .stop, .keep, .set:
      false
    }
  }
}

extension ParsedRecipe {
  /// What `Sources` calls the text; nil where it says nothing.
  fileprivate var source: Int? { statements.first?.span.source }
}
