import DescentCatalogue
import DescentFiles
import DescentTensor
import Foundation
import Testing

@testable import DescentData

/// What holds for every source of the catalogue.
struct SourceCatalogueTests {
  private static let names = SourceCatalogue.all.map { $0.facts.name }

  /// Sources that lie in files which the recipe names.
  private static let inFiles = ["csv", "npy", "npz", "idx"]

  private func card(_ name: String) throws -> Card { try #require(SourceCatalogue.named(name)).facts }

  @Test func `the list has every file of the folder`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/DescentData/Sources").standardized.resolvingSymlinksInPath()
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let entries = files.map {
      $0.lowercased().replacing(/(files?)?\.swift/, with: "")
    }
    #expect(entries.sorted() == Self.names.map { $0.replacing("_", with: "") }.sorted())
    #expect(Set(Self.names).count == Self.names.count)
  }

  @Test(arguments: names)
  func `a card says what there is to say`(name: String) throws {
    let card = try card(name)
    #expect(card.kind == .source)
    #expect(card.example.hasPrefix("data \(name)"))
    #expect(!card.summary.isEmpty && !card.summary.hasSuffix(".") && !card.source.isEmpty)
    #expect(!card.synonyms.contains(name))
    for option in card.options {
      #expect(!option.summary.isEmpty && !option.summary.hasSuffix("."))
      switch (option.type, option.defaultValue) {
      case (.number(let bounds), .number(let value)), (.count(let bounds), .number(let value)):
        #expect(bounds.contains(value))
      default: #expect(Self.inFiles.contains(name), "\(option.name) is a number")
      }
    }
  }

  @Test(arguments: names.filter { !inFiles.contains($0) })
  func `an option that is set is kept`(name: String) throws {
    let type = try #require(SourceCatalogue.named(name))
    for option in type.facts.options {
      let entry = type.make(with: [option.name: .number(7)])
      for (kept, value) in entry.optionValues {
        let other = type.facts.option(named: kept)?.defaultValue
        #expect(value == (kept == option.name ? .number(7) : other))
      }
    }
  }

  @Test(arguments: names.filter { !(inFiles + ["mnist", "fashion_mnist"]).contains($0) })
  func `what is loaded has the shape that was announced`(name: String) throws {
    let source = try #require(SourceCatalogue.named(name)).init()
    let dataset = try source.load(from: .empty, seed: 4)
    #expect(dataset.name == name)
    #expect(dataset.rows == source.shape.rows)
    if name != "penguins" { #expect(dataset.features.columns == source.shape.features) }
    if let columns = source.shape.columns { #expect(columns.map(\.name) == dataset.columns) }
    #expect(dataset.testRows == nil && !source.shape.hasTestPart)
    switch dataset.target {
    case .classes(_, let classes): #expect(source.shape.target == .classes(classes))
    case .numbers(_, let column): #expect(source.shape.target == .number(column))
    }
    #expect(source.absence(in: .empty) == nil)
    let steps = ["impute", "one_hot", "standardize"].map { PreparationRequest(step: EntryValue($0)) }
    let plan = SplitPlan.standard(for: source.shape, seed: 0)
    let data = try Preparation.prepare(dataset, plan, steps: name == "penguins" ? steps : nil)
    #expect(data.notes == [])
  }

  @Test func `mnist announces its published size`() {
    let shape = MNIST().shape
    #expect(shape.rows == 70_000 && shape.testRows == 10_000 && shape.hasTestPart && shape.features == 784)
    #expect(MNIST().absence(in: .empty) == .missing(source: "mnist", folders: []))
  }
}
