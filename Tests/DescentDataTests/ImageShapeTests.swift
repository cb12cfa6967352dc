import DescentFiles
import DescentTensor
import Testing

@testable import DescentData

/// How rows are seen as images.
@Suite struct ImageShapeTests {
  @Test func `sizes of an array tell an image where they can`() {
    #expect(ImageShape(sizes: [10, 28, 20]) == ImageShape(height: 28, width: 20))
    #expect(ImageShape(sizes: [10, 8, 9, 3]) == ImageShape(height: 8, width: 9, channels: 3))
    #expect(ImageShape(sizes: [10, 8, 9, 1])?.columns == 72)
    let apart = ImageShape(height: 8, width: 9, channels: 3, areChannelsApart: true)
    #expect(ImageShape(sizes: [10, 3, 8, 9]) == apart && apart.columns == 216)
    for sizes in [[], [10], [10, 64], [10, 1, 64], [10, 64, 1], [10, 4, 8, 9], [10, 2, 2, 2, 2]] {
      #expect(ImageShape(sizes: sizes) == nil)
    }
  }

  @Test(arguments: [false, true])
  func `the places of all dots are the columns, each once`(areApart: Bool) {
    let shape = ImageShape(height: 3, width: 4, channels: 3, areChannelsApart: areApart)
    let places = (0..<3).flatMap { y in (0..<4).flatMap { x in shape.places(x: x, y: y) } }
    #expect(places.sorted() == Array(0..<36))
    #expect(shape.places(x: 1, y: 0) == (areApart ? [1, 13, 25] : [3, 4, 5]))
  }

  @Test func `arrays of images keep their sizes, tables have none`() throws {
    let target = NumberArray(name: "y", shape: [2], values: .bytes([0, 1]), digest: "")
    func image(_ shape: [Int]) throws -> ImageShape? {
      let count = shape.reduce(1, *)
      let features = NumberArray(
        name: "x", shape: shape, values: .floats((0..<count).map { Float($0) }), digest: "")
      return try Dataset(named: "d", features: features, target: target).image
    }
    #expect(try image([2, 3, 4]) == ImageShape(height: 3, width: 4))
    #expect(try image([2, 12]) == nil)
    let library = LibraryFiles(files: SystemFiles(), folders: [], memoryLimit: 1 << 30)
    #expect(try Digits().load(from: library, seed: 0).image == ImageShape(height: 8, width: 8))
  }
}
