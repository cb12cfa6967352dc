import DescentTensor

/// What L-BFGS keeps between updates: the last direction and gradient, and the pairs that tell of curvature.
struct LBFGSRoom {
  let motion: Motion
  /// Where it goes next.
  let direction: Vector
  /// The gradient from which the last direction was found.
  let before: Vector
  /// Room for the weights where a direction begins, and for two gradients along it.
  let start: Vector
  let sides: (Vector, Vector)
  private let numbers: Numbers
  private let history: Int

  /// Nil where the memory is not that of the rule.
  init?(_ motion: Motion, history: Int) {
    let count = motion.weights.count
    guard let numbers = motion.further.numbers, let room = motion.further.scratch, room.count >= 3 * count,
      motion.slots.count == 2 + 2 * history
    else { return nil }
    self.motion = motion
    self.numbers = numbers
    self.history = history
    (direction, before) = (motion.slots[0], motion.slots[1])
    start = room.first(count)
    sides = (room.part(count, count: count), room.part(2 * count, count: count))
  }

  private var engine: Engine { motion.engine }

  /// Directions so far, that at hand among them.
  var directions: Int { Int(numbers[0]) }
  private var pairs: Int { Int(numbers[1]) }
  /// How far the direction is followed.
  var length: Double {
    get { numbers[4] }
    nonmutating set { numbers[4] = newValue }
  }

  /// The place of a pair, the oldest being 0.
  private func place(_ age: Int) -> Int { (Int(numbers[2]) - pairs + age + history) % history }
  private func step(_ place: Int) -> Vector { motion.slots[2 + place] }
  private func change(_ place: Int) -> Vector { motion.slots[2 + history + place] }

  /// Finds the next direction from the gradient at hand.
  func turn() {
    numbers[0] += 1
    if directions == 1 {
      numbers[3] = 1
    } else {
      learn()
    }
    engine.sweep(direction, motion.gradient) { d, g in d = -g }
    curve()
    engine.copy(motion.gradient, into: before)
  }

  /// Takes up the last step and the change of the gradient over it as a pair, if they agree.
  private func learn() {
    let (step, change) = sides
    let length = Float(length)
    engine.sweep(change, motion.gradient, before) { y, g, before in y = g - before }
    engine.sweep(step, direction) { s, d in s = d * length }
    let agreement = engine.sumOfProducts(change, step)
    guard agreement > 1e-10 else { return }
    let next = Int(numbers[2])
    engine.copy(step, into: self.step(next))
    engine.copy(change, into: self.change(next))
    numbers[5 + 2 * next] = 1 / agreement
    numbers[2] = Double((next + 1) % history)
    numbers[1] = min(numbers[1] + 1, Double(history))
    numbers[3] = agreement / engine.sumOfSquares(change)
  }

  /// Bends the direction by all pairs, the newest first and then back, in two loops.
  private func curve() {
    for age in (0..<pairs).reversed() {
      let place = place(age)
      let share = engine.sumOfProducts(step(place), direction) * numbers[5 + 2 * place]
      numbers[6 + 2 * place] = share
      engine.add(change(place), times: Float(-share), to: direction)
    }
    let scale = Float(numbers[3])
    engine.sweep(direction) { d in d *= scale }
    for age in 0..<pairs {
      let place = place(age)
      let share = engine.sumOfProducts(change(place), direction) * numbers[5 + 2 * place]
      engine.add(step(place), times: Float(numbers[6 + 2 * place] - share), to: direction)
    }
  }

  /// Goes along the direction from the weights at hand.
  func go() { engine.add(direction, times: Float(length), to: motion.weights) }
}

extension Engine {
  /// Adds multiples of one vector to another.
  func add(_ from: Vector, times factor: Float, to vector: Vector) {
    sweep(vector, from) { v, f in v += factor * f }
  }
}

extension Vector {
  /// The largest magnitude.
  func largest(_ engine: Engine) -> Float {
    var largest: Float = 0
    engine.sweep(self) { v in largest = max(largest, abs(v)) }
    return largest
  }
}
