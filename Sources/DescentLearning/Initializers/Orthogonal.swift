import DescentCatalogue
import DescentTensor

/// Weights whose columns, or rows where there are fewer, stand at right angles and have one length.
///
/// Source: Saxe, McClelland and Ganguli 2014, arXiv:1312.6120, as torch.nn.init.orthogonal_; Gram and
/// Schmidt's process in its modified order, in binary64, rounded once, where torch reflects.
package struct Orthogonal: Initializer {
  package var gain = 1.0

  package init() {}

  package static let card = EntryCard<Self>(
    .initializer, "orthogonal", synonyms: ["orthogonal_", "Orthogonal", "orthogonal_initializer"],
    summary: "columns at right angles and of one length, which keeps lengths through deep layers",
    example: "data digits; model mlp [64, 64, 64, 10](activation=tanh, init=orthogonal(gain=1.7))",
    source: "Saxe et al. 2014, arXiv:1312.6120; torch.nn.init.orthogonal_",
    options: [.number("gain", \.gain, in: .within(0...1e30), "length of a column")],
    page: CardPage(
      """
      Draws columns that stand at right angles and all have the same length. A layer of it turns its input \
      without stretching it, so that lengths survive many layers.
      """,
      formula: "W'W = gain^2 I, or WW' = gain^2 I where inputs are fewer",
      use: """
        Deep plain networks and recurrent ones. It costs a pass of Gram and Schmidt over each matrix, which \
        is felt on very wide layers.
        """,
      differs: """
        Signs and digits differ from orthogonal_, which reflects instead; the distribution is the same.
        """))

  package func fill(
    _ weights: Vector, inputs: Int, outputs: Int, from stream: RandomStream, isStopRequested: () -> Bool
  ) -> Bool {
    let isTall = inputs >= outputs
    let (count, length) = isTall ? (outputs, inputs) : (inputs, outputs)
    func place(_ vector: Int, _ element: Int) -> Int {
      isTall ? element * outputs + vector : vector * outputs + element
    }
    var vectors = [[Double]]()
    for vector in 0..<count {
      if isStopRequested() { return false }
      vectors.append((0..<length).map { Double(stream.normal(at: UInt64(place(vector, $0)))) })
    }
    guard Self.makeOrthonormal(&vectors, isStopRequested: isStopRequested) else { return false }
    for vector in 0..<count {
      for element in 0..<length { weights[place(vector, element)] = Float(gain * vectors[vector][element]) }
    }
    return true
  }

  /// Takes from each vector what lies along those before it, and gives it length 1; false if asked to stop.
  private static func makeOrthonormal(_ vectors: inout [[Double]], isStopRequested: () -> Bool) -> Bool {
    for current in vectors.indices {
      let length = Exact.sqrt(product(vectors[current], vectors[current]))
      // A draw without length, which only a lone number can be, stays 0.
      let scale = length > 0 ? 1 / length : 0
      for element in vectors[current].indices { vectors[current][element] *= scale }
      let unit = vectors[current]
      for later in (current + 1)..<max(current + 1, vectors.count) {
        if isStopRequested() { return false }
        let share = product(unit, vectors[later])
        for element in unit.indices { vectors[later][element] -= share * unit[element] }
      }
    }
    return true
  }

  /// The sum of products, in four sums by the index modulo 4.
  private static func product(_ first: [Double], _ second: [Double]) -> Double {
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    let whole = first.count & ~3
    for i in stride(from: 0, to: whole, by: 4) {
      a += first[i] * second[i]
      b += first[i + 1] * second[i + 1]
      c += first[i + 2] * second[i + 2]
      d += first[i + 3] * second[i + 3]
    }
    for i in whole..<first.count { a += first[i] * second[i] }
    return (a + b) + (c + d)
  }
}
