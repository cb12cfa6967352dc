import DescentFiles
import DescentTensor
import Foundation
import Testing

@testable import DescentData

/// The published collection itself, where somebody says in DESCENT_TEST_DATA in which folder it lies.
struct PublishedMNISTTests {
  private static let folder = ProcessInfo.processInfo.environment["DESCENT_TEST_DATA"]

  @Test(.enabled(if: folder != nil, "DESCENT_TEST_DATA names no folder"))
  func `the published collection has its rows and its digest`() throws {
    let library = LibraryFiles(
      files: SystemFiles(), folders: [try #require(Self.folder)], memoryLimit: 1 << 28)
    let dataset = try MNIST().load(from: library, seed: 0)
    #expect(dataset.rows == 70_000 && dataset.testRows == 60_000..<70_000)
    #expect(dataset.digest == "d0a3eec1f5a454401d758fdbf15b9b0163a7034963586d671960c180b97e2c1a")
    guard case .classes(let labels, _) = dataset.target else { return }
    let counts = (0..<10).map { digit in labels.array.suffix(10_000).count { $0 == digit } }
    #expect(counts == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009])
  }
}
