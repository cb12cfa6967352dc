import DescentCatalogue
import DescentFiles
import DescentTensor

/// Small pictures of handwritten digits, built in.
///
/// Source: Alpaydin and Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine Learning Repository,
/// 1998, doi:10.24432/C50P49, test part; CC BY 4.0.
struct Digits: DataSource {
  static let card = EntryCard<Digits>(
    .source, "digits", synonyms: ["load_digits", "optdigits"],
    summary: "handwritten digits, 8×8 pixels from 0 to 16, 1 797 rows, built in",
    example: "data digits; model mlp [64, 32, 10]",
    source: "Alpaydin and Kaynak, UCI Machine Learning Repository, 1998, doi:10.24432/C50P49, CC BY 4.0",
    page: CardPage(
      """
      Handwritten digits of 8 by 8 pixels, 1 797 of them, built in. A small network learns 96% of them in \
      seconds.
      """,
      formula: "64 pixels from 0 to 16 -> one of 10 classes",
      use: """
        To try things out with real images and no file. For figures that can be compared with papers, \
        `mnist`.
        """))

  private static let pixels = 64
  /// The pixels, a space, the digit, a newline.
  private static let lineLength = pixels + 3

  var shape: DataShape {
    DataShape(
      features: Self.pixels, target: .classes((0..<10).map(String.init)), rows: 1797, form: .bytes(.dense))
  }

  func load(from library: LibraryFiles, seed: UInt64) throws(DataFault) -> Dataset {
    let text = BuiltIn.digits.bytes
    let rows = text.count / Self.lineLength
    let labels = try LabelBuffer.of(rows)
    var pixels: [UInt8] = []
    pixels.reserveCapacity(rows * Self.pixels)
    for row in 0..<rows {
      let line = text[(row * Self.lineLength)..<((row + 1) * Self.lineLength)]
      pixels += line.prefix(Self.pixels).map(Self.value)
      labels[row] = Int32(Self.value(line[line.startIndex + Self.pixels + 1]))
    }
    let matrix = ByteMatrix(adopting: pixels, from: 0, rows: rows, columns: Self.pixels)
    return Dataset(
      name: "digits", features: .bytes(matrix, divisor: 16),
      target: .classes(labels, names: (0..<10).map(String.init)),
      image: ImageShape(height: 8, width: 8), digest: SHA256.hex(of: text))
  }

  /// What a character of 0-9 A-G stands for.
  private static func value(_ character: UInt8) -> UInt8 {
    character <= UInt8(ascii: "9") ? character - UInt8(ascii: "0") : character - UInt8(ascii: "A") + 10
  }
}
