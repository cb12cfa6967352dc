import DescentCatalogue
import DescentTensor

/// The well-known pictures of handwritten digits, looked up in the folders for data.
///
/// Source: LeCun, Cortes and Burges, "The MNIST database of handwritten digits", 1998; CC BY-SA 3.0.
struct MNIST: DataSource {
  static let card = EntryCard<MNIST>(
    .source, "mnist",
    summary:
      "handwritten digits, 28×28 pixels, 60 000 rows to train and 10 000 to test, looked up in folders",
    example: "data mnist; model mlp [784, 128, 10]",
    source: "LeCun, Cortes and Burges, 1998, CC BY-SA 3.0",
    page: CardPage(
      """
      Handwritten digits of 28 by 28 pixels, 60 000 to train and 10 000 to test, looked up in folders. \
      `descent fetch mnist` puts them there.
      """,
      formula: "784 pixels from 0 to 255 -> one of 10 classes",
      use: """
        The measure of a first network: 98% is what two hidden layers should reach. It is nearly solved, so \
        small gains on it mean little.
        """))

  private static let collection = ImageCollection(
    name: "mnist", places: ["mnist", "MNIST/raw", ""], side: 28, classes: 10)

  /// As published; files with other numbers of rows are read as they are.
  var shape: DataShape {
    DataShape(
      features: 784, target: .classes((0..<10).map(String.init)), rows: 70_000, testRows: 10_000,
      form: .bytes(.sparse))
  }

  func load(from library: LibraryFiles, seed: UInt64) throws(DataFault) -> Dataset {
    try Self.collection.load(from: library)
  }

  func absence(in library: LibraryFiles) -> DataFault? { Self.collection.absence(in: library) }
}
