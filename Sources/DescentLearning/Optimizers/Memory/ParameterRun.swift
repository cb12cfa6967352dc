import DescentTensor

/// A run of the parameters that one call of an optimizer moves, and what belongs to it.
struct ParameterRun {
  private let weights: Vector
  private let gradient: Vector
  private let slots: [Vector]
  private let isDecayed: Bool
  private let tensors: [TensorPlace]
  private let further: FurtherMemory
  /// Where tensors lie that had to be gathered; empty where they lie together.
  private let pieces: [Piece]
  private let span: TensorSpan

  /// Nil when memory cannot be had.
  init?(
    _ span: TensorSpan, of buffers: (weights: FloatBuffer, gradients: FloatBuffer, slots: [FloatBuffer]),
    _ further: FurtherMemory
  ) {
    let count = span.count
    if span.isScattered {
      guard let weights = FloatBuffer(count: count), let gradient = FloatBuffer(count: count) else {
        return nil
      }
      (self.weights, self.gradient) = (Vector(weights), Vector(gradient))
      pieces = zip(span.tensors, span.gathered).map { from, to in
        Piece(
          weights: (from.part(of: buffers.weights), to.part(of: weights)),
          gradient: (from.part(of: buffers.gradients), to.part(of: gradient)))
      }
    } else {
      weights = Vector(buffers.weights, offset: span.offset, count: count)
      gradient = Vector(buffers.gradients, offset: span.offset, count: count)
      pieces = []
    }
    slots = buffers.slots.map { Vector($0, offset: span.local, count: count) }
    isDecayed = span.isDecayed
    tensors = span.gathered
    self.further = further
    self.span = span
  }

  /// Moves the run, gathered before and put back after where it does not lie together.
  func move(_ update: Update, _ body: (Motion) -> Void) {
    guard !pieces.isEmpty else { return body(motion(update, landscape: update.landscape)) }
    gather(update.engine)
    let landscape = update.landscape.map { GatheredLandscape(of: $0, run: self, engine: update.engine) }
    body(motion(update, landscape: landscape))
    scatter(update.engine)
  }

  /// Puts what is to be looked at of this run into its place among all weights.
  func reveal(_ optimizer: any Optimizer, _ update: Update, in seen: FloatBuffer) {
    guard pieces.isEmpty else { return }
    let part = Vector(seen, offset: span.offset, count: span.count)
    optimizer.reveal(motion(update, landscape: nil), in: part)
  }

  private func motion(_ update: Update, landscape: (any Landscape)?) -> Motion {
    Motion(
      engine: update.engine, weights: weights, gradient: gradient, slots: slots, step: update.step,
      lr: update.lr, isDecayed: isDecayed, tensors: tensors, further: further, seed: update.seed,
      landscape: landscape)
  }

  /// Takes weights and gradient from where they lie.
  fileprivate func gather(_ engine: Engine) {
    for piece in pieces {
      engine.copy(piece.weights.own, into: piece.weights.gathered)
      engine.copy(piece.gradient.own, into: piece.gradient.gathered)
    }
  }

  /// Puts weights and gradient back where they lie.
  fileprivate func scatter(_ engine: Engine) {
    for piece in pieces {
      engine.copy(piece.weights.gathered, into: piece.weights.own)
      engine.copy(piece.gradient.gathered, into: piece.gradient.own)
    }
  }

  private struct Piece {
    let weights: (own: Vector, gathered: Vector)
    let gradient: (own: Vector, gathered: Vector)
  }
}

/// A landscape seen from weights that were gathered.
private final class GatheredLandscape: Landscape {
  private let landscape: any Landscape
  private let run: ParameterRun
  private let engine: Engine

  init(of landscape: any Landscape, run: ParameterRun, engine: Engine) {
    (self.landscape, self.run, self.engine) = (landscape, run, engine)
  }

  var height: Double { landscape.height }

  func look() -> Double {
    run.scatter(engine)
    defer { run.gather(engine) }
    return landscape.look()
  }

  func lookAtCurvature() {
    run.scatter(engine)
    landscape.lookAtCurvature()
    run.gather(engine)
  }

  func abandon() {
    run.scatter(engine)
    landscape.abandon()
    run.gather(engine)
  }
}

extension Engine {
  /// Copies elements from one vector to another that it does not overlap.
  func copy(_ from: Vector, into to: Vector) {
    sweep(to, from) { t, f in t = f }
  }
}
