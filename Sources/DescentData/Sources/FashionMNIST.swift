import DescentCatalogue
import DescentTensor

/// Pictures of clothes in the form of MNIST, looked up in the folders for data.
///
/// Source: Xiao, Rasul and Vollgraf, "Fashion-MNIST", 2017, arXiv:1708.07747; MIT.
struct FashionMNIST: DataSource {
  static let card = EntryCard<FashionMNIST>(
    .source, "fashion_mnist", synonyms: ["FashionMNIST", "fashion"],
    summary:
      "clothes in ten classes, 28×28 pixels, 60 000 rows to train and 10 000 to test, looked up in folders",
    example: "data fashion_mnist; model mlp [784, 128, 10]",
    source: "Xiao, Rasul and Vollgraf, 2017, arXiv:1708.07747, MIT",
    page: CardPage(
      """
      Clothes in ten classes, of 28 by 28 pixels, 60 000 to train and 10 000 to test, looked up in folders. \
      `descent fetch fashion_mnist` puts them there.
      """,
      formula: "784 pixels from 0 to 255 -> one of 10 classes",
      use: """
        Instead of `mnist` where that is too easy: dense layers come to about 89%. Shirts and coats stay \
        hard.
        """))

  private static let collection = ImageCollection(
    name: "fashion_mnist", places: ["fashion_mnist", "FashionMNIST/raw"], side: 28, classes: 10)

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
