import DescentCatalogue
import DescentData
import DescentFiles
import DescentLearning
import DescentRecipe
import DescentSyntax
import DescentTensor

/// A program at work: does its actions in order and tells the world what happens.
package struct Run<Outside: World> {
  var program: Program
  var session: Session
  package var world: Outside
  package private(set) var isEveryClaimMet = true
  /// Figures that are measured besides those that the program names.
  package var furtherFigures: Set<String> = []
  /// Those of them that are told of with each epoch.
  package var watchedFigures: Set<String> = []
  /// Whether a wish to stop pauses a training, for somebody who may go on with it.
  let isSteered: Bool

  /// - Parameters:
  ///   - library: As seen from the recipe's folder.
  ///   - isSteered: Whether somebody goes on by hand after each action.
  package init(
    _ program: Program, engine: Engine, library: LibraryFiles, world: Outside,
    output: OutputFolder = OutputFolder(), isSteered: Bool = false
  ) {
    self.program = program
    self.world = world
    self.isSteered = isSteered
    session = Session(engine: engine, library: library, output: output)
  }

  /// Does everything; the status says how it ended.
  package mutating func perform() -> ExitStatus {
    if let open = program.openAt {
      world.receive(.failed(open))
      return .recipeWrong
    }
    let engine = session.engine
    world.receive(
      .began(
        RunFacts(
          threads: engine.threads, instructionSet: engine.instructionSet.rawValue,
          isPortablePath: engine.instructionSet == .baseline)))
    do throws(RunFailure) {
      try requireOutputs()
      for action in program.actions { try perform(action) }
    } catch {
      world.receive(error.event)
      return error.status
    }
    let status: ExitStatus = isEveryClaimMet ? .done : .expectationFalse
    let weights = program.actions.last.flatMap { session.weights(for: $0.settings) }?.digest
    world.receive(
      .done(DoneReport(weightsDigest: weights, recipeDigest: digest(program.normalForm), status: status)))
    return status
  }

  private mutating func perform(_ action: Action) throws(RunFailure) {
    do {
      try perform(action.kind, action)
    } catch {
      throw saved(error, during: action)
    }
  }

  mutating func perform(_ kind: Action.Kind, _ action: Action) throws(RunFailure) {
    switch kind {
    case .train(let length, let limit, let pause): try train(length, within: limit, until: pause, action)
    case .continue(let limit, let pause): try resume(within: limit, until: pause, action)
    case .evaluate(let part): try evaluate(part, action)
    case .expect(let formula, let text): try expect(formula, text, action)
    case .print(let values): try printValues(values)
    case .show(let topic, let count): try show(topic, count: count, action)
    case .why(_, let reasons): tell(.explained(reasons))
    case .save(let path): try save(path, action)
    case .load(let path): try load(path, action)
    case .predict(let input, let output): try predict(input, to: output, action)
    case .minimize(let plan): try minimize(plan, action)
    }
  }

  private func digest(_ text: String) -> String {
    var hash = SHA256()
    hash.update(Array(text.utf8))
    return hash.hexDigest()
  }

  private mutating func expect(_ formula: Formula, _ text: String, _ action: Action) throws(RunFailure) {
    let value = try value(formula, at: action.span)
    let figures = formula.measurements.compactMap { measurement in
      session.measured[measurement].map {
        Figure(name: measurement.name, value: $0, isShare: isShare(measurement.figure))
      }
    }
    let reached = formula.variables.sorted().compactMap { name in
      session.point[name].map { Figure(name: name, value: Double($0), isShare: false) }
    }
    let isMet = value == .truth(true)
    isEveryClaimMet = isEveryClaimMet && isMet
    world.receive(
      .expected(ExpectationReport(text: text, isMet: isMet, figures: figures + reached, span: action.span)))
  }

  private mutating func printValues(_ values: [Action.Printed]) throws(RunFailure) {
    var texts: [String] = []
    for printed in values {
      if case .variable(let name) = printed.formula, let number = session.point[name] {
        texts.append(Numeral.text(number))
        continue
      }
      switch try value(printed.formula, at: printed.span) {
      case .text(let text): texts.append(text)
      case .number(let number):
        let isFigure =
          if case .measured(let measured) = printed.formula { isShare(measured.figure) } else { false }
        texts.append(isFigure ? "\(Numeral.text((number * 10000).rounded() / 100))%" : Numeral.text(number))
      case .share, .quantity, .truth: texts.append(try value(printed.formula, at: printed.span).text)
      }
    }
    world.receive(.printed(texts))
  }

  private func value(_ formula: Formula, at span: Span) throws(RunFailure) -> Value {
    let point = session.point.mapValues(Double.init)
    switch formula.value(measured: { session.measured[$0] }, at: point) {
    case .success(let value): return value
    case .failure(let fault): throw RunFault.arithmetic(fault).at(span)
    }
  }

  func isShare(_ figure: String) -> Bool {
    Metrics.all.first { $0.facts.name == figure }.map { $0.isShare } ?? false
  }

  /// The trainer that the settings ask for.
  mutating func trainer(for settings: Settings, batch: Int) throws(RunFailure) -> Trainer {
    let world = world
    return try session.trainer(for: settings, batch: batch, isStopRequested: { world.isStopRequested })
  }

  /// Tells the world of something.
  mutating func tell(_ event: Event) { world.receive(event) }
}
