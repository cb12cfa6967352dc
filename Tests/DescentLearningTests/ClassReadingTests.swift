import DescentLearning
import DescentTensor
import Foundation
import Testing

/// What outputs say about classes, and what classes weigh.
struct ClassReadingTests {
  private func matrix(_ values: [Float], rows: Int) throws -> Matrix {
    Matrix(try floats(values), rows: rows, columns: values.count / rows)
  }

  @Test func `probabilities of several outputs are their softmax`() throws {
    let scores: [Float] = [0, 1, -2, 500, -500, 500]
    let outputs = try matrix(scores, rows: 2)
    let operation = LossOperation.softmaxCrossEntropy(smoothing: 0)
    for row in 0..<2 {
      let terms = scores[row * 3..<row * 3 + 3].map { exp(Double($0) - Double(row * 500)) }
      let found = operation.probabilities(in: outputs, row: row)
      for (a, b) in zip(found, terms) { #expect(abs(a - b / terms.reduce(0, +)) < 1e-15) }
      #expect(abs(found.reduce(0, +) - 1) < 1e-15)
    }
    #expect(operation.predictedClass(in: outputs, row: 0) == 1)
    #expect(operation.predictedClass(in: outputs, row: 1) == 0)
    #expect(operation.outputs(classes: 7) == 7)
  }

  @Test func `one output speaks for the second of two classes`() throws {
    let operation = LossOperation.logisticCrossEntropy
    let scores: [Float] = [0, 2, -2, 800, -800]
    let outputs = try matrix(scores, rows: 5)
    for (row, score) in scores.enumerated() {
      let found = operation.probabilities(in: outputs, row: row)
      #expect(found.count == 2)
      #expect(abs(found[1] - 1 / (1 + exp(-Double(score)))) < 1e-15)
      #expect(abs(found[0] + found[1] - 1) < 1e-15)
      #expect(operation.predictedClass(in: outputs, row: row) == (score > 0 ? 1 : 0))
    }
    #expect(operation.outputs(classes: 2) == 1)
  }

  @Test func `balanced weights give every class the same say`() throws {
    #expect(ClassWeighting.even.weights(counts: [1, 2]) == nil)
    let counts = [10, 30, 60]
    let weights = try #require(ClassWeighting.balanced.weights(counts: counts))
    for (weight, count) in zip(weights, counts) { #expect(abs(weight * Double(count) - 100.0 / 3) < 1e-12) }
    #expect(ClassWeighting.balanced.weights(counts: [4, 0]) == [0.5, 2])
  }

  @Test func `weights that are all one change the loss by its rounding alone`() throws {
    let values: [Float] = [0.5, -1, 2, 0, 3, 1]
    for smoothing in [Float(0), 0.2] {
      var found: [(Double, [Float])] = []
      for weights in [nil, [1.0, 1, 1]] {
        let unit = try #require(
          LossUnit(
            .softmaxCrossEntropy(smoothing: smoothing), capacity: 2, outputs: 3, engine: .single(),
            classWeights: weights))
        (unit.labels[0], unit.labels[1]) = (2, 0)
        let outputs = try matrix(values, rows: 2)
        found.append((unit.loss(of: outputs, gradient: outputs), outputs.array))
      }
      #expect(abs(found[0].0 - found[1].0) < 1e-9)
      for (a, b) in zip(found[0].1, found[1].1) { #expect(abs(a - b) < 1e-7) }
    }
  }
}
