import DescentFiles
import DescentTensor
import Testing

@testable import DescentData

/// Points made by formula.
struct ToySetTests {
  /// Rows as (x, y, class) in the order of the data set.
  private func points(_ source: any DataSource, seed: UInt64 = 0) throws -> [(Double, Double, Int)] {
    let dataset = try source.load(from: .empty, seed: seed)
    guard case .numbers(let places) = dataset.features, case .classes(let labels, _) = dataset.target else {
      return []
    }
    return (0..<dataset.rows).map {
      (Double(places[$0, 0]), Double(places[$0, 1]), Int(labels[$0]))
    }
  }

  @Test(arguments: [
    ("moons", "ea4d58fa7877bbe7a876cb8679e59f9bc68453b08f2c24e0a5dfe9a928e66ff8"),
    ("spirals", "fc76be0ffeadaa6083d9e20f94c02c032111c351ae8f293cad369f646f90d76c"),
    ("blobs", "349ae3aaf11be147a72d750b4c322cc6135db00766a68165c0388dee1c0719ef"),
    ("xor", "09ea332cd25f2c7125ebd3f438dee69edb4f9a0d5d1c88522a8f1da492c38e56"),
    ("sine", "948ba9dd9dee59a392a762eb7dba132fb996a93e29ee2e227cba13daf173becc"),
  ])
  func `the same seed makes the same bits on every machine`(name: String, digest: String) throws {
    let source = try #require(SourceCatalogue.named(name)).init()
    #expect(try source.load(from: .empty, seed: 0).digest == digest)
    #expect(try source.load(from: .empty, seed: 1).digest != digest)
  }

  @Test func `moons without noise lie on two half circles`() throws {
    let points = try points(Moons(n: 101, noise: 0))
    #expect(points.count { $0.2 == 0 } == 51)
    for (x, y, label) in points {
      let (center, height) = label == 0 ? (0.0, y) : (1.0, 0.5 - y)
      #expect(abs((x - center) * (x - center) + height * height - 1) < 1e-6)
      #expect(height > -1e-6)
    }
    for label in 0..<2 {
      let across = points.filter { $0.2 == label }.map(\.0)
      #expect(across.min() == Double(label) - 1 && across.max() == Double(label) + 1)
    }
  }

  @Test func `spirals without noise turn once while they go out`() throws {
    let points = try points(Spirals(n: 90, noise: 0, classes: 3))
    for label in 0..<3 {
      let radii = points.filter { $0.2 == label }.map { ($0.0 * $0.0 + $0.1 * $0.1).squareRoot() }.sorted()
      #expect(radii.count == 30)
      #expect(abs(radii[0] - 0.1) < 1e-6 && abs(radii[29] - 1) < 1e-6)
      for (inner, outer) in zip(radii, radii.dropFirst()) { #expect(abs(outer - inner - 0.9 / 29) < 1e-6) }
    }
    let ends = points.filter { ($0.0 * $0.0 + $0.1 * $0.1) > 0.999 }.sorted { $0.2 < $1.2 }
    #expect(abs(ends[0].0 - 1) < 1e-6 && abs(ends[1].0 + 0.5) < 1e-6 && abs(ends[2].0 + 0.5) < 1e-6)
    #expect(ends[1].1 > 0.8 && ends[2].1 < -0.8)
  }

  @Test(arguments: [2, 3, 4, 10])
  func `neighbouring blobs lie 4 apart`(classes: Int) throws {
    let points = try points(Blobs(n: classes * 4, classes: classes, spread: 0))
    let centers = (0..<classes).compactMap { label in points.first { $0.2 == label } }
    for (index, center) in centers.enumerated() {
      let next = centers[(index + 1) % classes]
      let (across, up) = (next.0 - center.0, next.1 - center.1)
      #expect(abs((across * across + up * up).squareRoot() - 4) < 1e-5)
    }
  }

  @Test func `xor is 1 where exactly one coordinate is`() throws {
    let points = try points(Xor(n: 40, noise: 0))
    for (x, y, label) in points { #expect(label == (x == y ? 0 : 1)) }
    for corner in [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)] {
      #expect(points.count { ($0.0, $0.1) == corner } == 10)
    }
  }

  @Test func `sine goes evenly through one period`() throws {
    let dataset = try Sine(n: 5, noise: 0).load(from: .empty, seed: 3)
    guard case .numbers(let across) = dataset.features, case .numbers(let up, "y") = dataset.target else {
      Issue.record("sine predicts the number y")
      return
    }
    let points = (0..<5).map { (across[$0, 0], up[$0, 0]) }.sorted { $0.0 < $1.0 }
    #expect(points.map(\.0) == [-2, -1, 0, 1, 2].map { Float($0 * Double.pi / 2) })
    for (found, expected) in zip(points.map(\.1), [0, -1, 0, 1, 0] as [Float]) {
      #expect(abs(found - expected) < 1e-6)
    }
  }

  @Test func `noise has the standard deviation asked for`() throws {
    let (still, noisy) = (try points(Blobs(n: 20_000, spread: 0)), try points(Blobs(n: 20_000, spread: 0.5)))
    #expect(still.map(\.2) == noisy.map(\.2))
    let off = zip(still, noisy).flatMap { [$1.0 - $0.0, $1.1 - $0.1] }
    let mean = off.reduce(0, +) / 40_000
    let deviation = (off.reduce(0) { $0 + $1 * $1 } / 40_000).squareRoot()
    #expect(abs(mean) < 0.01)
    #expect(abs(deviation - 0.5) < 0.01)
  }

  @Test func `too few rows and too little memory are refused`() {
    #expect(
      fault { try Blobs(n: 4, classes: 5).load(from: .empty, seed: 0) }
        == .fewerRowsThanClasses(source: "blobs", rows: 4, classes: 5))
    let small = LibraryFiles(files: MemoryFiles(), folders: [], memoryLimit: 3000)
    #expect(
      fault { try Moons(n: 200).load(from: small, seed: 0) }
        == .needsMemory(source: "moons", bytes: 3200, limit: 3000))
    #expect(
      fault { try Sine(n: 251).load(from: small, seed: 0) }
        == .needsMemory(source: "sine", bytes: 3012, limit: 3000))
  }
}
