import DescentData
import DescentFiles
import DescentRecipe
import DescentSyntax
import DescentTensor

extension Run {
  /// Takes the weights of a file, and its model where none stands above.
  ///
  /// It is looked for where the run writes, then beside the recipe.
  mutating func load(_ path: String, _ action: Action) throws(RunFailure) {
    let (place, file) = try open(path, at: action.span)
    let loaded: LoadedModel
    do {
      loaded = try LoadedModel(ModelFile(file), as: action.settings.model)
    } catch {
      throw Self.failure(of: error, in: place, at: action.span)
    }
    session.take(loaded)
    if loaded.preparation != nil, action.settings.preparation != nil {
      tell(.note("the loaded model's own preparation takes the place of the recipe's `prepare`"))
    }
    let epoch = loaded.texts[.epoch].flatMap { Int($0) }
    let step = loaded.texts[.step].flatMap { Int($0) }
    let origin = epoch.flatMap { epoch in step.map { LoadedReport.Origin(epoch: epoch, step: $0) } }
    tell(
      .loaded(
        LoadedReport(
          path: place, parameters: loaded.weights.count, weightsDigest: loaded.weights.digest, origin: origin
        )))
  }

  private func open(
    _ path: String, at span: Span
  ) throws(RunFailure) -> (place: String, file: any ReadableFile) {
    let library = session.library
    let places = [session.output.whole(path), library.base + path]
    let place = places.first { library.files.kind(of: $0) != .missing } ?? places[0]
    do throws(FileFault) {
      let file = try library.files.open(place)
      guard file.size <= library.memoryLimit else {
        throw .tooLarge(place, bytes: file.size, limit: library.memoryLimit)
      }
      return (place, file)
    } catch {
      throw Self.failure(of: error, at: span)
    }
  }
}
