import DescentCatalogue
import DescentTensor

/// Weights of which each input has a share at 0, while the rest come from a bell.
///
/// Source: Martens, "Deep learning via Hessian-free optimization", 2010, section 5, as
/// torch.nn.init.sparse_, which counts the zeros up to a whole number.
package struct Sparse: Initializer {
  package var share = 0.1
  package var deviation = 0.01

  package init() {}

  package static let card = EntryCard<Self>(
    .initializer, "sparse", synonyms: ["sparse_", "sparse_init"],
    summary: "a share of each input's weights is 0, the rest are drawn from a bell",
    example: "data digits; model mlp [64, 32, 10](init=sparse(share=0.5, deviation=0.1))",
    source: "Martens 2010, section 5; torch.nn.init.sparse_",
    options: [
      .number(
        "share", \.share, in: .within(0...1), synonyms: ["sparsity"],
        "how many of an input's weights are 0, rounded up"),
      .number(
        "deviation", \.deviation, in: .within(0...1e30), synonyms: ["std", "stddev"],
        "standard deviation of the rest"),
    ],
    page: CardPage(
      """
      Sets a share of the weights that lead from each input to 0, and draws the rest from a bell. So units \
      begin with inputs of their own, by which they differ.
      """,
      formula: "w_ij = 0 for ceil(share m) of the outputs j of an input i; else w_ij ~ N(0, deviation^2)",
      use: """
        Wide layers, with a large share and a deviation large enough for what is left. Zeros are where they \
        begin, nothing keeps them there.
        """,
      differs: "sparsity is `share`, which has no default in sparse_; std is `deviation`."))

  package func fill(
    _ weights: Vector, inputs: Int, outputs: Int, from stream: RandomStream, isStopRequested: () -> Bool
  ) -> Bool {
    let zeros = Int((share * Double(outputs)).rounded(.up))
    // The bell's numbers are at step 0; what is drawn for the zeros stands apart from them.
    let lots = stream.with(step: 1)
    for input in 0..<inputs {
      if isStopRequested() { return false }
      let row = input * outputs..<(input + 1) * outputs
      for index in row { weights[index] = stream.normal(at: UInt64(index)) * Float(deviation) }
      let drawn = row.map { (lot: lots.bits(at: UInt64($0)), index: $0) }.sorted { $0 < $1 }
      for (_, index) in drawn.prefix(zeros) { weights[index] = 0 }
    }
    return true
  }
}
