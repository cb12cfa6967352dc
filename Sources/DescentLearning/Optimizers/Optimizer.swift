import DescentCatalogue
import DescentTensor

/// A rule that moves parameters along a gradient, one update at a time.
package protocol Optimizer: CatalogueEntry {
  /// The step length before any schedule.
  var lr: Double { get set }
  /// Names of the values kept for each parameter between updates; all start at zero.
  var slots: [String] { get }
  /// Whether weights and biases are treated differently, so that the pass goes tensor by tensor.
  var usesDecay: Bool { get }
  /// Whether one update must see every row.
  static var needsWholeBatch: Bool { get }

  /// Makes one update.
  func move(_ motion: Motion)
}

extension Optimizer {
  package var usesDecay: Bool { false }
  package static var needsWholeBatch: Bool { false }
}

/// What one update works on: a run of the flat parameters and all that belongs to it.
package struct Motion {
  package let engine: Engine
  package let weights: Vector
  package let gradient: Vector
  /// One vector for each name in `slots`, as long as `weights`.
  package let slots: [Vector]
  /// The number of this update, from 1.
  package let step: Int
  /// The step length of this update, schedule included.
  package let lr: Double
  /// False for biases, which decay leaves alone.
  package let isDecayed: Bool

  package init(
    engine: Engine, weights: Vector, gradient: Vector, slots: [Vector], step: Int, lr: Double,
    isDecayed: Bool = true
  ) {
    self.engine = engine
    self.weights = weights
    self.gradient = gradient
    self.slots = slots
    self.step = step
    self.lr = lr
    self.isDecayed = isDecayed
  }
}

/// Every optimizer that the language can name.
package enum Optimizers {
  package static let all: [any Optimizer.Type] = [
    GradientDescent.self, SGD.self, Momentum.self, Nesterov.self, Adagrad.self, RMSprop.self, Adam.self,
    AdamW.self, NAdam.self,
  ]
}
