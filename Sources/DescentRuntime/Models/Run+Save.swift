import DescentData
import DescentFiles
import DescentLearning
import DescentRecipe
import DescentSyntax
import DescentTensor

extension Run {
  /// Writes the model with the weights that an evaluation would see.
  mutating func save(_ path: String, _ action: Action) throws(RunFailure) {
    let bytes = try model(for: action)
    let digest = try write(bytes, to: path, at: action.span)
    tell(.saved(SavedReport(path: session.output.whole(path), bytes: bytes.count, digest: digest)))
  }

  /// The failure of a run that was asked to stop, after saving beside the file that a later `save` names.
  mutating func saved(_ failure: RunFailure, during action: Action) -> RunFailure {
    guard failure.status == .stopped, case .stopped(var report) = failure.event, report.step > 0,
      session.learner != nil,
      let path = pathSaved(after: action)
    else { return failure }
    do throws(RunFailure) {
      let bytes = try model(for: action)
      _ = try write(bytes, to: path, at: action.span)
      report.saved = session.output.whole(path)
      return RunFailure(.interruptedSaved, .stopped(report))
    } catch {
      tell(error.event)
      return failure
    }
  }

  private func pathSaved(after action: Action) -> String? {
    let later = program.actions.drop { $0.span != action.span }.dropFirst()
    for action in later {
      guard case .save(let path) = action.kind else { continue }
      let ending = ".safetensors"
      return (path.hasSuffix(ending) ? String(path.dropLast(ending.count)) : path) + ".interrupted" + ending
    }
    return nil
  }

  /// The bytes of the model file.
  private mutating func model(for action: Action) throws(RunFailure) -> [UInt8] {
    let (network, weights) = try modelAtWork(action)
    let texts = try texts(for: action, weights)
    guard weights.array.allSatisfy(\.isFinite) else {
      throw RunFault.data(
        message: "the weights are no numbers any more, so they are not saved",
        help: "try a smaller step, or `keep best by val.loss`", status: .diverged
      ).at(action.span)
    }
    return ModelFile.bytes(network, weights, texts)
  }

  /// The network of the settings with the weights that an evaluation would see.
  mutating func modelAtWork(_ action: Action) throws(RunFailure) -> (Network, FloatBuffer) {
    let settings = action.settings
    if settings.data == nil, let loaded = session.loadedModel(for: settings) {
      return (loaded.network(in: settings), loaded.weights)
    }
    let data = try session.data(for: settings)
    let rows = data.partition.train.count
    let trainer = try trainer(for: settings, batch: min(settings.batch.rows(of: rows), rows))
    return (trainer.learner.network, session.weights(for: settings) ?? trainer.learner.seen)
  }

  private mutating func texts(
    for action: Action, _ weights: FloatBuffer
  ) throws(RunFailure) -> [(ModelFile.Text, String)] {
    let recipe = program.normalForm(through: action)
    let text = recipe.joined(separator: "\n") + "\n"
    let loaded = session.loadedModel(for: action.settings)
    let model = action.settings.modelText.map { "model \($0)" } ?? loaded?.texts[.model]
    let texts: [(ModelFile.Text, String?)] = [
      (.format, ModelFile.format), (.edition, "1"), (.numerics, "1"), (.recipe, text),
      (.recipeDigest, SHA256.hex(of: Array(text.utf8))), (.model, model), (.weightsDigest, weights.digest),
    ]
    let all = texts + (try dataTexts(for: action, loaded)) + placeTexts(for: action)
    return all.compactMap { name, text in text.map { (name, $0) } }
  }

  /// Where the numbers come from that the model was trained on, and what it tells of them.
  private mutating func dataTexts(
    for action: Action, _ loaded: LoadedModel?
  ) throws(RunFailure) -> [(ModelFile.Text, String?)] {
    guard let setting = action.settings.data else {
      let kept: [ModelFile.Text] = [.data, .dataDigest, .preparation, .task, .classes, .target, .link]
      return kept.map { ($0, loaded?.texts[$0]) }
    }
    let data = try session.data(for: action.settings)
    let texts: [(ModelFile.Text, String?)] = [
      (.data, setting.entry.text), (.dataDigest, data.digest), (.preparation, data.preparation.json),
    ]
    switch data.target {
    case .classes(_, let names):
      let list = names.map(JSONWriter.quoted).joined(separator: ",")
      return texts + [(.task, "classification"), (.classes, "[\(list)]")]
    case .numbers(_, let name):
      let link = action.settings.effectiveLoss.operation.link
      let told = link == .identity ? nil : link.rawValue
      return texts + [(.task, "regression"), (.target, name), (.link, told)]
    }
  }

  /// When the weights were what they are.
  private func placeTexts(for action: Action) -> [(ModelFile.Text, String?)] {
    if let best = session.keptBest(for: action.settings) {
      return [
        (.step, "\(best.step)"), (.epoch, "\(best.epoch)"), (.kept, "best by \(best.figure) \(best.value)"),
      ]
    }
    guard let learner = session.learner, let place = session.place else {
      let loaded = session.loadedModel(for: action.settings)
      return [.step, .epoch, .kept].map { ($0, loaded?.texts[$0]) }
    }
    let epoch = place.finishedEpochs + (place.rowsDone > 0 ? 1 : 0)
    return [(.step, "\(learner.step)"), (.epoch, "\(epoch)"), (.kept, "last")]
  }
}
