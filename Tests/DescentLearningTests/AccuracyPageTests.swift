import DescentCatalogue
import DescentLearning
import Foundation
import Testing

/// The page that says how near every entry comes to where it was taken from.
@Suite struct AccuracyPageTests {
  @Test func `the page of accuracy says what the walks measure`() throws {
    #expect(
      try AccuracyPage.agrees(), "docs/accuracy.md differs from the walks; DESCENT_RECORD=1 writes it anew")
  }

  @Test func `no entry of the page is beyond its tolerance`() throws {
    for row in try AccuracyPage.optimizers() {
      #expect(row.deviation <= (Double(row.tolerance) ?? 0), "\(row.entry)")
    }
  }

  @Test(arguments: [
    (0.0123, "0.013"), (2e-6, "2e-6"), (2.01e-6, "2.1e-6"), (9.95e-8, "1e-7"), (3.4e-6, "3.4e-6"),
    (1.30001e-5, "1.4e-5"), (1.1102230246251565e-16, "1.2e-16"),
  ])
  func `a deviation is rounded up`(number: Double, text: String) {
    #expect(Agreement.upward(number) == text)
  }

  @Test func `a row keeps the largest deviation and names each class once`() {
    let quotes = ["A", "B", "A"].map { Quote(library: "torch", version: "2", class: $0) }
    var agreement = Agreement(of: "adam", tolerance: "1e-6")
    for quote in quotes { agreement.count(quote) }
    agreement.count(Quote(library: "formula", version: "-", class: "C"))
    agreement.meet(1.5, 1, scale: 2)
    agreement.meet(error: 0.125, of: 9)
    #expect(agreement.row == "| `adam` | `A`, `B`, torch 2; `C`, by formula | 4 | 10 | 1e-6 | 0.25 |")
    agreement.meet(.nan, 1, scale: 2)
    #expect(agreement.deviation == .infinity)
  }

  private struct Quote: Quoted {
    let library: String
    let version: String
    let `class`: String
  }
}

/// The page of accuracy, measured by the walks that the tests hold to their tolerances.
enum AccuracyPage {
  static func agrees() throws -> Bool {
    let place = Tree.tests.appending(path: "../../docs/accuracy.md").standardizedFileURL
    let (written, printed) = (try? String(contentsOf: place, encoding: .utf8), try text())
    let environment = ProcessInfo.processInfo.environment
    if written != printed, environment["DESCENT_RECORD"] == "1", environment["CI"] == nil {
      try printed.write(to: place, atomically: true, encoding: .utf8)
    }
    return written == printed
  }

  private static func text() throws -> String {
    let sections = try [
      optimizerWords, table("runs", "updates", optimizers()), lawful(.optimizer, beside: optimizers()),
      drawnWords, table("runs", "updates", drawn()),
      scheduleWords, table("schedules", "rates", schedules()), lawful(.schedule, beside: schedules()),
      activationWords, table("cases", "numbers", activations()), lawful(.activation, beside: activations()),
      lossWords, table("cases", "numbers", losses()), lawful(.loss, beside: losses()),
      metricWords, table("cases", "numbers", metrics()), lawful(.metric, beside: metrics()),
    ].filter { !$0.isEmpty }
    return ([opening] + sections).joined(separator: "\n\n") + "\n"
  }

  private static func table(_ cases: String, _ numbers: String, _ rows: [Agreement]) -> String {
    let titles = ["entry", "reference", cases, numbers, "tolerance", "largest deviation"]
    let head = "| " + titles.joined(separator: " | ") + " |\n|---|---|---:|---:|---:|---:|\n"
    return head + rows.sorted { $0.entry < $1.entry }.map(\.row).joined(separator: "\n")
  }

  /// The entries of a kind that no row tells of.
  private static func lawful(_ kind: EntryKind, beside rows: [Agreement]) -> String {
    let told = Set(rows.flatMap { $0.entry.split(separator: " ").map(String.init) })
    let rest = Entries.of(kind).map { $0.facts.name }.filter { !told.contains($0) }
    return rest.isEmpty ? "" : "Held to a law alone: " + rest.map { "`\($0)`" }.joined(separator: ", ") + "."
  }

  /// A row for each file of paths.
  static func optimizers() throws -> [Agreement] {
    let paths: [any GoldenPath] = GoldenRun.all + TensorGoldenRun.all + LandscapeGoldenRun.all
    return try Dictionary(grouping: paths, by: \.file).sorted { $0.key < $1.key }.map { file, paths in
      try row(of: paths, from: Vectors.read(file))
    }
  }

  /// A row for each optimizer whose settings were drawn.
  private static func drawn() throws -> [Agreement] {
    try DrawnPaths.files.flatMap { name in
      let file: TrajectoryFile = try Vectors.read(name)
      let paths = Dictionary(grouping: DrawnPaths.paths(of: file), by: \.file)
      return try paths.sorted { $0.key < $1.key }.map { try row(of: $0.value, from: file) }
    }
  }

  private static func row(of paths: [any GoldenPath], from file: TrajectoryFile) throws -> Agreement {
    var row = Agreement(of: paths.first?.optimizer ?? "")
    for path in paths {
      row.count(file)
      row.meet(error: try path.error(), of: path.run.trajectory.count)
    }
    row.tolerance = Agreement.upward(paths.map(\.run.tolerance).max() ?? 0)
    return row
  }

  private static func schedules() throws -> [Agreement] {
    var rows: [String: Agreement] = [:]
    for golden in GoldenSchedule.all {
      let name = try golden.pieces().map { type(of: $0).facts.name }.joined(separator: " then ")
      var row = rows[name] ?? Agreement(of: name, tolerance: "1e-14")
      row.count(golden.origin)
      row.meet(error: try golden.error(), of: try golden.comparedSteps())
      rows[name] = row
    }
    return Array(rows.values)
  }

  private static func activations() throws -> [Agreement] {
    try ActivationVectorTests.borrowed.map { try ActivationVectorTests().agreement(of: $0) }
  }

  private static func losses() throws -> [Agreement] {
    try LossVectorTests.borrowed.map { try LossVectorTests().agreement(of: $0) }
  }

  private static func metrics() throws -> [Agreement] {
    try Task.allCases.flatMap { try MetricVectorTests().agreements(of: $0) }
  }
}
