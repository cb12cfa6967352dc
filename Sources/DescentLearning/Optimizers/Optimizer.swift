import DescentCatalogue
import DescentTensor

/// A rule that moves parameters along a gradient, one update at a time.
package protocol Optimizer: CatalogueEntry {
  /// The step length before any schedule.
  var lr: Double { get set }
  /// Names of the values kept for each parameter between updates; all start at zero.
  var slots: [String] { get }
  /// What is kept of parameters between updates, in the user's words.
  var keeps: [String] { get }
  /// Whether weights and biases are treated differently, so that the pass goes tensor by tensor.
  var usesDecay: Bool { get }
  /// What one call of `move` must see at once.
  var reach: Reach { get }
  /// The lengths of further vectors that are kept of a tensor between updates, zero at first; read by an
  /// optimizer that reaches a tensor.
  func extras(of tensor: TensorPlace) -> [Int]
  /// Floats that an update of a tensor, or of everything, writes before it reads them.
  func scratch(for tensors: [TensorPlace]) -> Int
  /// Numbers of binary64 that an update of a tensor, or of everything, writes before it reads them.
  func workspace(for tensors: [TensorPlace]) -> Int
  /// Floating-point operations of the products that an update makes, two a term.
  func flops(for tensors: [TensorPlace]) -> Int
  /// Names of the binary64 numbers kept of each tensor, or of everything; all start at zero.
  var numbers: [String] { get }
  /// Whether one update must see every row.
  var needsWholeBatch: Bool { get }
  /// How often one update takes the gradient.
  var looks: Looks { get }
  /// Whether it looks at the landscape besides the gradient that lies ready.
  var needsLandscape: Bool { get }
  /// Whether it asks the landscape for its curvature.
  var needsCurvature: Bool { get }
  /// Whether it trains at other weights than those that are to be looked at.
  var hidesWeights: Bool { get }
  /// Names of its options that the first update alone reads.
  var beginnings: [String] { get }
  /// What it wraps, which moves the weights in its stead; nil where it moves them itself.
  var inner: (any Optimizer)? { get }

  /// What comes before the update of `inner`.
  func prepare(_ motion: Motion)
  /// What comes after the update of `inner`.
  func finish(_ motion: Motion)
  /// What weights are multiplied by before the step itself.
  func shrinking(_ motion: Motion) -> Float
  /// Makes one update.
  func move(_ motion: Motion)
  /// Puts what is to be looked at of the weights in `motion` into `seen`, which has a copy of them.
  func reveal(_ motion: Motion, in seen: Vector)
}

extension Optimizer {
  package var keeps: [String] { slots }
  package var usesDecay: Bool { false }
  package var needsWholeBatch: Bool { false }
  package var looks: Looks { .once }
  package var needsLandscape: Bool { false }
  package var needsCurvature: Bool { false }
  package var inner: (any Optimizer)? { nil }
  package func prepare(_ motion: Motion) {}
  package func finish(_ motion: Motion) {}
  package func shrinking(_ motion: Motion) -> Float { 1 }
  package var hidesWeights: Bool { false }
  package func reveal(_ motion: Motion, in seen: Vector) {}
  package var reach: Reach { .elements }
  package func extras(of tensor: TensorPlace) -> [Int] { [] }
  package func scratch(for tensors: [TensorPlace]) -> Int { 0 }
  package func workspace(for tensors: [TensorPlace]) -> Int { 0 }
  package func flops(for tensors: [TensorPlace]) -> Int { 0 }
  package var numbers: [String] { [] }
  package var beginnings: [String] { [] }
}

/// What an optimizer must see at once to move any of it.
package enum Reach: Sendable {
  /// Each element is moved by itself.
  case elements
  /// Norms or products of a tensor decide.
  case tensor
  /// Norms of all parameters together decide.
  case everything
}

/// How often one update takes the gradient of a batch.
package enum Looks: Sendable, Equatable {
  case once
  /// At a second place too.
  case twice
  /// Wherever a search leads it, so many times at most.
  case search(most: Int)

  /// The most.
  package var most: Int {
    switch self {
    case .once: 1
    case .twice: 2
    case .search(let most): most
    }
  }
}

extension Motion {
  /// What decoupled decay multiplies the weights by.
  func shrinking(by decay: Double) -> Float { isDecayed ? Float(1 - lr * decay) : 1 }
}

extension Float {
  /// An eps above 0 that stays above it in binary32, lest a zero gradient divide 0 by 0.
  init(eps: Double) { self = max(Float(eps), .leastNonzeroMagnitude) }
}

/// A running mean moved towards a number by a share of the way, from the nearer end as torch's lerp.
@inline(__always)
func moved(_ mean: Float, toward number: Float, by share: Float) -> Float {
  share < 0.5 ? mean + share * (number - mean) : number - (number - mean) * (1 - share)
}

/// 1 above 0, −1 below it, else 0.
@inline(__always)
func sign(_ number: Float) -> Float { number > 0 ? 1 : number < 0 ? -1 : 0 }

/// Every optimizer that the language can name.
package enum Optimizers {
  /// The optimizer that an entry stands for; nil where none has its name.
  package static func make(_ entry: EntryValue) -> (any Optimizer)? {
    all.first { $0.facts.name == entry.name }?.make(with: entry.options)
  }

  package static let all: [any Optimizer.Type] = [
    GradientDescent.self, SGD.self, Momentum.self, Nesterov.self, QHM.self, AggMo.self, Optimistic.self,
    ASGD.self, SignSGD.self, Signum.self, Lion.self, Tiger.self, Rprop.self, Adagrad.self, Adadelta.self,
    RMSprop.self, Adam.self, AdamW.self, Adamax.self, NAdam.self, RAdam.self, AdaBelief.self, Yogi.self,
    Adan.self, AdEMAMix.self, Adopt.self, LaProp.self, AdaBound.self, QHAdam.self, Grams.self, MADGRAD.self,
    FTRL.self, COCOB.self, Adafactor.self, SM3.self, LARS.self, LAMB.self, Fromage.self, NovoGrad.self,
    MARS.self, Muon.self, Shampoo.self, SOAP.self, DoG.self, DoWG.self, Prodigy.self, DAdaptAdam.self,
    DAdaptSGD.self, ScheduleFreeSGD.self, ScheduleFreeAdamW.self, LBFGS.self, Sophia.self,
    Lookahead.self, SAM.self, Cautious.self, Centralize.self, Noise.self,
  ]
}
