import DescentCatalogue

/// Labelled images in two files of the form of MNIST.
///
/// Source: LeCun, "The MNIST database of handwritten digits", the IDX file format.
struct IDXFiles: DataSource {
  var images: String?
  var labels: String?

  static let card = EntryCard<IDXFiles>(
    .source, "idx", synonyms: ["IDX", "ubyte"],
    summary: "labelled images in two files of the form of MNIST, plain or gzipped",
    example: "data idx(images=\"images-idx3-ubyte.gz\", labels=\"labels-idx1-ubyte.gz\")",
    source: "LeCun, The MNIST database of handwritten digits, the IDX file format",
    options: [
      .text("images", \.images, synonyms: ["features", "x"], "the file of the images"),
      .text("labels", \.labels, synonyms: ["target", "y"], "the file of their classes"),
    ],
    page: CardPage(
      """
      Reads labelled images from the two files in which MNIST came, plain or gzipped. Each image is one \
      row, its pixels from 0 to 255.
      """,
      formula: "images: magic 2051, count, height, width, bytes; labels: magic 2049, count, bytes",
      use: "EMNIST, KMNIST and other kin of MNIST in files of your own. MNIST itself is `mnist`."))

  var shape: DataShape { DataShape(features: nil, target: nil, rows: nil) }

  func load(from library: LibraryFiles, seed: UInt64) throws(DataFault) -> Dataset {
    try IDXTables.read(
      images: library.base + (images ?? ""), labels: library.base + (labels ?? ""), named: "idx", in: library)
  }

  func absence(in library: LibraryFiles) -> DataFault? { library.absence(of: [images, labels]) }

  func look(into library: LibraryFiles) throws(DataFault) -> DataShape? {
    try load(from: library, seed: 0).shape
  }
}
