import DescentTensor

/// A search along a direction for a place where the loss has fallen enough and its slope is nearly level.
///
/// Source: Nocedal and Wright, "Numerical Optimization", 2006, algorithms 3.5 and 3.6, in the form that
/// torch.optim.LBFGS has from minFunc.
struct WolfeSearch {
  /// A place along the direction.
  private struct Trial {
    var length: Double
    var loss: Double
    /// The slope along the direction.
    var slope: Double
    /// Whether the second of the two sides has its gradient.
    var isSecond = false
  }

  private let room: LBFGSRoom
  private let landscape: any Landscape
  private let first: Trial
  private let most: Int
  private let leastChange: Double
  private var rounds = 0
  /// How often the loss was looked at.
  private(set) var looks = 0
  /// Between them lies what is sought; their gradients lie on different sides.
  private var low: Trial
  private var high: Trial

  /// - Parameters:
  ///   - loss: At the weights as they are, where `room` has the gradient before the direction.
  ///   - slope: Along the direction there; below 0.
  ///   - most: Rounds that it may make.
  init(
    _ room: LBFGSRoom, _ landscape: any Landscape, loss: Double, slope: Double, most: Int, leastChange: Double
  ) {
    self.room = room
    self.landscape = landscape
    self.most = most
    self.leastChange = leastChange
    first = Trial(length: 0, loss: loss, slope: slope)
    (low, high) = (first, first)
  }

  /// Searches from a first guess of the length, and leaves weights and gradient where it ends.
  mutating func run(from guess: Double) -> (length: Double, loss: Double) {
    engine.copy(room.motion.weights, into: room.start)
    engine.copy(room.before, into: room.sides.0)
    if !bracket(from: guess) { zoom() }
    engine.copy(side(low), into: room.motion.gradient)
    go(low.length)
    return (low.length, low.loss)
  }

  private var engine: Engine { room.motion.engine }
  private func side(_ trial: Trial) -> Vector { trial.isSecond ? room.sides.1 : room.sides.0 }

  private func go(_ length: Double) {
    let length = Float(length)
    engine.sweep(room.motion.weights, room.start, room.direction) { w, start, d in w = start + length * d }
  }

  /// Looks at a place; one without numbers counts as infinitely high.
  private mutating func trial(at length: Double) -> Trial {
    go(length)
    let loss = landscape.look()
    looks += 1
    let slope = engine.sumOfProducts(room.motion.gradient, room.direction)
    guard loss.isFinite, slope.isFinite else { return Trial(length: length, loss: .infinity, slope: 0) }
    return Trial(length: length, loss: loss, slope: slope)
  }

  private func isTooHigh(_ trial: Trial) -> Bool {
    trial.loss > first.loss + 1e-4 * trial.length * first.slope
  }

  private func isLevel(_ trial: Trial) -> Bool { abs(trial.slope) <= -0.9 * first.slope }

  /// Goes on until what is sought lies between two places, or is found.
  ///
  /// - Returns: Whether it is found, as `low`.
  private mutating func bracket(from guess: Double) -> Bool {
    var last = first
    var here = trial(at: guess)
    while rounds < most {
      if isTooHigh(here) || (rounds > 1 && here.loss >= last.loss) {
        enclose(last, here)
        return false
      }
      if isLevel(here) {
        low = kept(here, onSecond: true)
        return true
      }
      if here.slope >= 0 {
        enclose(last, here)
        return false
      }
      let bounds = (here.length + 0.01 * (here.length - last.length), here.length * 10)
      let next = Self.minimum(last, here, within: bounds)
      last = kept(here, onSecond: false)
      here = trial(at: next)
      rounds += 1
    }
    engine.copy(room.before, into: room.sides.0)
    enclose(first, here)
    return false
  }

  /// Keeps the gradient at hand as that of a trial.
  private func kept(_ trial: Trial, onSecond isSecond: Bool) -> Trial {
    var trial = trial
    trial.isSecond = isSecond
    engine.copy(room.motion.gradient, into: side(trial))
    return trial
  }

  /// What is sought lies between a place on the first side and the one at hand.
  private mutating func enclose(_ last: Trial, _ here: Trial) {
    let here = kept(here, onSecond: true)
    (low, high) = last.loss <= here.loss ? (last, here) : (here, last)
  }

  /// Narrows the places between which it lies.
  private mutating func zoom() {
    var isStuck = false
    let steepest = Double(room.direction.largest(engine))
    while rounds < most, abs(high.length - low.length) * steepest >= leastChange {
      let ends = (min(low.length, high.length), max(low.length, high.length))
      var length = Self.minimum(low, high, within: ends)
      let margin = 0.1 * (ends.1 - ends.0)
      if min(ends.1 - length, length - ends.0) < margin {
        if isStuck || length >= ends.1 || length <= ends.0 {
          length = abs(length - ends.1) < abs(length - ends.0) ? ends.1 - margin : ends.0 + margin
          isStuck = false
        } else {
          isStuck = true
        }
      } else {
        isStuck = false
      }
      let here = trial(at: length)
      rounds += 1
      if take(here) { return }
    }
  }

  /// Puts a place between low and high in the stead of one of them; whether it is what is sought.
  private mutating func take(_ here: Trial) -> Bool {
    if isTooHigh(here) || here.loss >= low.loss {
      high = kept(here, onSecond: high.isSecond)
      if high.loss < low.loss { swap(&low, &high) }
      return false
    }
    if !isLevel(here), here.slope * (high.length - low.length) >= 0 { swap(&low, &high) }
    low = kept(here, onSecond: low.isSecond)
    return isLevel(here)
  }

  /// Where the cubic through two places with their slopes is least, kept within bounds.
  private static func minimum(_ one: Trial, _ other: Trial, within bounds: (Double, Double)) -> Double {
    let (x1, f1, g1) = (one.length, one.loss, one.slope)
    let (x2, f2, g2) = (other.length, other.loss, other.slope)
    let bend = g1 + g2 - 3 * (f1 - f2) / (x1 - x2)
    let square = bend * bend - g1 * g2
    let middle = (bounds.0 + bounds.1) / 2
    guard square >= 0 else { return middle }
    let root = Exact.sqrt(square)
    let least =
      x1 <= x2
      ? x2 - (x2 - x1) * ((g2 + root - bend) / (g2 - g1 + 2 * root))
      : x1 - (x1 - x2) * ((g1 + root - bend) / (g1 - g2 + 2 * root))
    return least.isFinite ? min(max(least, bounds.0), bounds.1) : middle
  }
}
