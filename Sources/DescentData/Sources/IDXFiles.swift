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
    ])

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
