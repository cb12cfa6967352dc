import DescentCatalogue
import DescentLearning
import Foundation
import Testing

/// The lists of the catalogue against the folders that hold its entries.
struct FolderTests {
  /// Where the entries of a kind are declared.
  private static let folders: [EntryKind: String] = [
    .model: "Network", .layer: "Layers", .activation: "Activations", .initializer: "Initializers",
    .loss: "Losses",
    .metric: "Metrics", .optimizer: "Optimizers", .schedule: "Schedules", .clipping: "Clippings",
    .penalty: "Penalties", .average: "Averages", .surface: "Surfaces",
  ]

  /// The types with a card that the files of a folder declare, by file.
  private func declared(in folder: String) throws -> [String: [String]] {
    let place = Tree.learning.appending(path: folder)
    let files = try FileManager.default.contentsOfDirectory(atPath: place.path).filter {
      $0.hasSuffix(".swift")
    }
    var types: [String: [String]] = [:]
    for file in files {
      let text = try String(contentsOf: place.appending(path: file), encoding: .utf8)
      let cards = text.components(separatedBy: "static let card = EntryCard<Self>(").count - 1
      guard cards > 0 else { continue }
      types[file] = text.matches(of: /(?m)^package struct (\w+):/).map { String($0.1) }
      #expect(types[file]?.count == cards, "\(file) declares its entries alone")
    }
    return types
  }

  @Test(arguments: Entries.kinds)
  func `each entry in a folder is in its kind's list, one file an entry`(kind: EntryKind) throws {
    let declared = try declared(in: try #require(Self.folders[kind], "\(kind) has a folder"))
    #expect(!declared.isEmpty)
    for (file, types) in declared { #expect(types.map { $0 + ".swift" } == [file]) }
    let listed = Entries.of(kind).map { String(describing: $0) }
    #expect(Set(listed).count == listed.count)
    #expect(declared.values.joined().sorted() == listed.sorted())
  }

  @Test func `no entry lies in another folder`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Tree.learning.path)
    for folder in folders where !folder.hasSuffix(".swift") && !Self.folders.values.contains(folder) {
      #expect(try declared(in: folder).isEmpty, "\(folder)")
    }
  }

  @Test(arguments: Entries.kinds)
  func `an entry's file names its source above the type`(kind: EntryKind) throws {
    let folder = Tree.learning.appending(path: try #require(Self.folders[kind]))
    for type in Entries.of(kind) where kind != .model {
      let place = folder.appending(path: "\(type).swift")
      let text = try String(contentsOf: place, encoding: .utf8)
      #expect(text.contains("/// Source: "), "\(type)")
    }
  }
}
