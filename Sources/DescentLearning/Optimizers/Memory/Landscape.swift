/// The loss of the batch at hand over the weights, for an optimizer that needs more than one look.
package protocol Landscape: AnyObject {
  /// The mean loss where the update began, penalties included.
  var height: Double { get }

  /// Takes the gradient at the weights as they are now, clipped and with penalties, into its place.
  ///
  /// - Returns: The mean loss of the batch there, penalties included; not a number where it, or the gradient,
  ///   has none.
  func look() -> Double

  /// Puts an estimate of the diagonal of the Hessian, penalties left out, at the weights as they are now in
  /// the gradient's place.
  func lookAtCurvature()

  /// Says that the update came upon what is no number and cannot go on, and makes the gradient 0.
  func abandon()
}
