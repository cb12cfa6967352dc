import DescentCatalogue
import DescentTensor

/// Weights cost where their directions are alike: c times the mean size of the cosine between two of them.
///
/// Source: keras.regularizers.OrthogonalRegularizer; in binary64, rounded once. The slope of |cosine| at 0
/// is 0, and lengths are taken as at least 1e-7.
package struct OrthogonalPenalty: Penalty {
  package var strength = 0.01
  package var of = "inputs"

  package init() {}

  package static let card = EntryCard<Self>(
    .penalty, "orthogonal", synonyms: ["OrthogonalRegularizer", "orthogonal_regularizer"],
    summary: "adds c times the mean size of the cosines between weights of a layer to the loss",
    example: "data digits; model mlp [64, 32, 10]; penalty orthogonal(0.01, of=units)",
    source: "keras.regularizers.OrthogonalRegularizer",
    options: [
      .number("c", \.strength, in: .atLeast(0), synonyms: ["factor"], "how much it costs"),
      .word(
        "of", \.of, of: ["units", "inputs"], synonyms: ["mode"],
        "whether weights that lead into a unit are one vector, or those that lead from an input"),
    ],
    page: CardPage(
      """
      Makes weight vectors of one layer cost where they point the same way or the opposite way. Each step \
      thus turns them towards right angles and leaves their lengths alone.
      """,
      formula: "loss <- loss + c mean |cos(w_i, w_j)| over i < j; g <- g + its slope, after clipping",
      use: """
        With `of=units`, to keep units of a layer from learning the same. Its time grows with the square of \
        how many vectors there are; `descent bench` tells what that is on a wide layer.
        """,
      differs: """
        PyTorch has none. In Keras c is factor, `of=inputs` is mode="rows" and `of=units` is \
        mode="columns".
        """))

  /// Biases have no directions.
  package var biases: Bool { false }

  package var comparesVectors: Bool { true }

  package func add(to gradient: Vector, at weights: Vector, units: Int, on engine: Engine) {
    let vectors = WeightDirections(weights, units: units, isOfUnits: of == "units")
    guard vectors.pairs > 0 else { return }
    let share = strength / vectors.pairs
    for (vector, slopes) in vectors.slopesOfSizes().enumerated() {
      for (element, slope) in slopes.enumerated() {
        let place = vectors.place(vector, element)
        gradient[place] = Float(Double(gradient[place]) + share * slope)
      }
    }
  }

  package func cost(of weights: Vector, units: Int) -> Double {
    let vectors = WeightDirections(weights, units: units, isOfUnits: of == "units")
    guard vectors.pairs > 0 else { return 0 }
    var sum = 0.0
    for first in 0..<vectors.count {
      for second in (first + 1)..<max(first + 1, vectors.count) {
        sum += vectors.cosine(first, second).magnitude
      }
    }
    return strength / vectors.pairs * sum
  }

  package func flops(for tensors: [TensorPlace]) -> Int {
    let each = tensors.map { tensor in
      // For each pair a product of directions, and an addition to both sums: thrice two for two vectors.
      Counting.product(3, tensor.count, of == "units" ? tensor.columns : tensor.rows)
    }
    return each.reduce(0, Counting.sum)
  }
}
