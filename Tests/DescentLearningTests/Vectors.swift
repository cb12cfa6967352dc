import DescentCatalogue
import Foundation

/// A number, a flag, a word, or lists and tables of them, as the origin was called with.
indirect enum Setting: Decodable, Sendable, Hashable {
  case number(Double)
  case flag(Bool)
  case numbers([Double])
  case word(String)
  case list([Setting])
  case table([String: Setting])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let numbers = try? value.decode([Double].self) {
      self = .numbers(numbers)
    } else if let numbers = try? value.decode([Double?].self) {
      self = .numbers(numbers.compactMap(\.self))
    } else if let word = try? value.decode(String.self) {
      self = .word(word)
    } else if let list = try? value.decode([Setting].self) {
      self = .list(list)
    } else {
      self = .table(try value.decode([String: Setting].self))
    }
  }
}

/// A number, or lists of numbers nested to any depth, laid out flat.
struct Numbers: Decodable, Sendable {
  let flat: [Double]

  init(from decoder: any Decoder) throws {
    if let number = try? decoder.singleValueContainer().decode(Double.self) {
      flat = [number]
    } else {
      flat = try decoder.singleValueContainer().decode([Numbers].self).flatMap(\.flat)
    }
  }
}

/// What another library computed, with its name for it.
protocol Quoted {
  var library: String { get }
  var version: String { get }
  var `class`: String { get }
}

/// Paths that another library's optimizer took.
struct TrajectoryFile: Decodable, Sendable, Quoted {
  /// A function to go down on.
  struct Problem: Decodable, Sendable {
    let kind: String
    let a: [Double]?
    let c: [Double]?
    let start: [Double]
    let gradients: [[Double]]?
    let shape: [Int]
    /// The diagonal of the Hessian, where the origin was given it.
    let curvature: [Double]?

    enum CodingKeys: String, CodingKey {
      case kind, a, c, start, gradients, shape
      case curvature = "hessian_diagonal"
    }
  }

  /// One path; `trajectory[t]` is the place after update t + 1.
  struct Run: Decodable, Sendable {
    let `case`: String
    let settings: [String: Setting]
    let problem: String
    let dtype: String
    let trajectory: [[Double]]
    /// What is looked at after each update, where it is not the place itself.
    let evalPoint: [[Double]]?
    let tolerance: Double

    enum CodingKeys: String, CodingKey {
      case `case`, settings, problem, dtype, trajectory, tolerance
      case evalPoint = "eval_point"
    }
  }

  let library: String
  let version: String
  let `class`: String
  let problems: [String: Problem]
  let runs: [Run]
}

/// Values and slopes that another library gave its activations.
struct ActivationFile: Decodable, Sendable {
  /// One function at every x.
  struct Case: Decodable, Sendable, Quoted {
    let library: String
    let version: String
    let `class`: String
    let settings: [String: Setting]
    let value: [Double]
    let grad: [Double]
  }

  let x: [Double]
  let cases: [Case]
}

/// Losses and their gradients in another library.
struct LossFile: Decodable, Sendable {
  /// One loss on one of the inputs; gradients are of the sum of the values.
  struct Case: Decodable, Sendable, Quoted {
    let library: String
    let version: String
    let `class`: String
    let inputs: String
    let settings: [String: Setting]
    let value: Numbers
    let grads: [Numbers]
  }

  let inputs: [String: [Numbers]]
  let cases: [Case]
}

/// Gradients before and after another library took their mean off, `[outputs, inputs]`.
struct CentralizationFile: Decodable, Sendable {
  /// One matrix.
  struct Case: Decodable, Sendable {
    let input: [[Double]]
    let output: [[Double]]
  }

  let cases: [Case]
}

/// Rates that another library's schedules gave, of 61 updates.
struct ScheduleFile: Decodable, Sendable {
  /// One schedule; `lr[t]` is the rate of update t + 1.
  struct Case: Decodable, Sendable, Quoted {
    let library: String
    let version: String
    let `class`: String
    let settings: [String: Setting]
    /// The optimizer's rate, where it is not a setting.
    let base: Double?
    let lr: [Double]
    /// What a schedule that watches was told after each update.
    let metric: [Double]?

    enum CodingKeys: String, CodingKey {
      case library, version, `class`, settings, lr, metric
      case base = "base_lr"
    }
  }

  let cases: [Case]
}

/// The vectors beside these tests.
enum Vectors {
  static func read<File: Decodable>(_ name: String) throws -> File {
    let place = Tree.tests.appending(path: "Vectors/\(name).json")
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: place))
  }
}
