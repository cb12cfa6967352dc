import DescentCatalogue
import DescentData
import DescentLearning
import DescentRecipe
import DescentTensor

extension Run {
  /// The gradient that the next step would take, dropout drawn as that step would; no bit of the training
  /// changes.
  mutating func gradients(_ action: Action) throws(RunFailure) -> GradientsOnPaper {
    let settings = action.settings
    let data = try toldData(for: settings)
    let rows = data.partition.train.count
    let batch = settings.batch.rows(of: rows)
    try requireRows(of: batch, among: rows, settings, at: action.span)
    let world = world
    let onlooker = try session.onlooker(
      for: settings, batch: batch, isStopRequested: { world.isStopRequested })
    let isBegun = session.trainer?.learner.modelRevision == onlooker.learner.modelRevision
    let step = isBegun ? session.trainer?.learner.step ?? 0 : 0
    let seen = onlooker.look(batch: batch, step: step)
    return GradientsOnPaper(onlooker.learner, settings, step: step, rows: seen.rows, loss: seen.loss)
  }
}

extension GradientsOnPaper {
  /// Facts of the gradient that lies ready in a learner; it is clipped afterwards.
  fileprivate init(_ learner: Learner, _ settings: Settings, step: Int, rows: Int, loss: Double) {
    let network = learner.network
    let names = LayerOnPaper.list(network, or: network).filter { $0.number != nil }.map(\.name)
    let tensors = Dictionary(grouping: network.tensors, by: \.layer)
    layers = tensors.keys.sorted().map { number in
      let name = number <= names.count ? names[number - 1] : ""
      return LayerGradient(
        number, name: name, isFrozen: settings.frozen?.contains(number) ?? false, tensors[number] ?? [],
        of: learner)
    }
    (self.step, self.rows, self.loss) = (step, rows, loss)
    learner.shape(GradientShaping())
    norm = learner.gradientNorm
    guard let clipping = settings.shaping.clipping else {
      clip = nil
      return
    }
    var bound = GradientShaping()
    bound.clipping = clipping
    learner.shape(bound)
    clip = ClippedNorm(text: EntryOnPaper(clipping).shortText, normAfter: learner.gradientNorm)
  }
}

extension LayerGradient {
  fileprivate init(
    _ number: Int, name: String, isFrozen: Bool, _ tensors: [TensorPlace], of learner: Learner
  ) {
    var all = MagnitudeCount()
    var told: [TensorGradient] = []
    for tensor in tensors {
      var count = MagnitudeCount()
      learner.gradients.withSpan { count.add($0, in: tensor.offset..<(tensor.offset + tensor.count)) }
      told.append(TensorGradient(tensor, count, of: learner))
      all.add(count)
    }
    (self.number, self.name, self.isFrozen) = (number, name, isFrozen)
    (self.tensors, histogram) = (told, all.histogram)
  }
}

extension TensorGradient {
  fileprivate init(_ tensor: TensorPlace, _ counted: MagnitudeCount, of learner: Learner) {
    role = tensor.role.rawValue
    count = tensor.count
    norm = learner.length(of: learner.gradients, tensor)
    weightNorm = learner.length(of: learner.parameters, tensor)
    (zeros, notFinite) = (counted.zeros, counted.notFinite)
    let hasSome = counted.largest > 0
    smallest = hasSome ? Double(counted.smallest) : nil
    largest = hasSome ? Double(counted.largest) : nil
  }
}

extension Learner {
  /// The length of one tensor of a flat buffer.
  fileprivate func length(of buffer: FloatBuffer, _ tensor: TensorPlace) -> Double {
    Exact.sqrt(engine.sumOfSquares(Vector(buffer, offset: tensor.offset, count: tensor.count)))
  }

  fileprivate var gradientNorm: Double { Exact.sqrt(engine.sumOfSquares(Vector(gradients))) }
}
