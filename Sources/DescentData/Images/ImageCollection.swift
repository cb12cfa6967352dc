import DescentFiles

/// A collection of labelled square images in four files: training and test part, images and labels.
struct ImageCollection: Sendable {
  let name: String
  /// Where it may lie within a folder of the library, the plainest name first.
  let places: [String]
  /// Height and width of an image.
  let side: Int
  let classes: Int

  static let fileNames = [
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte",
  ]

  /// The paths of the four files, all from one place so that collections never mix.
  func find(in library: LibraryFiles) throws(DataFault) -> [String] {
    var best: (place: String, missing: [String])?
    for folder in library.folders {
      for place in places.map({ $0.isEmpty ? folder : folder + "/" + $0 }) {
        let found = Self.fileNames.map { path(to: $0, at: place, in: library) }
        let missing = zip(Self.fileNames, found).filter { $0.1 == nil }.map { $0.0 }
        if missing.isEmpty { return found.compactMap { $0 } }
        if missing.count < best?.missing.count ?? Self.fileNames.count { best = (place, missing) }
      }
    }
    if let best { throw .incomplete(source: name, place: best.place, missing: best.missing) }
    throw .missing(source: name, folders: library.folders)
  }

  private func path(to name: String, at place: String, in library: LibraryFiles) -> String? {
    let path = place + "/" + name
    return [path, path + ".gz"].first { library.files.kind(of: $0) != .missing }
  }

  /// Why the files cannot be found; nil where they can.
  func absence(in library: LibraryFiles) -> DataFault? {
    do throws(DataFault) {
      _ = try find(in: library)
      return nil
    } catch {
      return error
    }
  }

  /// Reads the four files: all headers first, the contents when they agree and fit into memory.
  func load(from library: LibraryFiles) throws(DataFault) -> Dataset {
    let paths = try find(in: library)
    let files = ImageFiles(
      trainImages: try IDXFile(paths[0], of: .images, side: side, in: library),
      trainLabels: try IDXFile(paths[1], of: .labels, side: side, in: library),
      testImages: try IDXFile(paths[2], of: .images, side: side, in: library),
      testLabels: try IDXFile(paths[3], of: .labels, side: side, in: library))
    try files.compareCounts()
    try files.allowMemory(in: library, for: name)
    return try files.dataset(named: name, side: side, classes: classes)
  }
}
