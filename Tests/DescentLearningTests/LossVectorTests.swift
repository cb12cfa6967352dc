import DescentCatalogue
import DescentLearning
import DescentTensor
import Foundation
import Testing

/// Losses against the values and gradients of another library.
struct LossVectorTests {
  /// What each loss is called at its origin.
  private static let origins = [
    "cross_entropy": "torch.nn.functional.cross_entropy", "mse": "torch.nn.functional.mse_loss",
    "binary_cross_entropy": "torch.nn.functional.binary_cross_entropy_with_logits",
    "mae": "torch.nn.functional.l1_loss", "huber": "torch.nn.functional.huber_loss",
    "hinge": "torch.nn.functional.multi_margin_loss",
    "squared_hinge": "torch.nn.functional.multi_margin_loss",
    "binary_focal": "optax.losses.sigmoid_focal_loss", "log_cosh": "optax.losses.log_cosh",
    "quantile": "pinball", "poisson": "torch.nn.functional.poisson_nll_loss",
    "kl_divergence": "torch.nn.functional.kl_div",
    "cosine_similarity": "torch.nn.functional.cosine_embedding_loss",
  ]

  /// Where those stand whose origin takes any two rows: here the second is a class.
  private static let files = ["kl_divergence": "class_losses", "cosine_similarity": "class_losses"]

  /// The power of a shortfall by which the origin tells one loss from the other.
  private static let powers: [String: Setting] = ["squared_hinge": .number(2)]

  /// How many cases the file holds of each.
  private static let counts = [
    "cross_entropy": 6, "mse": 3, "binary_cross_entropy": 2, "mae": 3, "huber": 2, "hinge": 1,
    "squared_hinge": 1, "binary_focal": 2, "log_cosh": 1, "quantile": 3, "poisson": 2,
    "kl_divergence": 2, "cosine_similarity": 2,
  ]

  private let tolerance = 2e-6

  /// The loss of each of the rows, that of all and the gradient of their mean.
  private struct Found {
    var each: [Double] = []
    var mean = 0.0
    var gradient: [Float] = []
  }

  private func found(
    _ loss: any Loss, _ inputs: [Numbers], weights: [Double]?, rows: Int, columns: Int
  ) throws -> Found {
    let unit = try #require(
      LossUnit(
        loss.operation, capacity: rows, outputs: columns, engine: .single(), classWeights: weights))
    let said = try floats(inputs[0].flat.map { Float($0) })
    func put(_ range: Range<Int>) {
      switch type(of: loss).task {
      case .classification:
        for (i, row) in range.enumerated() { unit.labels[i] = Int32(inputs[1].flat[row]) }
      case .regression:
        let places = range.lowerBound * columns..<range.upperBound * columns
        unit.targets(rows: range.count).put(inputs[1].flat[places].map { Float($0) })
      }
    }
    var result = Found()
    for row in 0..<rows {
      put(row..<row + 1)
      let one = Matrix(said, offset: row * columns, rows: 1, columns: columns)
      result.each.append(unit.loss(of: one, gradient: nil))
    }
    put(0..<rows)
    let gradient = Matrix(try floats(said.array), rows: rows, columns: columns)
    let all = Matrix(said, rows: rows, columns: columns)
    let sum = unit.loss(of: all, gradient: gradient)
    result.mean = sum / Double(rows)
    result.gradient = gradient.array
    #expect(unit.loss(of: all, gradient: nil) == sum)
    #expect(weights != nil || unit.weight(rows: rows) == Double(rows))
    return result
  }

  private func expect(_ found: [Double], near want: [Double], _ what: Comment) {
    var agreement = Agreement(of: "")
    expect(found, near: want, what, &agreement)
  }

  private func expect(
    _ found: [Double], near want: [Double], _ what: Comment, _ agreement: inout Agreement
  ) {
    #expect(found.count == want.count, what)
    let scale = max(1, want.map { abs($0) }.max() ?? 0)
    for (a, b) in zip(found, want) {
      #expect(abs(a - b) <= tolerance * scale, what)
      agreement.meet(a, b, scale: scale)
    }
  }

  private func check(
    _ golden: LossFile.Case, _ loss: any Loss, _ inputs: [Numbers], rows: Int, _ agreement: inout Agreement
  ) throws {
    let columns = inputs[0].flat.count / rows
    var weights: [Double]?
    if case .numbers(let numbers) = golden.settings["weight"] { weights = numbers }
    let found = try found(loss, inputs, weights: weights, rows: rows, columns: columns)
    let gradient = found.gradient.map { Double($0) }
    switch golden.settings["reduction"] {
    case nil, .word("mean"):
      expect([found.mean], near: golden.value.flat, "mean", &agreement)
      expect(gradient, near: golden.grads[0].flat, "gradient of the mean", &agreement)
    case .word("sum"):
      let count = Double(inputs[1].flat.count)
      expect([found.mean * count], near: golden.value.flat, "sum", &agreement)
      expect(gradient.map { $0 * count }, near: golden.grads[0].flat, "its gradient", &agreement)
    case .word("none"):
      if found.each.count == golden.value.flat.count {
        expect(found.each, near: golden.value.flat, "each row", &agreement)
      }
      let count = Double(inputs[1].flat.count)
      expect(gradient.map { $0 * count }, near: golden.grads[0].flat, "their gradient", &agreement)
    case let other: Issue.record("nothing expresses \(String(describing: other))")
    }
  }

  /// Those that a library has.
  static let borrowed = Losses.all.map { $0.facts.name }.filter { $0 != "focal" }

  @Test(arguments: borrowed)
  func `a loss has the values and the gradient of its origin`(name: String) throws {
    _ = try agreement(of: name)
  }

  /// Holds a loss against every vector of it.
  func agreement(of name: String) throws -> Agreement {
    let file: LossFile = try Vectors.read(Self.files[name] ?? "losses")
    let type = try #require(Losses.all.first { $0.facts.name == name })
    let cases = file.cases.filter {
      $0.class == Self.origins[name] && $0.settings["p"] == Self.powers[name]
    }
    #expect(cases.count == Self.counts[name])
    var agreement = Agreement(of: name, tolerance: "2e-6")
    for golden in cases {
      agreement.count(golden)
      var options: [String: OptionValue] = [:]
      for option in type.facts.options {
        for word in [option.name] + option.synonyms {
          switch golden.settings[word] {
          case .number(let number): options[option.name] = .number(number)
          case .flag(let flag): options[option.name] = .flag(flag)
          default: break
          }
        }
      }
      let inputs = try #require(file.inputs[golden.inputs])
      let count = inputs[0].flat.count
      let shapes = type.task == .classification ? [inputs[1].flat.count] : [count, 1, 2, 3]
      for rows in shapes { try check(golden, type.make(with: options), inputs, rows: rows, &agreement) }
    }
    return agreement
  }

  @Test func `focal of the scores 0 and z is binary_focal of z, and without gamma cross_entropy`() throws {
    let file: LossFile = try Vectors.read("losses")
    let bin = try #require(file.inputs["bin"])
    let pairs = try JSONDecoder().decode(
      [Numbers].self, from: JSONEncoder().encode([bin[0].flat.flatMap { [0, $0] }, bin[1].flat]))
    for gamma in [0, 0.5, 2] {
      let focal = Focal.make(with: ["gamma": .number(gamma)])
      let one = BinaryFocal.make(with: ["gamma": .number(gamma)])
      let wide = try found(focal, pairs, weights: nil, rows: 6, columns: 2)
      let narrow = try found(one, bin, weights: nil, rows: 6, columns: 1)
      expect(wide.each, near: narrow.each, "rows under gamma \(gamma)")
      let second = stride(from: 1, to: 12, by: 2).map { Double(wide.gradient[$0]) }
      expect(second, near: narrow.gradient.map { Double($0) }, "gradient under gamma \(gamma)")
    }
    let plain = try found(CrossEntropy(), pairs, weights: nil, rows: 6, columns: 2)
    let none = try found(
      Focal.make(with: ["gamma": .number(0)]), pairs, weights: nil, rows: 6, columns: 2)
    #expect(none.each == plain.each)
  }

  @Test func `the loss that a target asks for fits it`() {
    for task in Task.allCases {
      #expect(type(of: Losses.standard(for: task)).task == task)
      #expect(Metrics.standard(for: task).allSatisfy { type(of: $0).task == task })
    }
  }

  @Test func `equal scores count for the lowest class`() throws {
    let unit = try #require(LossUnit(.squaredError, capacity: 4, outputs: 3, engine: .single()))
    let scores = try floats([1, 1, 0, 0, 2, 2, 3, 3, 3, -1, -2, -1])
    for (row, label) in [0, 2, 0, 2].enumerated() { unit.labels[row] = Int32(label) }
    #expect(unit.countCorrect(in: Matrix(scores, rows: 4, columns: 3)) == 2)
  }
}
