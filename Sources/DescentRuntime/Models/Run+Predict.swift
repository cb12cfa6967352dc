import DescentCatalogue
import DescentData
import DescentFiles
import DescentLearning
import DescentRecipe
import DescentSyntax
import DescentTensor

extension Run {
  /// Writes what the model says of the rows of a table, in their order, prepared as when it was trained.
  ///
  /// The first column is the class or number predicted; for classes, one column each with its probability.
  mutating func predict(_ input: String, to output: String, _ action: Action) throws(RunFailure) {
    let (network, weights) = try modelAtWork(action)
    let preparation = try preparationAtWork(action)
    guard preparation.inputCount == network.inputs else {
      throw unfit(
        "the preparation makes \(preparation.inputCount) inputs, the model has \(network.inputs)", action)
    }
    let thing = PredictedThing(preparation.target, link: linkAtWork(action))
    guard thing.fits(outputs: network.outputs) else {
      throw unfit("the model has \(network.outputs) outputs, which are not what the data predicts", action)
    }
    let rows = try rows(of: input, preparation, action)
    let table = try results(network, weights, rows, thing, action)
    let digest = try write(table.bytes, to: output, at: action.span)
    let path = session.output.whole(output)
    tell(
      .predicted(
        PredictedReport(path: path, rows: rows.rows, bytes: table.bytes.count, digest: digest)))
  }

  private func results(
    _ network: Network, _ weights: FloatBuffer, _ rows: PreparedFeatures, _ thing: PredictedThing,
    _ action: Action
  ) throws(RunFailure) -> ResultTable {
    guard let predictor = Predictor(network, weights, engine: session.engine) else {
      throw RunFault.noMemory(bytes: network.inputs * 4 * Predictor.rowsAtATime).at(action.span)
    }
    var table = ResultTable(thing.columns)
    let world = world
    let isWhole = predictor.predict(rows, isStopRequested: { world.isStopRequested }) {
      table.add(thing.cells($0, row: $1))
    }
    if !isWhole { throw stopped() }
    return table
  }

  /// The preparation of the model: that of its file, else that of the data it is trained on.
  private mutating func preparationAtWork(_ action: Action) throws(RunFailure) -> FittedPreparation {
    if let stored = session.loadedModel(for: action.settings)?.preparation { return stored }
    guard action.settings.data != nil else {
      throw unfit("the loaded file does not say how to prepare the data", action)
    }
    return try session.data(for: action.settings).preparation
  }

  /// What the outputs are of the number that they tell: as the model's file says, else as the loss asks.
  private func linkAtWork(_ action: Action) -> OutputLink {
    session.loadedModel(for: action.settings)?.link ?? action.settings.effectiveLoss.operation.link
  }

  /// The rows of a table beside the recipe, prepared.
  private mutating func rows(
    of input: String, _ preparation: FittedPreparation, _ action: Action
  ) throws(RunFailure) -> PreparedFeatures {
    let library = session.library
    do throws(DataFault) {
      let place = library.base + input
      let options = preparation.options(action.settings, among: try CSV.header(place, in: library))
      let table = try CSV.read(place, named: input, options: options, in: library)
      for note in table.notes.map(\.text) + preparation.notes(on: table) { tell(.note(note)) }
      return try preparation.apply(to: table, memoryLimit: library.memoryLimit)
    } catch {
      throw Self.failure(of: error, at: action.span)
    }
  }

  private func unfit(_ message: String, _ action: Action) -> RunFailure {
    RunFault.data(message: message, help: nil, status: .mismatch).at(action.span)
  }
}

extension FittedPreparation {
  /// How a table with these columns is read whose rows are to be prepared like this: words stay words.
  fileprivate func options(_ settings: Settings, among names: [String]) -> TableOptions {
    var options = TableOptions()
    if case .texts(let missing)? = settings.data?.entry.options["missing"] { options.missing = missing }
    guard case .columns(let columns) = inputs else { return options }
    for column in columns where names.contains(column.name) {
      switch column.kind {
      case .words: options.types[column.name] = .word
      case .numbers: options.types[column.name] = .number
      }
    }
    let wanted = Set(columns.map(\.name))
    options.columns = { wanted.contains($0) }
    return options
  }
}

extension PredictedThing {
  fileprivate init(_ target: FittedTarget, link: OutputLink) {
    switch target {
    case .classes(let names): self = .classes(names)
    case .number(_, let scaling):
      self = .number(link, mean: scaling?.mean.first ?? 0, deviation: scaling?.deviation.first ?? 1)
    }
  }

  /// Whether a network with so many outputs can tell it.
  fileprivate func fits(outputs: Int) -> Bool {
    switch self {
    case .classes(let names): outputs == names.count || (names.count == 2 && outputs == 1)
    case .number: outputs == 1
    }
  }
}
