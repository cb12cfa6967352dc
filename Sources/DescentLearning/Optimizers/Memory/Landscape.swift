/// The loss of the batch at hand over the weights, for an optimizer that needs more than one look.
package protocol Landscape: AnyObject {
  /// Takes the gradient at the weights as they are now, clipped and with penalties, into its place.
  ///
  /// - Returns: The mean loss of the batch there, penalties included; not a number where it has none.
  func look() -> Double
}
