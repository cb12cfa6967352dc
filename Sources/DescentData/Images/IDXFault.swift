import DescentFiles

/// What is wrong in a file of images or labels; offsets count bytes of its inflated content.
package enum IDXFault: Error, Equatable, Sendable {
  case empty(String)
  /// The content ends at a byte where it should go on to `expected`.
  case cut(String, at: Int, expected: Int)
  /// The content goes on where its header says that it ends.
  case trailing(String, at: Int)
  /// The first four bytes are not the mark of the kind of file that is wanted.
  case wrongMark(String, found: Int, expected: IDXKind)
  /// A size in the header, at this offset, is not the source's.
  case wrongSize(String, offset: Int, found: Int, expected: Int)
  /// Sizes in the header whose product no computer could hold.
  case sizeOverflows(String, offset: Int, sizes: [Int])
  case noRows(String, offset: Int)
  case labelOutOfRange(String, offset: Int, found: Int, classes: Int)
  case countsDiffer(images: String, imageCount: Int, labels: String, labelCount: Int)

  package var message: String {
    switch self {
    case .empty(let path): "`\(path.printable)` is empty"
    case .cut(let path, let offset, let expected):
      "the content of `\(path.printable)` is cut at byte \(offset) of \(expected)"
    case .trailing(let path, let offset):
      "the content of `\(path.printable)` goes on at byte \(offset), where its header says that it ends"
    case .wrongMark(let path, let found, let expected):
      "`\(path.printable)` begins with \(found), a file of \(expected.rawValue) with \(expected.mark), byte 0"
    case .wrongSize(let path, let offset, let found, let expected):
      "`\(path.printable)` has images of another size: \(found) at byte \(offset), expected \(expected)"
    case .sizeOverflows(let path, let offset, let sizes):
      "`\(path.printable)` claims \(sizes.map(String.init).joined(separator: " × ")) bytes (byte \(offset))"
    case .noRows(let path, let offset): "no rows to train on (`\(path.printable)` has 0, byte \(offset))"
    case .labelOutOfRange(let path, let offset, let found, let classes):
      "`\(path.printable)` has label \(found) at byte \(offset), expected 0 to \(classes - 1)"
    case .countsDiffer(let images, let imageCount, let labels, let labelCount):
      "`\(images.printable)` has \(imageCount) images but `\(labels.printable)` \(labelCount) labels"
    }
  }

  package var help: String? {
    switch self {
    case .wrongMark(_, let found, _) where IDXKind.allCases.contains { $0.mark == found }:
      "the files of images and of labels are swapped: give each its own name back"
    case .empty, .cut, .trailing, .wrongMark, .sizeOverflows, .noRows: "fetch or copy the file again"
    case .wrongSize, .labelOutOfRange, .countsDiffer:
      "keep the four files of one collection together, and each collection in a folder of its own"
    }
  }
}

/// The two kinds of file that labelled images come in.
package enum IDXKind: String, CaseIterable, Sendable {
  case images, labels

  /// The first four bytes as a number: unsigned bytes, in 3 dimensions or 1.
  package var mark: Int {
    switch self {
    case .images: 2051
    case .labels: 2049
    }
  }

  /// How many sizes follow the mark.
  var dimensions: Int {
    switch self {
    case .images: 3
    case .labels: 1
    }
  }
}
