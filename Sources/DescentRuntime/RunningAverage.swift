import DescentLearning
import DescentRecipe
import DescentTensor

/// A mean of a learner's weights that grows while it is trained.
final class RunningAverage {
  /// That of the setting which it is of.
  let revision: Int
  private var averaging: any Averaging
  private var pace: SamplingPace
  private let counts: RunCounts
  let mean: FloatBuffer
  /// Updates since it began, and how often weights have been taken.
  private(set) var updates = 0
  private(set) var samples = 0

  /// Nil when memory cannot be had.
  ///
  /// - Parameter counts: Those of the training in which it begins.
  init?(_ setting: AverageSetting, count: Int, counts: RunCounts) {
    guard let mean = FloatBuffer(count: count) else { return nil }
    self.mean = mean
    revision = setting.revision
    averaging = setting.averaging
    pace = setting.averaging.pace(counts)
    self.counts = counts
  }

  /// Goes on by the options that its setting has now.
  func follow(_ setting: AverageSetting) {
    averaging = setting.averaging
    pace = setting.averaging.pace(counts)
  }

  /// Another with the same counters and a mean that is to be filled; nil when memory cannot be had.
  ///
  /// - Parameter count: Of its mean; none where the numbers lie elsewhere.
  init?(like other: RunningAverage, count: Int) {
    guard let mean = FloatBuffer(count: count) else { return nil }
    self.mean = mean
    (revision, averaging, pace, counts) = (other.revision, other.averaging, other.pace, other.counts)
    (updates, samples) = (other.updates, other.samples)
  }

  /// Counts an update, and takes the weights after it if that is due.
  func note(_ weights: @autoclosure () -> FloatBuffer, on engine: Engine) {
    updates += 1
    guard pace.takes(updates) else { return }
    averaging.take(Vector(weights()), into: Vector(mean), sample: samples, on: engine)
    samples += 1
  }

  /// The mean; nil before the first weights.
  var seen: FloatBuffer? { samples > 0 ? mean : nil }
}
