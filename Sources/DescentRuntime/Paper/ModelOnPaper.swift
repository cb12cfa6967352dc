import DescentData
import DescentLearning
import DescentRecipe

/// A model before anything is computed.
package struct ModelOnPaper: Sendable, Equatable {
  package let layers: [LayerOnPaper]
  /// Numbers that are trained; nil where the data tells.
  package let parameters: Int?
  /// Numbers that go in for each row; nil where the data tells.
  package let inputs: Int?
  /// Rows of a batch; nil where they are not known.
  package let rows: Int?

  /// Nil without a model.
  init?(_ settings: Settings, shape: DataShape?, rows: Int?) {
    guard let (network, other) = Self.networks(settings, shape: shape) else { return nil }
    layers = LayerOnPaper.list(network, or: other)
    let isCounted = network.parameterCount == other.parameterCount
    parameters = isCounted ? network.parameterCount : nil
    inputs = network.inputs == other.inputs ? network.inputs : nil
    self.rows = rows
  }

  /// The network that the settings ask for, where nothing of it waits for the data.
  static func network(_ settings: Settings, shape: DataShape?) -> Network? {
    guard let (network, other) = networks(settings, shape: shape), network.inputs == other.inputs,
      network.outputs == other.outputs
    else { return nil }
    return network
  }

  /// A step of a training under the settings; nil where its sizes wait for the data.
  static func step(_ settings: Settings, shape: DataShape?, rows: Int?) -> StepOnPaper? {
    guard let shape, let rows, let network = network(settings, shape: shape) else { return nil }
    let features = FeatureFacts(shape.form, columns: network.inputs)
    return StepOnPaper(network, settings, rows: rows, features: features)
  }

  /// The layers that the settings ask for, whatever their sizes.
  static func layers(_ settings: Settings, shape: DataShape?) -> [Layer] {
    networks(settings, shape: shape)?.0.layers ?? []
  }

  /// The network twice; without data for two sizes, so that what they share is what the recipe says.
  private static func networks(_ settings: Settings, shape: DataShape?) -> (Network, Network)? {
    guard let model = settings.model else { return nil }
    let inputs = shape?.features
    let outputs = shape?.target?.outputs
    return (
      model.network(inputs: inputs ?? 1, outputs: outputs ?? 1),
      model.network(inputs: inputs ?? 2, outputs: outputs ?? 2)
    )
  }
}

extension TargetShape {
  /// Numbers that a model gives for each row.
  fileprivate var outputs: Int {
    switch self {
    case .classes(let names): names.count
    case .number: 1
    }
  }
}
