/// Somebody who is told each time that an operation of a training step is over, in the order of the step.
package protocol StepMeter: AnyObject {
  /// The operation in hand is over.
  func mark()
}
