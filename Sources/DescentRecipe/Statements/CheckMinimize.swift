import DescentCatalogue
import DescentLearning
import DescentSyntax

extension Checker {
  mutating func checkMinimize(_ node: MinimizeStatement, _ statement: Statement) {
    defer { useSettings() }
    let before = faults.diagnostics.count
    let steps = steps(node.length)
    let place = node.formula.span
    let start: [Minimization.Coordinate]?
    let formula: Formula?
    var surface: (any Surface.Type)?
    if isSurface(node) {
      surface = self.surface(node.formula)
      (start, formula) = surface.map { self.start(node.start, on: $0, at: place) } ?? (nil, nil)
    } else {
      start = self.start(node.start, of: node.formula)
      formula = start.flatMap { self.formula(node.formula, reach: .surface($0.map(\.name))) }
      if let start, let formula { checkAllRead(start, formula, node.start ?? []) }
    }
    settleSchedule()
    checkWatch()
    if let place = settings.optimizer.groups.compactMap(\.layers).first?.span {
      faults.add(GroupFault.underMinimize, at: place)
    }
    checkNoAverage()
    checkPenaltiesOfOneVector()
    checkLooks()
    reached = (start?.map(\.name) ?? (node.start ?? []).compactMap { $0.name?.text }) + ["value"]
    guard faults.diagnostics.count == before, let start, let formula, let steps else { return }
    do throws(MinimizeFault) {
      let plan = Minimization(
        surface: surface?.facts.name, formula: formula,
        title: surface.map { "\($0.facts.name), \($0.formula)" } ?? node.formula.canonicalText,
        tape: try formula.tape(of: start.map(\.name)), start: start, steps: steps)
      // Each descent starts the clock anew, as a new model would.
      noteScheduleReach(steps, counts: plan.counts, model: -actions.count - 1)
      act(.minimize(plan), at: statement.span)
    } catch {
      faults.add(error, at: place)
    }
  }

  /// Whether a surface is named, not a formula written.
  private func isSurface(_ node: MinimizeStatement) -> Bool {
    guard case .thing(let thing) = node.formula.kind, scope.names[thing.name.text] == nil,
      !refusedNames.contains(thing.name.text),
      node.start?.contains(where: { $0.name?.text == thing.name.text }) != true
    else { return false }
    if Surfaces.all.contains(where: { $0.facts.name == thing.name.text }) { return true }
    return thing.plainName != nil
  }

  private mutating func surface(_ expression: Expression) -> (any Surface.Type)? {
    let entry = entry(expression, kind: .surface, among: Catalogue.cards(of: .surface))
    return Surfaces.all.first { $0.facts.name == entry?.card.name }
  }

  /// Where a descent on a surface begins, and the surface's formula.
  private mutating func start(
    _ given: [Argument]?, on surface: any Surface.Type, at span: Span
  ) -> ([Minimization.Coordinate]?, Formula?) {
    let own = [("x", surface.start.x), ("y", surface.start.y)].map(Minimization.Coordinate.init)
    let names = own.map(\.name)
    let text = SourceText(name: surface.facts.name, text: surface.formula)
    let formula = Parser.value(text, id: span.source).value.flatMap {
      self.formula($0, reach: .surface(names))
    }
    guard let given else { return (own, formula) }
    guard let start = start(given) else { return (nil, formula) }
    for (coordinate, argument) in zip(start, given) where !names.contains(coordinate.name) {
      faults.add(
        MinimizeFault.unusedVariable(coordinate.name, legal: names), at: argument.name?.span ?? argument.span)
    }
    let missing = names.filter { name in !start.contains { $0.name == name } }
    if !missing.isEmpty {
      faults.add(MinimizeFault.missingVariable(missing, surface: surface.facts.name), at: span)
    }
    return (start.sorted { $0.name < $1.name }, formula)
  }

  /// Where a descent on a formula begins.
  private mutating func start(
    _ given: [Argument]?, of formula: Expression
  ) -> [Minimization.Coordinate]? {
    if let given, !given.isEmpty { return start(given) }
    let names = formula.plainNames.filter { scope.use($0) == nil && !refusedNames.contains($0) }
    let start = (names.isEmpty ? ["x"] : names).map { "\($0)=1" }.joined(separator: ", ")
    let mended = given == nil ? "\(formula.canonicalText) from (\(start))" : nil
    faults.add(MinimizeFault.noStart(mended: mended), at: formula.span)
    return nil
  }

  private mutating func start(_ given: [Argument]) -> [Minimization.Coordinate]? {
    var found: [Minimization.Coordinate] = []
    for argument in given {
      guard let name = argument.name else {
        let mended = argument.value.isNumber ? "x=\(argument.value.canonicalText)" : nil
        faults.add(MinimizeFault.unnamedStart(mended: mended), at: argument.span)
        return nil
      }
      guard isFree(name) else { return nil }
      guard !found.contains(where: { $0.name == name.text }) else {
        faults.add(NameFault.optionTwice(entry: "`from`", name.text), at: argument.span)
        return nil
      }
      guard let number = coordinate(argument.value, of: name) else { return nil }
      found.append(Minimization.Coordinate(name: name.text, value: number))
    }
    return found
  }

  private mutating func coordinate(_ expression: Expression, of name: Name) -> Double? {
    guard let value = value(expression) else { return nil }
    guard let number = value.plainNumber else {
      faults.add(
        ValueFault.notANumber(found: value.description, wantedFor: "`\(name.text)`"), at: expression.span)
      return nil
    }
    guard Float(number).isFinite else {
      faults.add(MinimizeFault.beyondBinary32(number), at: expression.span)
      return nil
    }
    return number
  }

  /// Whether a name may be a variable's.
  private mutating func isFree(_ name: Name) -> Bool {
    let isTold = ["step", "value", "event"].contains(name.text)
    if let what = isTold ? "what is told of each step" : takenWord(name.text) {
      faults.add(MinimizeFault.takenName(name.text, what: what), at: name.span)
      return false
    }
    guard let entry = scope.names[name.text] else { return true }
    _ = scope.use(name.text)
    faults.add(
      MinimizeFault.letAbove(name.text), at: name.span,
      related: Diagnostic.Mark(entry.span, "given its value here"))
    return false
  }

  /// The variables are exactly the names in `from`.
  private mutating func checkAllRead(
    _ start: [Minimization.Coordinate], _ formula: Formula, _ given: [Argument]
  ) {
    let read = formula.variables
    for (coordinate, argument) in zip(start, given) where !read.contains(coordinate.name) {
      faults.add(
        MinimizeFault.unusedVariable(coordinate.name, legal: read.sorted()),
        at: argument.name?.span ?? argument.span)
    }
  }
}

extension Expression {
  fileprivate var isNumber: Bool {
    switch kind {
    case .number, .percent: true
    case .negation(let inner), .parenthesized(let inner): inner.isNumber
    case .string, .truth, .hole, .thing, .list, .not, .binary, .quantity, .choice, .block, .stall: false
    }
  }

  /// The plain names in it, each once, in their order.
  fileprivate var plainNames: [String] {
    let all: [String]
    switch kind {
    case .thing(let thing):
      all = thing.plainName.map { [$0.text] } ?? (thing.arguments ?? []).flatMap(\.value.plainNames)
    case .negation(let inner), .not(let inner), .parenthesized(let inner), .quantity(let inner, _, _):
      all = inner.plainNames
    case .binary(_, let left, let right): all = left.plainNames + right.plainNames
    case .number, .percent, .string, .truth, .hole, .list, .choice, .block, .stall: all = []
    }
    return all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
