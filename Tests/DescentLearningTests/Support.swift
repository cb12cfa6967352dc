import DescentCatalogue
import DescentLearning
import DescentTensor
import Foundation
import Testing

extension Engine {
  /// The fastest path on the caller's thread alone.
  static func single() -> Engine { Engine(instructionSet: .best, threads: 1) }
}

/// Numbers for tests from a plain linear congruential generator, apart from the generator under test.
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1 }

  mutating func bits() -> UInt32 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return UInt32(truncatingIfNeeded: state >> 32)
  }

  /// In -1 ..< 1.
  mutating func number() -> Float { Float(Int32(bitPattern: bits())) * 0x1p-31 }

  mutating func numbers(_ count: Int, scale: Float = 1) -> [Float] {
    (0..<count).map { _ in scale * number() }
  }

  /// In 0 ..< bound.
  mutating func whole(below bound: Int) -> Int { Int(bits()) % bound }
}

func floats(_ values: [Float]) throws -> FloatBuffer {
  let buffer = try #require(FloatBuffer(count: values.count))
  for (i, value) in values.enumerated() { buffer[i] = value }
  return buffer
}

extension Matrix {
  var array: [Float] { (0..<rows * columns).map { flat[$0] } }

  func put(_ values: some Sequence<Float>) {
    let flat = flat
    for (i, value) in values.enumerated() { flat[i] = value }
  }
}

extension [Float] {
  /// The bits, so that -0 and +0 differ and NaN equals itself.
  var bits: [UInt32] { map(\.bitPattern) }
}

extension Penalty {
  /// The slope of the cost along one weight, by differences of the fourth order.
  func slope(along index: Int, at weights: Vector, units: Int) -> Double {
    let at = weights[index]
    func shifted(by shift: Float) -> Double {
      weights[index] = at + shift
      return cost(of: weights, units: units)
    }
    defer { weights[index] = at }
    let step: Float = 0x1p-8
    let near = shifted(by: step) - shifted(by: -step)
    let far = shifted(by: 2 * step) - shifted(by: -2 * step)
    return (8 * near - far) / (12 * Double(step))
  }
}

extension Initializer {
  /// The weights of a layer, row-major.
  func weights(_ inputs: Int, _ outputs: Int, from stream: RandomStream) -> [Float] {
    guard let buffer = FloatBuffer(count: inputs * outputs) else { return [] }
    #expect(fill(Vector(buffer), inputs: inputs, outputs: outputs, from: stream) { false })
    return buffer.array
  }
}

/// Options of an entry to try out, with a name that a failure can show.
struct Variation: Sendable, CustomTestStringConvertible {
  let entry: String
  let options: [String: OptionValue]

  var testDescription: String {
    options.isEmpty ? entry : "\(entry) \(options.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })"
  }
}

extension OptionCard {
  /// Legal values other than the default.
  var otherValues: [OptionValue] {
    let values: [OptionValue] =
      switch type {
      case .number(let bounds):
        (bounds.upper > 0 ? [0.5, 0.1, 2, 7] : [-0.5, -2]).filter(bounds.contains).map(OptionValue.number)
      case .count(let bounds): [1, 2, 7].filter(bounds.contains).map(OptionValue.number)
      case .flag: [.flag(true), .flag(false)]
      case .word(let words): words.map(OptionValue.word)
      case .length: [.length(Length(7, .steps)), .length(Length(12.5, .percent))]
      case .lengths: [.lengths([Length(7, .steps)]), .lengths([Length(30, .steps), Length(12.5, .percent)])]
      case .rate: [.rate(.shareOfBase(0.25)), .rate(.absolute(0.125))]
      case .text, .texts, .column, .columns, .columnClaims: []
      case .entry(let kind): Entries.of(kind).map { .entry(EntryValue($0.facts.name)) }
      }
    return values.filter { $0 != defaultValue }
  }
}

extension OptionCard {
  /// The last numbers that the bounds let in, where they end.
  var outermostValues: [OptionValue] {
    guard case .number(let bounds) = type else { return [] }
    let ends = [
      bounds.includesLower ? bounds.lower : bounds.lower.nextUp,
      bounds.includesUpper ? bounds.upper : bounds.upper.nextDown,
    ]
    return ends.filter { bounds.contains($0) && abs($0) < 1e300 }.map(OptionValue.number)
  }
}

/// Everything that this room lists, by kind.
enum Entries {
  static let kinds: [EntryKind] = [
    .model, .layer, .activation, .initializer, .loss, .metric, .optimizer, .schedule, .clipping, .penalty,
    .average, .surface,
  ]

  static func of(_ kind: EntryKind) -> [any CatalogueEntry.Type] {
    switch kind {
    case .source, .preparation: []
    case .model: Models.all
    case .layer: LayerEntries.all
    case .activation: Activations.all
    case .initializer: Initializers.all
    case .loss: Losses.all
    case .metric: Metrics.all
    case .optimizer: Optimizers.all
    case .schedule: Schedules.all
    case .clipping: Clippings.all
    case .penalty: Penalties.all
    case .average: Averages.all
    case .surface: Surfaces.all
    }
  }

  static var all: [any CatalogueEntry.Type] { kinds.flatMap(of) }
}

/// Places in the working tree, from this file's own.
enum Tree {
  static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  static let learning = tests.deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/DescentLearning")
}

extension Network {
  /// Fills the flat vector, never asked to stop.
  func initialize(_ parameters: FloatBuffer, seed: UInt64) {
    #expect(initialize(parameters, seed: seed) { false })
  }
}
