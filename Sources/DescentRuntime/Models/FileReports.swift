/// A model file that has been written.
package struct SavedReport: Sendable, Equatable {
  package let path: String
  package let bytes: Int
  /// SHA-256 of the file, in hexadecimal characters.
  package let digest: String
}

/// A model that has come from a file.
package struct LoadedReport: Sendable, Equatable {
  package let path: String
  package let parameters: Int
  /// SHA-256 of the weights in the flat order, as a run tells it at its end.
  package let weightsDigest: String
  /// What the file says of the training that it comes from; nil where it says nothing.
  package let origin: Origin?

  /// The moment of a training at which a model was saved.
  package struct Origin: Sendable, Equatable {
    package let epoch: Int
    package let step: Int
  }
}

/// A file of predictions that has been written.
package struct PredictedReport: Sendable, Equatable {
  package let path: String
  package let rows: Int
  package let bytes: Int
  /// SHA-256 of the file, in hexadecimal characters.
  package let digest: String
}
