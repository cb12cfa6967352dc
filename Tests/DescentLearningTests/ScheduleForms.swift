import DescentCatalogue
import DescentLearning
import Foundation

extension ScheduleTests {
  /// The closed forms of cycles, roots and whatever else the first room has no space for.
  func laterForm(_ schedule: any Schedule, _ step: Int, _ clock: PieceClock) -> Double? {
    let t = min(step, clock.total)
    func steps(_ length: Length?) -> Double { Double(length.flatMap(clock.counts.steps(in:)) ?? 1) }
    switch schedule {
    case let schedule as MultiStep:
      let passed = schedule.places.filter { Double(t) >= steps($0) }
      return passed.reduce(clock.base) { rate, _ in rate * schedule.factor }
    case let schedule as InverseTime:
      let intervals = Double(t) / steps(schedule.every)
      return clock.base / (1 + schedule.rate * (schedule.staircase ? intervals.rounded(.down) : intervals))
    case let schedule as InverseSquareRoot:
      let (number, rise) = (Double(t + 1), steps(schedule.warmup))
      return clock.base * rise.squareRoot() * min(1 / number.squareRoot(), number / rise / rise.squareRoot())
    case let schedule as CosineRestarts: return restarts(schedule, step, clock, first: steps(schedule.first))
    case let schedule as Cyclic:
      return cyclic(schedule, t, clock, steps(schedule.up), steps(schedule.down ?? schedule.up))
    case let schedule as WarmupStableDecay:
      return stable(schedule, step, clock, steps(schedule.warmup), steps(schedule.decay))
    case _: return nil
    }
  }

  /// Walks from cycle to cycle.
  private func restarts(_ schedule: CosineRestarts, _ step: Int, _ clock: PieceClock, first: Double) -> Double
  {
    let end = schedule.end.value(base: clock.base)
    let t = Double(min(step, clock.total))
    var (start, length, height) = (0.0, first, clock.base - end)
    while t >= start + length {
      start += length
      length *= schedule.mult
      height *= schedule.factor
    }
    if step >= clock.total, t == start { return end }
    let half = Foundation.cos(Double.pi * (t - start) / length / 2)
    return end + height * half * half
  }

  /// As the origin writes it: x runs from 0 to 1 within a cycle, and the top lies at `up` of it.
  private func cyclic(_ schedule: Cyclic, _ t: Int, _ clock: PieceClock, _ up: Double, _ down: Double)
    -> Double
  {
    let foot = schedule.start.value(base: clock.base)
    let cycle = (Double(t) / (up + down)).rounded(.down)
    let (x, top) = (Double(t) / (up + down) - cycle, up / (up + down))
    let height = (clock.base - foot) * (x <= top ? x / top : (1 - x) / (1 - top))
    switch schedule.mode {
    case "triangular2": return foot + height * Foundation.pow(2, -cycle)
    case "exp_range": return foot + height * Foundation.pow(schedule.factor, Double(t))
    case _: return foot + height
    }
  }

  private func stable(
    _ schedule: WarmupStableDecay, _ step: Int, _ clock: PieceClock, _ warmup: Double, _ decay: Double
  ) -> Double {
    let (t, total) = (Double(step), Double(clock.total))
    let end = schedule.end.value(base: clock.base)
    let rise = min(warmup, total)
    let fall = max(rise, total - decay)
    if step >= clock.total { return end }
    if t < rise {
      guard let start = schedule.start?.value(base: clock.base) else { return clock.base * (t + 1) / rise }
      return start * (1 - t / rise) + clock.base * t / rise
    }
    guard t > fall else { return clock.base }
    let share = (t - fall) / (total - fall)
    let half = Foundation.cos(Double.pi * share / 2)
    let left = [
      "sqrt": 1 - share.squareRoot(), "linear": 1 - share, "square": 1 - share * share, "cosine": half * half,
    ]
    return end + (clock.base - end) * (left[schedule.shape] ?? .nan)
  }
}
