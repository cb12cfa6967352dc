import DescentLearning
import DescentRecipe
import Foundation
import Testing

@testable import DescentRuntime

/// Ways down that PyTorch and optax took.
struct DescentFile: Decodable, Sendable {
  /// One way; `path` has the point and the value at the start and after each update.
  struct Run: Decodable, Sendable, CustomTestStringConvertible {
    let origin: String
    let formula: String
    let start: [Double]
    let optimizer: String
    let settings: [String: Double]
    /// Statements beside the optimizer: a penalty or a schedule.
    let above: [String: String]
    let path: [[Double]]

    var testDescription: String { "\(recipe) (\(origin))" }

    var recipe: String {
      let options = settings.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      let settings = above.map { "\($0.key) \($0.value)\n" }.sorted().joined()
      return "optimizer \(optimizer)(\(options.joined(separator: ", ")))\n" + settings
        + "minimize \(formula) from (x=\(start[0]), y=\(start[1])) for \(path.count - 1) steps"
    }
  }

  let runs: [Run]

  /// Empty where the file is missing or damaged, which the count shows.
  static let all: [Run] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors/descents.json")
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode(DescentFile.self, from: data))?.runs ?? []
  }()

  /// Those without functions, whose last digit others round otherwise. Where torch's square root is a digit
  /// off its adam differs too, and what a penalty costs is added up in another order.
  static let exact = all.filter { run in
    func begins(_ openings: [String]) -> Bool { openings.contains { run.formula.hasPrefix($0) } }
    let isRooted = run.optimizer == "adam" && begins(["0.5*", "ravine", "himmelblau", "beale"])
    return !begins(["sin", "exp", "rastrigin"]) && !isRooted && run.above["penalty"] == nil
  }
}

@Suite struct DescentVectorTests {
  @Test func `the ways down are there`() {
    #expect(DescentFile.all.count == 48)
    #expect(DescentFile.all.allSatisfy { $0.path.count == 51 })
    for surface in Surfaces.all.map({ $0.facts.name }) {
      let ways = DescentFile.all.filter { $0.formula == surface && $0.above.isEmpty }
      #expect(ways.map(\.optimizer).sorted() == ["adam", "momentum", "sgd", "sgd"], "\(surface)")
    }
    #expect(Set(DescentFile.all.flatMap(\.above.keys)) == ["penalty", "schedule"])
  }

  @Test(arguments: DescentFile.all)
  func `every step is where the origin's is`(run: DescentFile.Run) throws {
    let path = try outcome(run.recipe).path
    try #require(path.count == run.path.count)
    #expect(error(of: path, against: run) <= 2e-6)
  }

  @Test func `most ways can be met to the bit`() {
    #expect(DescentFile.exact.count == 33)
  }

  @Test(arguments: DescentFile.exact)
  func `where all is sums and products every step has the origin's bits`(run: DescentFile.Run) throws {
    let path = try outcome(run.recipe).path
    for (point, wanted) in zip(path, run.path) {
      let want: [Float] = wanted.map { Float($0) }
      #expect(point.numbers == want, "step \(point.step)")
    }
  }

  /// The greatest error, relative to the largest value of its column.
  private func error(of path: [PathPoint], against run: DescentFile.Run) -> Double {
    var worst = 0.0
    for column in 0..<3 {
      let wanted: [Double] = run.path.map { $0[column] }
      let found: [Double] = path.map { Double($0.numbers[column]) }
      let scale: Double = wanted.map(\.magnitude).max() ?? 1
      for (number, want) in zip(found, wanted) { worst = max(worst, abs(number - want) / scale) }
    }
    return worst
  }
}

extension PathPoint {
  /// The variables and the value.
  fileprivate var numbers: [Float] { coordinates.map(\.value) + [value] }
}

extension Outcome {
  /// The way down, point by point.
  var path: [PathPoint] { events.compactMap { if case .path(let point) = $0 { point } else { nil } } }

  /// The points of the way down that are shown.
  var way: [PathPoint] {
    events.compactMap { if case .descended(let way) = $0 { way.steps } else { nil } }.last ?? []
  }
}
