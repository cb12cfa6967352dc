import DescentCatalogue
import DescentLearning
import DescentTensor
import Testing

/// A wrapper around an optimizer.
struct Wrapping: Sendable, CustomTestStringConvertible {
  let wrapper: String
  let base: String

  var testDescription: String { "\(wrapper)(\(base))" }

  /// Every wrapper around every optimizer that it goes around.
  static let all: [Wrapping] = Optimizers.wrappers.flatMap { wrapper in
    Optimizers.all.compactMap { base -> Wrapping? in
      let inner: any Optimizer = base.init()
      guard wrapper.init().goesAround(inner.looks) else { return nil }
      return Wrapping(wrapper: wrapper.facts.name, base: base.facts.name)
    }
  }

  func made(_ more: [String: OptionValue] = [:]) throws -> any Optimizer {
    try Optimizers.made(wrapper, more.merging(["base": .entry(EntryValue(base))]) { $1 })
  }
}

/// What must hold for everything that goes around another optimizer.
struct WrapperTests {
  private static let tensors = TensorPlace.row([
    (.weight, 5, 7), (.bias, 1, 7), (.gain, 1, 7), (.shift, 1, 7), (.weight, 7, 3), (.bias, 1, 3),
  ])
  private static let count = tensors.reduce(0) { $0 + $1.count }
  /// Where the bowl below has its floor.
  private static let floor: [Float] = {
    var dice = Dice(23)
    return dice.numbers(count)
  }()

  private static func bowl(_ place: [Float]) -> (Double, [Float]) {
    let way = zip(place, floor).map { $0 - $1 }
    return (way.reduce(0) { $0 + Double($1) * Double($1) } / 2, way)
  }

  private static let curvature = [Float](repeating: 1, count: count)

  private func walk(_ optimizer: any Optimizer) throws -> TensorWalk {
    var dice = Dice(17)
    return try TensorWalk(optimizer, from: dice.numbers(Self.count), tensors: Self.tensors)
  }

  private func weights(of optimizer: any Optimizer, after updates: Int) throws -> [Float] {
    var walk = try walk(optimizer)
    for _ in 0..<updates { walk.update(down: Self.bowl) }
    return walk.weights
  }

  @Test(arguments: Wrapping.all)
  func `a wrapper moves around every optimizer, and two halves of a run equal the whole`(pair: Wrapping)
    throws
  {
    var (whole, first) = (try walk(pair.made()), try walk(pair.made()))
    let start = whole.weights
    for _ in 0..<14 { whole.update(down: Self.bowl, curvature: Self.curvature) }
    for _ in 0..<6 { first.update(down: Self.bowl, curvature: Self.curvature) }
    var second = try TensorWalk(continuing: first)
    for _ in 0..<8 { second.update(down: Self.bowl, curvature: Self.curvature) }
    #expect(second.weights.bits == whole.weights.bits)
    #expect(whole.weights.bits != start.bits && whole.weights.allSatisfy { $0.isFinite })
  }

  @Test(arguments: Optimizers.lookers.map { $0.facts.name })
  func `what looks by itself goes on in a second half as in the whole`(name: String) throws {
    var (whole, first) = (try walk(Optimizers.made(name)), try walk(Optimizers.made(name)))
    let start = whole.weights
    for _ in 0..<14 { whole.update(down: Self.hills, curvature: Self.curvature) }
    for _ in 0..<6 { first.update(down: Self.hills, curvature: Self.curvature) }
    var second = try TensorWalk(continuing: first)
    for _ in 0..<8 { second.update(down: Self.hills, curvature: Self.curvature) }
    #expect(second.weights.bits == whole.weights.bits && whole.weights.bits != start.bits)
  }

  /// A ground on which nothing is found at once.
  private static func hills(_ place: [Float]) -> (Double, [Float]) {
    let way = zip(place, floor).map { $0 - $1 }
    let value = way.reduce(0.0) { $0 + Double($1 * $1 * $1 * $1) }
    return (value, way.map { 4 * $0 * $0 * $0 })
  }

  @Test(arguments: Optimizers.wrappers.map { $0.facts.name } + Optimizers.lookers.map { $0.facts.name })
  func `the number of threads and the instruction set never show`(name: String) throws {
    let tensors = TensorPlace.row([(.weight, 300, 240), (.bias, 1, 240)])
    var dice = Dice(8)
    let (start, goal) = (dice.numbers(300 * 240 + 240), dice.numbers(300 * 240 + 240))
    let bends = [Float](repeating: 2, count: start.count)
    let base: [String: OptionValue] = ["base": .entry(EntryValue("adam"))]
    let isWrapper = Optimizers.wrappers.contains { $0.facts.name == name }
    let optimizer = try Optimizers.made(
      name, isWrapper ? base : name == "lbfgs" ? ["history": .number(3)] : [:])
    let results = try InstructionSet.allCases.filter(\.isSupported).flatMap { set in
      try (1...8).map { threads in
        let engine = Engine(instructionSet: set, threads: threads)
        var walk = try TensorWalk(optimizer, from: start, tensors: tensors, engine: engine)
        for _ in 0..<2 {
          walk.update(
            down: { place in
              let way = zip(place, goal).map { $0 - $1 }
              return (way.reduce(0.0) { $0 + Double($1 * $1 * $1 * $1) }, way.map { 4 * $0 * $0 * $0 })
            }, curvature: bends)
        }
        return walk.weights.bits
      }
    }
    #expect(results.allSatisfy { $0 == results[0] } && results[0] != start.bits)
  }

  @Test(arguments: Optimizers.wrappers.map { $0.facts.name })
  func `where all slopes are 0 a wrapper of sgd leaves weights alone`(name: String) throws {
    var options: [String: OptionValue] = ["base": .entry(EntryValue("sgd"))]
    if name == "noise" { options["eta"] = .number(0) }
    var walk = try walk(Optimizers.made(name, options))
    let start = walk.weights
    let level = [Float](repeating: 0, count: Self.count)
    for _ in 0..<6 { walk.update(down: { _ in (1, level) }) }
    #expect(walk.weights == start)
  }

  @Test func `the rate of a wrapper is that of what it wraps, through several`() throws {
    let sgd = EntryValue("sgd", options: ["lr": .number(0.375)])
    let sam = EntryValue("sam", options: ["base": .entry(sgd)])
    var optimizer = try Optimizers.made("lookahead", ["base": .entry(sam)])
    #expect(optimizer.lr == 0.375 && optimizer.names == ["lookahead", "sam", "sgd"])
    optimizer.lr = 0.25
    #expect(optimizer.layers.map(\.lr) == [0.25, 0.25, 0.25])
    #expect(optimizer.entry.options["base"] != nil && optimizer.looks == .twice && optimizer.needsLandscape)
  }

  @Test func `sam is not what it wraps, but without a way to climb it is`() throws {
    let sgd = try Optimizers.made("sgd", ["lr": .number(0.25)])
    let base: [String: OptionValue] = ["base": .entry(sgd.entry)]
    let plain = try weights(of: sgd, after: 5)
    #expect(try weights(of: Optimizers.made("sam", base), after: 5).bits != plain.bits)
    let still = try Optimizers.made("sam", base.merging(["rho": .number(0)]) { $1 })
    #expect(try weights(of: still, after: 5).bits == plain.bits)
  }

  @Test func `an adaptive sam climbs farther where weights are large`() throws {
    let options: [String: OptionValue] = [
      "base": .entry(EntryValue("sgd", options: ["lr": .number(1)])), "rho": .number(0.5),
      "adaptive": .flag(true),
    ]
    let tensor = TensorPlace(layer: 1, role: .weight, offset: 0, rows: 1, columns: 2)
    var walk = try TensorWalk(Optimizers.made("sam", options), from: [4, 1], tensors: [tensor])
    var seen: [[Float]] = []
    walk.update(down: { place in
      seen.append(place)
      return (0, [1, 1])
    })
    // The slope, twice over the weight, over the length of weight times slope, √17.
    let scale = Float(0.5 / 17.0.squareRoot())
    #expect(seen.last == [4 + 16 * scale, 1 + scale] && walk.weights == [3, 0])
  }

  @Test func `a second look without numbers ends the walk, and the weights stay`() throws {
    let sam = try Optimizers.made("sam", ["base": .entry(EntryValue("sgd"))])
    var walk = try walk(sam)
    let start = walk.weights
    walk.update(down: { place in
      place == start ? Self.bowl(place) : (.nan, [Float](repeating: .nan, count: place.count))
    })
    #expect(walk.isLost && walk.weights == start)
  }

  @Test(arguments: 0..<200)
  func `a search ends with the gradient of the place where it ends`(seed: Int) throws {
    var dice = Dice(UInt64(seed))
    let (start, waves) = (dice.numbers(1, scale: 4), dice.numbers(1, scale: 40))
    func slopes(_ place: [Float]) -> (Double, [Float]) {
      let value = zip(place, waves).reduce(0.0) { sum, pair in
        let (x, wave) = (Double(pair.0), Double(pair.1))
        return sum + x * x / 8 + Exact.sin(wave * x)
      }
      return (value, zip(place, waves).map { $0 / 4 + $1 * Float(Exact.cos(Double($1 * $0))) })
    }
    // Few looks end a search in its midst.
    let options: [String: OptionValue] = [
      "lr": .number(Double(1 + seed % 4)), "max_iter": .number(1), "max_eval": .number(Double(3 + seed % 6)),
    ]
    let tensor = TensorPlace(layer: 1, role: .weight, offset: 0, rows: 1, columns: 1)
    var walk = try TensorWalk(Optimizers.made("lbfgs", options), from: start, tensors: [tensor])
    for _ in 0..<4 {
      let before = slopes(walk.weights).0
      walk.update(down: slopes)
      #expect(walk.gradient.bits == slopes(walk.weights).1.bits)
      #expect(slopes(walk.weights).0 <= before)
    }
  }

  @Test func `noise follows from the seed, and dies down`() throws {
    let still: [String: OptionValue] = ["base": .entry(EntryValue("sgd", options: ["lr": .number(1)]))]
    let level = [Float](repeating: 0, count: Self.count)
    func ways(_ seed: UInt64, gamma: Double) throws -> [[Float]] {
      let noise = try Optimizers.made(
        "noise", still.merging(["gamma": .number(gamma), "eta": .number(1)]) { $1 })
      var walk = try TensorWalk(noise, from: level, tensors: Self.tensors)
      return (0..<30).map { _ in
        let before = walk.weights
        walk.update(down: { _ in (0, level) }, seed: seed)
        return zip(walk.weights, before).map { $0 - $1 }
      }
    }
    let found = try ways(3, gamma: 4)
    #expect(try ways(3, gamma: 4) == found)
    #expect(try ways(4, gamma: 4)[0] != found[0])
    let first = found[0].reduce(0.0) { $0 + Double($1 * $1) } / Double(Self.count)
    #expect(abs(first - 1) < 0.6, "\(first)")
    #expect((found[29].map(abs).max() ?? 1) < 0.02)
    #expect(Set(found[0].map(\.bitPattern)).count == Self.count, "every element has a number of its own")
  }
}
