import DescentLearning
import Testing

/// Paths of torch's optimizers whose settings, starts and gradients were drawn at random.
enum DrawnPaths {
  /// Every path of the file; empty where it is missing or damaged, which the count shows.
  static let all: [any GoldenPath] = {
    guard let file: TrajectoryFile = try? Vectors.read("drawn") else { return [] }
    return file.runs.compactMap { run in
      file.problems[run.problem].map { problem in
        let isMatrix = problem.shape.count > 1
        return isMatrix
          ? TensorGoldenRun(file: run.case, run: run, problem: problem)
          : GoldenRun(file: run.case, run: run, problem: problem)
      }
    }
  }()
}

struct DrawnPathTests {
  @Test(arguments: DrawnPaths.all.indices)
  func `an optimizer follows its origin under settings, starts and gradients drawn at random`(
    place: Int
  ) throws {
    let path = DrawnPaths.all[place]
    let error = try path.error()
    #expect(path.run.trajectory.count == 30)
    #expect(error <= path.run.tolerance, "\(path.run.problem): \(error)")
  }

  @Test func `there are three of each optimizer that torch has and we have`() {
    let counts = Dictionary(grouping: DrawnPaths.all, by: \.optimizer).mapValues(\.count)
    let names = [
      "sgd", "adam", "adamw", "rmsprop", "adagrad", "adadelta", "adamax", "nadam", "radam", "rprop", "asgd",
      "adafactor",
    ]
    #expect(counts == Dictionary(uniqueKeysWithValues: names.map { ($0, 3) }))
  }

  @Test func `all but adafactor, which sums in another order, have torch's bits`() throws {
    let rounded = try DrawnPaths.all.filter { try $0.error() > 0 }
    #expect(Set(rounded.map(\.optimizer)).isSubset(of: ["adafactor"]))
  }
}
