import DescentLearning
import Testing

/// Paths of other libraries' optimizers whose settings, starts and gradients were drawn at random.
enum DrawnPaths {
  /// The files of torch and of optax.
  static let files = ["drawn", "drawn_optax"]

  /// Every path of every file; empty where a file is missing or damaged, which the count shows.
  static let all: [any GoldenPath] = files.flatMap { name -> [any GoldenPath] in
    (try? Vectors.read(name)).map(paths) ?? []
  }

  static func paths(of file: TrajectoryFile) -> [any GoldenPath] {
    file.runs.compactMap { run in
      file.problems[run.problem].map { problem in
        let isMatrix = problem.shape.count > 1
        return isMatrix
          ? TensorGoldenRun(file: run.case, run: run, problem: problem)
          : GoldenRun(file: run.case, run: run, problem: problem)
      }
    }
  }
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

  /// The optimizers of torch.
  private let exact = [
    "sgd", "adam", "adamw", "rmsprop", "adagrad", "adadelta", "adamax", "nadam", "radam", "rprop", "asgd",
  ]

  @Test func `there are three of each`() {
    let counts = Dictionary(grouping: DrawnPaths.all, by: \.file).mapValues(\.count)
    let others = [
      "adafactor", "momentum", "optimistic", "signum", "lion_optax", "adagrad_optax", "rmsprop_optax",
      "adamax_optax", "yogi_optax", "adabelief_optax", "madgrad_optax", "lars", "lamb", "novograd_optax",
      "sm3",
    ]
    #expect(counts == Dictionary(uniqueKeysWithValues: (exact + others).map { ($0, 3) }))
  }

  @Test func `those of torch have its bits, but for adafactor, which sums in another order`() throws {
    let paths = DrawnPaths.all.filter { exact.contains($0.file) }
    #expect(try paths.allSatisfy { try $0.error() == 0 })
  }
}
