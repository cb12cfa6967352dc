/// What a model predicts, and so which losses and metrics fit it.
package enum Task: String, Sendable, CaseIterable {
  case classification, regression
}
