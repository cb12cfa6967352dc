import DescentFiles
import DescentTensor
import Testing

@testable import DescentData

/// The contents of the sources that are built in.
struct BuiltInSourceTests {
  @Test func `digits hold the published rows`() throws {
    let digits = try Digits().load(from: .empty, seed: 0)
    guard case .bytes(let pixels, 16) = digits.features, case .classes(let labels, _) = digits.target else {
      Issue.record("digits are bytes from 0 to 16 with classes")
      return
    }
    #expect(digits.rows == 1797)
    #expect(
      (0..<10).map { digit in labels.array.count { $0 == digit } }
        == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    let row = { row in (0..<64).map { pixels[row, $0] } }
    #expect((0..<1797).reduce(0) { $0 + row($1).reduce(0) { $0 + Int($1) } } == 561_718)
    #expect(Array(row(0).prefix(16)) == [0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0])
    #expect(Array(row(1000).suffix(16)) == [0, 0, 10, 14, 13, 16, 8, 3, 0, 0, 2, 11, 12, 15, 16, 15])
    #expect([labels[0], labels[1], labels[1000], labels[1796]] == [0, 1, 1, 8])
  }

  @Test func `iris holds the published rows`() throws {
    let iris = try Iris().load(from: .empty, seed: 0)
    guard case .numbers(let lengths) = iris.features, case .classes(let labels, let names) = iris.target
    else {
      Issue.record("iris has numbers with classes")
      return
    }
    let row = { row in (0..<4).map { lengths[row, $0] } }
    #expect(names == ["setosa", "versicolor", "virginica"])
    #expect(iris.columns == ["sepal_length", "sepal_width", "petal_length", "petal_width"])
    #expect(labels.array == (0..<150).map { Int32($0 / 50) })
    #expect(row(0) == [5.1, 3.5, 1.4, 0.2])
    #expect(row(50) == [7.0, 3.2, 4.7, 1.4])
    #expect(row(149) == [5.9, 3.0, 5.1, 1.8])
  }

  @Test func `digests are those of the files as built in`() throws {
    #expect(try Digits().load(from: .empty, seed: 0).digest == SHA256.hex(of: BuiltIn.digits.bytes))
    #expect(try Iris().load(from: .empty, seed: 7).digest == SHA256.hex(of: BuiltIn.iris.bytes))
  }
}
