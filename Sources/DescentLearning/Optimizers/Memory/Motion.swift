import DescentTensor

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
  /// The tensors that lie in `weights`, whose offsets count from its beginning; for a rule that moves
  /// elements one by one they may be left out.
  package let tensors: [TensorPlace]
  /// What is kept besides slots.
  package let further: FurtherMemory
  /// The recipe's seed, for a rule that draws.
  package let seed: UInt64
  /// What a rule may look at that needs more than one gradient; nil where there is only the one.
  package let landscape: (any Landscape)?

  package init(
    engine: Engine, weights: Vector, gradient: Vector, slots: [Vector], step: Int, lr: Double,
    isDecayed: Bool = true, tensors: [TensorPlace] = [], further: FurtherMemory = .none, seed: UInt64 = 0,
    landscape: (any Landscape)? = nil
  ) {
    self.engine = engine
    self.weights = weights
    self.gradient = gradient
    self.slots = slots
    self.step = step
    self.lr = lr
    self.isDecayed = isDecayed
    self.tensors = tensors
    self.further = further
    self.seed = seed
    self.landscape = landscape
  }
}

/// What is the same for all runs of one update.
struct Update {
  let engine: Engine
  /// The number of the update, from 1.
  let step: Int
  let lr: Double
  let seed: UInt64
  let landscape: (any Landscape)?
}

/// What an optimizer keeps besides slots, and room to work in.
package struct FurtherMemory {
  package let extras: [Vector]
  package let scratch: Vector?
  /// Numbers of binary64 to work in.
  package let workspace: Buffer<Double>?
  package let numbers: Numbers?

  package static var none: FurtherMemory {
    FurtherMemory(extras: [], scratch: nil, workspace: nil, numbers: nil)
  }
}

/// Numbers in binary64 that outlive an update.
package struct Numbers {
  private let buffer: Buffer<Double>
  private let offset: Int
  package let count: Int

  /// The numbers `offset ..< offset + count`.
  init(_ buffer: Buffer<Double>, offset: Int, count: Int) {
    precondition(
      offset >= 0 && count >= 0 && offset <= buffer.count && count <= buffer.count - offset,
      "numbers lie within their buffer")
    (self.buffer, self.offset, self.count) = (buffer, offset, count)
  }

  package subscript(_ i: Int) -> Double {
    get {
      precondition(i >= 0 && i < count, "an index lies among its numbers")
      return buffer[offset + i]
    }
    nonmutating set {
      precondition(i >= 0 && i < count, "an index lies among its numbers")
      buffer[offset + i] = newValue
    }
  }
}
