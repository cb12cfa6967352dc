import DescentData
import DescentLearning
import DescentRecipe
import DescentSyntax
import DescentTensor

/// A model that has come from a file and has not been replaced by another.
struct LoadedModel {
  let network: Network
  let weights: FloatBuffer
  /// As data is to be prepared for it; nil where the file does not say.
  let preparation: FittedPreparation?
  /// What its outputs are of the number that they tell; nil where the file does not say what they tell.
  let link: OutputLink?
  /// What the file says of itself.
  let texts: [ModelFile.Text: String]
  /// The revision of the model's statement above the `load`; nil where there is none.
  let modelRevision: Int?

  /// Whether settings speak of this model, not of one that stands below it.
  func isAtWork(in settings: Settings) -> Bool { settings.model?.revision == modelRevision }

  /// Its network with what has been set since in the model that stands above the `load`.
  func network(in settings: Settings) -> Network {
    settings.model?.network(inputs: network.inputs, outputs: network.outputs) ?? network
  }
}

extension LoadedModel {
  /// Takes a model out of a file.
  ///
  /// - Parameter setting: The model that it should be; nil for the one that the file tells.
  init(_ file: ModelFile, as setting: ModelSetting?) throws(ModelFault) {
    let (inputs, outputs) = file.ends ?? (1, 1)
    let model: ModelSetting
    if let setting { model = setting } else { model = try Self.model(told: file) }
    let network = model.network(inputs: inputs, outputs: outputs)
    guard network.parameterCount != nil else { throw .recipe("its sizes cannot be counted") }
    if setting != nil, file.isOurs, file[.model] != nil {
      try file.requireTensors(of: network)
      try network.requireSameWork(as: try Self.model(told: file).network(inputs: inputs, outputs: outputs))
    }
    self.network = network
    weights = try file.weights(for: network)
    modelRevision = setting?.revision
    var texts: [ModelFile.Text: String] = [:]
    for text in ModelFile.Text.allCases { texts[text] = file[text] }
    self.texts = texts
    if let digest = texts[.weightsDigest], digest != weights.digest { throw .digest(of: "the whole") }
    preparation = try Self.preparation(texts[.preparation])
    link = try Self.link(texts)
  }

  /// A file of numbers without a word on it has the numbers themselves.
  private static func link(_ texts: [ModelFile.Text: String]) throws(ModelFault) -> OutputLink? {
    guard let told = texts[.link] else { return texts[.task] == nil ? nil : .identity }
    guard let link = OutputLink(rawValue: told) else {
      let found = Escaped.excerpt(told)
      throw .notDescent("its outputs are said to be `\(found)`, which this build does not know")
    }
    return link
  }

  private static func preparation(_ json: String?) throws(ModelFault) -> FittedPreparation? {
    guard let json else { return nil }
    do throws(DataFault) {
      return try FittedPreparation(json: json)
    } catch {
      throw .notDescent("its preparation cannot be read: \(error.message)")
    }
  }

  /// The model whose statement a file holds, checked as that of any recipe.
  private static func model(told file: ModelFile) throws(ModelFault) -> ModelSetting {
    guard let line = file[.model] else { throw .notDescent("it does not say what model it holds") }
    guard line.utf8.count <= SourceText.longest / 2 else { throw .recipe("it is too long") }
    let text = SourceText(name: "the model file", text: line + "\nshow model\n")
    let checked = Checker.check(Parser.recipe(text, id: 0))
    guard let model = checked.program?.actions.first?.settings.model else {
      throw .recipe(checked.diagnostics.first?.message ?? "nothing in it is a model")
    }
    return model
  }

  /// Refuses data that the network cannot take, or whose classes it tells in another way than the loss asks.
  func requireFit(_ data: PreparedData, _ loss: LossOperation, at span: Span) throws(RunFailure) {
    let outputs =
      switch data.target {
      case .classes(_, let names): loss.outputs(classes: names.count)
      case .numbers: 1
      }
    let wanted = [data.features.columns, outputs]
    let found = [network.inputs, network.outputs]
    guard wanted == found else {
      let isOneForTwo = wanted == [found[0], 2] && found[1] == 1
      throw RunFault.data(
        message:
          "the loaded model takes \(Numeral.grouped(found[0])) and gives \(Numeral.grouped(found[1])), "
          + "the data has \(Numeral.grouped(wanted[0])) features and asks for \(Numeral.grouped(wanted[1]))",
        help: isOneForTwo ? "write `loss binary_cross_entropy`" : "load a model of such data",
        status: .mismatch
      ).at(span)
    }
    try requireLink(data, loss, at: span)
  }

  /// Refuses a loss that takes the outputs, or a scaled target, for something else than they are.
  private func requireLink(_ data: PreparedData, _ loss: LossOperation, at span: Span) throws(RunFailure) {
    if let link, link != loss.link {
      let (told, help) =
        switch link {
        case .log: ("the logs of rates", "write `loss poisson`")
        case .identity: ("numbers themselves", "write `loss mse`, or train a model anew")
        }
      throw RunFault.data(
        message: "the outputs of the loaded model are \(told), the loss takes them for something else",
        help: help, status: .mismatch
      ).at(span)
    }
    if loss.takesCounts, data.targetScaling != nil {
      throw RunFault.data(
        message: "the loaded model was trained on a scaled target, the loss asks for counts as they are",
        help: "write `loss mse`, or train a model anew", status: .mismatch
      ).at(span)
    }
  }
}
