import DescentCatalogue
import DescentLearning
import Testing

/// Rates of another library, and the pieces of ours that must give them.
struct GoldenSchedule: Sendable, CustomTestStringConvertible {
  let origin: ScheduleFile.Case
  let number: Int

  var testDescription: String { "\(number) \(origin.library) \(origin.class)" }

  static let all: [GoldenSchedule] = {
    guard let file: ScheduleFile = try? Vectors.read("schedules") else { return [] }
    return file.cases.enumerated().map { GoldenSchedule(origin: $1, number: $0) }
  }()

  private func number(_ name: String) throws -> Double? {
    guard let setting = origin.settings[name] else { return nil }
    guard case .number(let number) = setting else {
      throw UnexpectedSetting(name: name)
    }
    return number
  }

  private struct UnexpectedSetting: Error { let name: String }

  private func steps(_ name: String, default count: Double? = nil) throws -> Length {
    Length(try #require(try number(name) ?? count, "\(name)"), .steps)
  }

  /// The learning rate that the schedule starts from.
  func base() throws -> Double {
    let first = try number("init_value") ?? number("initial_learning_rate")
    return try #require(try first ?? number("max_lr") ?? origin.base)
  }

  /// Steps whose rates are compared; torch's cosine rises again and its cycle runs past its end.
  func comparedSteps() throws -> Int {
    switch origin.class {
    case "CosineAnnealingLR": Int(try number("T_max") ?? 0) + 1
    case "OneCycleLR": Int(try number("total_steps") ?? 0)
    case _: 61
    }
  }

  func pieces() throws -> [any Schedule] {
    switch origin.class {
    case "StepLR", "ExponentialLR": [try falling()]
    case "LinearLR", "linear_schedule": try straight()
    case "PolynomialLR", "polynomial_schedule", "PolynomialDecay": [try power()]
    case "CosineAnnealingLR": [try cosine()]
    case "OneCycleLR": [try oneCycle()]
    case "ReduceLROnPlateau": [try plateau()]
    case _: []
    }
  }

  private func falling() throws -> any Schedule {
    let factor = try number("gamma") ?? 0.1
    if origin.class == "StepLR" {
      return Step.make(with: ["factor": .number(factor), "every": .length(try steps("step_size"))])
    }
    return Exponential.make(with: ["factor": .number(factor), "every": .length(Length(1, .steps))])
  }

  private func straight() throws -> [any Schedule] {
    var linear = Linear()
    if origin.class == "LinearLR" {
      linear.start = .shareOfBase(try number("start_factor") ?? 1.0 / 3)
      linear.end = .shareOfBase(try number("end_factor") ?? 1)
      linear.length = try steps("total_iters", default: 5)
      return [linear]
    }
    linear.end = .absolute(try #require(try number("end_value")))
    linear.length = try steps("transition_steps")
    return [Constant.make(with: ["for": .length(try steps("transition_begin"))]), linear]
  }

  private func power() throws -> any Schedule {
    var polynomial = Polynomial()
    polynomial.power = try number("power") ?? 1
    polynomial.end = .absolute(try number("end_value") ?? number("end_learning_rate") ?? 0)
    let length = try number("transition_steps") ?? number("decay_steps") ?? number("total_iters")
    polynomial.length = Length(length ?? 5, .steps)
    return polynomial
  }

  private func cosine() throws -> any Schedule {
    Cosine.make(with: [
      "to": .rate(.absolute(try number("eta_min") ?? 0)), "over": .length(try steps("T_max")),
    ])
  }

  private func oneCycle() throws -> any Schedule {
    var cycle = OneCycle()
    if let share = try number("pct_start") { cycle.rise = share }
    if let divisor = try number("div_factor") { cycle.divisor = divisor }
    if let divisor = try number("final_div_factor") { cycle.finalDivisor = divisor }
    cycle.shape = origin.settings["anneal_strategy"] == .word("linear") ? "linear" : "cosine"
    cycle.threePhase = origin.settings["three_phase"] == .flag(true)
    cycle.length = try steps("total_steps")
    return cycle
  }

  private func plateau() throws -> any Schedule {
    var plateau = Plateau()
    plateau.factor = try number("factor") ?? 0.1
    plateau.patience = try steps("patience", default: 10)
    plateau.threshold = try number("threshold") ?? 1e-4
    plateau.thresholdMode = origin.settings["threshold_mode"] == .word("abs") ? "absolute" : "relative"
    plateau.cooldown = try number("cooldown").map { Length($0, .steps) }
    plateau.end = .absolute(try number("min_lr") ?? 0)
    return plateau
  }

  /// What Descent's schedule gives; an epoch is a step, and a figure that is to be high is turned over.
  func rates() throws -> [Double] {
    let counts = RunCounts(stepsPerEpoch: 1, batchRows: 1, runSteps: 61)
    var timeline = ScheduleChain(try pieces()).laidOut(base: try base(), counts: counts)
    let sign = origin.settings["mode"] == .word("max") ? -1.0 : 1
    return (0..<61).map { step in
      let rate = timeline.rate(at: step)
      if let metric = origin.metric, step < metric.count {
        timeline.observe(sign * metric[step], after: step + 1)
      }
      return rate
    }
  }
}

/// Schedules against the rates of the libraries that they follow.
struct ScheduleVectorTests {
  @Test(arguments: GoldenSchedule.all)
  func `a schedule gives the rates of its origin`(golden: GoldenSchedule) throws {
    #expect(try !golden.pieces().isEmpty)
    let rates = try golden.rates()
    let peak = golden.origin.lr.max() ?? 0
    for step in 0..<(try golden.comparedSteps()) {
      #expect(abs(rates[step] - golden.origin.lr[step]) <= 1e-14 * peak, "step \(step)")
    }
  }

  @Test func `a plateau gives the rates of its origin to the bit`() throws {
    let plateaus = GoldenSchedule.all.filter { $0.origin.class == "ReduceLROnPlateau" }
    for golden in plateaus { #expect(try golden.rates() == golden.origin.lr) }
    #expect(plateaus.count == 2)
  }

  @Test func `no schedule has gone missing`() {
    let counts = Dictionary(grouping: GoldenSchedule.all, by: \.origin.class).mapValues(\.count)
    #expect(
      counts == [
        "StepLR": 2, "ExponentialLR": 1, "LinearLR": 3, "PolynomialLR": 3, "CosineAnnealingLR": 2,
        "OneCycleLR": 4, "ReduceLROnPlateau": 2, "linear_schedule": 1, "polynomial_schedule": 1,
        "PolynomialDecay": 1,
      ])
  }
}
