import DescentCatalogue
import DescentTensor

/// A number to predict: the sine of another, over one period.
///
/// Source: after Bishop, "Pattern Recognition and Machine Learning", 2006, section 1.1.
struct Sine: DataSource {
  var n = 200
  var noise = 0.1

  static let card = EntryCard<Sine>(
    .source, "sine", summary: "the number y = sin x over one period, with noise on y",
    example: "data sine(n=400); model mlp [1, 32, 1](activation=tanh)",
    source: "after Bishop, Pattern Recognition and Machine Learning, 2006, section 1.1",
    options: [
      .count("n", \.n, in: ToySet.rowBounds, synonyms: ["n_samples", "rows"], "rows, evenly spaced in x"),
      .number("noise", \.noise, in: ToySet.noiseBounds, "standard deviation added to y"),
    ],
    page: CardPage(
      """
      One number to be predicted from another: a sine over one period, with noise. The points are evenly \
      spaced.
      """,
      formula: "y = sin x + noise, x from -pi to pi",
      use: "The first regression; `tanh` suits it well. Beyond its ends no network knows how it goes on."))

  var shape: DataShape { DataShape(features: 1, target: .number("y"), rows: n) }

  func load(from library: LibraryFiles, seed: UInt64) throws(DataFault) -> Dataset {
    let toys = ToySet(name: "sine", rows: n, noise: noise, seed: seed)
    return try toys.curve(from: -Double.pi, to: Double.pi, in: library) { Exact.sin($0) }
  }
}
