import DescentCatalogue
import DescentTensor

/// What schedule-free optimizers share: a point z that steps are taken from, weights y at which gradients are
/// taken, and the mean x of all points between which they lie.
struct ScheduleFreeRule {
  let beta: Double
  let power: Double
  let lrPower: Double

  /// Names of the numbers kept: how much all points so far weigh, and the highest rate.
  static var numbers: [String] { ["weight", "highest"] }

  /// The option that says how much later points count in the mean.
  static func power<Entry>(_ path: any EntryOption<Entry>.Path<Double>) -> EntryOption<Entry> {
    .number("power", path, in: .within(0...16), synonyms: ["r"], "points count as t^power in the mean")
  }

  /// The option that says how much points reached at higher rates count.
  static func lrPower<Entry>(_ path: any EntryOption<Entry>.Path<Double>) -> EntryOption<Entry> {
    .number(
      "lr_power", path, in: .within(0...16), synonyms: ["weight_lr_power"],
      "and as this power of the highest rate so far; Keras' is 0")
  }

  /// Counts in the update's point, and says how far its step goes.
  func mix(_ motion: Motion) -> Mix {
    guard let numbers = motion.further.numbers else { return Mix(share: 0, pull: 0, rate: 0) }
    numbers[1] = max(numbers[1], motion.lr)
    let weight = raised(Double(motion.step), power) * raised(numbers[1], lrPower)
    numbers[0] += weight
    let share = numbers[0] > 0 ? weight / numbers[0] : 0
    return Mix(
      share: Float(share), pull: Float(motion.lr * (beta * (1 - share) - 1)), rate: Float(motion.lr))
  }

  private func raised(_ number: Double, _ power: Double) -> Double {
    if power == 0 { return 1 }
    if power == power.rounded() { return Exact.power(number, Int(power)) }
    return number == 0 ? 0 : Exact.pow(number, power)
  }

  /// How one update moves y and z.
  struct Mix {
    /// The share of the point in the mean.
    let share: Float
    let pull: Float
    let rate: Float

    @inline(__always)
    func move(_ y: inout Float, _ z: inout Float, along g: Float) {
      y = moved(y, toward: z, by: share) + pull * g
      z -= rate * g
    }
  }

  /// The mean, from the weights that `seen` has a copy of.
  func reveal(_ motion: Motion, in seen: Vector) {
    guard motion.step > 0 else { return }
    let share = Float(1 - 1 / beta)
    motion.engine.sweep(seen, motion.slots[0]) { x, z in x = moved(x, toward: z, by: share) }
  }
}
