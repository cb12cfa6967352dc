import DescentCatalogue

/// Every source that a recipe can name.
package enum SourceCatalogue {
  /// In the order in which help lists them.
  package static let all: [any DataSource.Type] = [
    CSVFile.self, NPYFile.self, NPZFile.self, IDXFiles.self, Digits.self, Iris.self, Penguins.self,
    MNIST.self, FashionMNIST.self, Moons.self,
    Spirals.self, Blobs.self, Xor.self, Sine.self,
  ]

  /// The source of this name.
  package static func named(_ name: String) -> (any DataSource.Type)? {
    all.first { $0.facts.name == name }
  }
}
