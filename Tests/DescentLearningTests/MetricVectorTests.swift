import DescentCatalogue
import DescentLearning
import Testing

/// What another library says of the same predictions.
private struct MetricFile: Decodable, Sendable {
  /// Classes, or numbers where `classes` is missing; figures are named with their options behind.
  struct Case: Decodable, Sendable {
    let classes: Int?
    let truth: [Double]
    let predicted: [Double]
    let probabilities: [Double]?
    let confusion: [Int]?
    let values: [String: Double?]

    var observed: Observations {
      guard let classes else { return .numbers(predicted: predicted, true: truth) }
      return .classes(
        ClassObservations(
          classes: classes, truth: truth.map { Int32($0) }, predicted: predicted.map { Int32($0) },
          probabilities: probabilities ?? []))
    }
  }

  let origin: String
  let classification: [Case]
  let regression: [Case]
}

extension MetricFile: Quoted {
  var library: String { "scikit-learn" }
  var version: String { origin.split(separator: " ").last.map(String.init) ?? "" }
  var `class`: String { "sklearn.metrics" }
}

/// Metrics against those of another library on the same predictions.
struct MetricVectorTests {
  private let tolerance = 1e-6

  /// The metric that a name of the file asks for: `f1 micro`, `top_k 2`, `f_beta 0.5 macro`.
  private func metric(_ name: String) throws -> any Metric {
    let parts = name.split(separator: " ").map(String.init)
    let type = try #require(Metrics.all.first { $0.facts.name == parts[0] })
    #expect(parts.count <= 1 + type.facts.options.count)
    var options: [String: OptionValue] = [:]
    for (option, text) in zip(type.facts.options, parts.dropFirst()) {
      options[option.name] = Double(text).map { .number($0) } ?? .word(text)
    }
    return type.make(with: options)
  }

  /// Holds every metric of a task against every vector of it.
  func agreements(of task: Task) throws -> [Agreement] {
    let file: MetricFile = try Vectors.read("metrics")
    let cases = task == .classification ? file.classification : file.regression
    // Ten more where counts are predicted.
    #expect(cases.count == (task == .classification ? 50 : 60))
    var seen: [String: Agreement] = [:]
    for (number, golden) in cases.enumerated() {
      for (name, want) in golden.values {
        let metric = try metric(name)
        let entry = type(of: metric).facts.name
        var agreement = seen[entry] ?? Agreement(of: entry, tolerance: "1e-6")
        agreement.count(file)
        defer { seen[entry] = agreement }
        let found = metric.value(over: golden.observed)
        #expect((found == nil) == (want == nil), "\(name) of case \(number)")
        guard let found, let want else { continue }
        #expect(abs(found - want) <= tolerance * max(1, abs(want)), "\(name) of case \(number)")
        agreement.meet(found, want, scale: max(1, abs(want)))
      }
    }
    #expect(Set(seen.keys) == Set(Metrics.all.filter { $0.task == task }.map { $0.facts.name }))
    return Array(seen.values)
  }

  @Test(arguments: Task.allCases)
  func `metrics are those of scikit-learn`(task: Task) throws { _ = try agreements(of: task) }

  @Test func `the matrix of confusion is that of scikit-learn`() throws {
    let file: MetricFile = try Vectors.read("metrics")
    for golden in file.classification {
      guard case .classes(let said) = golden.observed else { continue }
      #expect(said.confusion.flatMap(\.self) == golden.confusion)
      #expect(said.tally.map(\.rows) == said.confusion.map { $0.reduce(0, +) })
    }
  }

  @Test func `the vectors hold ties, absent classes and single rows`() throws {
    let cases = (try Vectors.read("metrics") as MetricFile).classification
    #expect(cases.contains { $0.truth.count == 1 })
    #expect(cases.contains { Set($0.truth).count < ($0.classes ?? 0) })
    #expect(Set(cases.map { $0.classes }).count > 3)
    let tied = cases.contains { golden in
      let (classes, all) = (golden.classes ?? 1, golden.probabilities ?? [])
      return golden.truth.indices.contains { row in
        let shares = all[row * classes..<(row + 1) * classes]
        return shares.count { $0 == shares.max() } > 1
      }
    }
    #expect(tied)
  }
}
