/// Somebody who is told each time that an operation of a training step is over, in the order of the step.
package protocol StepMeter: AnyObject {
  /// The operation in hand is over.
  func mark()
  /// The operations so far come again, for the next part of the batch.
  func comeAgain()
}
