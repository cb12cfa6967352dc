import DescentCatalogue

/// Something that is done to columns before training, fitted on the training part alone.
package protocol PreparationStep: CatalogueEntry {}

/// Every step of preparation that the language can name.
package enum PreparationSteps {
  package static let all: [any PreparationStep.Type] = [
    Standardize.self, Normalize.self, OneHot.self, Impute.self,
  ]
}
