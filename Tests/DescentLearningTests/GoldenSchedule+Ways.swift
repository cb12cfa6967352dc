import DescentCatalogue
import DescentLearning
import Testing

/// Origins that go through several phases.
extension GoldenSchedule {
  func oneCycle() throws -> any Schedule {
    var cycle = OneCycle()
    if let share = try number("pct_start") { cycle.rise = share }
    if let divisor = try number("div_factor") { cycle.divisor = divisor }
    if let divisor = try number("final_div_factor") { cycle.finalDivisor = divisor }
    cycle.shape = word("anneal_strategy") == "linear" ? "linear" : "cosine"
    cycle.threePhase = origin.settings["three_phase"] == .flag(true)
    cycle.length = try steps("total_steps")
    return cycle
  }

  func plateau() throws -> any Schedule {
    var plateau = Plateau()
    plateau.factor = try number("factor") ?? 0.1
    plateau.patience = try steps("patience", default: 10)
    plateau.threshold = try number("threshold") ?? 1e-4
    plateau.thresholdMode = word("threshold_mode") == "abs" ? "absolute" : "relative"
    plateau.cooldown = try number("cooldown").map { Length($0, .steps) }
    plateau.end = .absolute(try number("min_lr") ?? 0)
    return plateau
  }

  /// The origin's first update has the rate 0.
  func warmup() throws -> any Schedule {
    Warmup.make(with: ["for": .length(try steps("warmup_steps")), "from": .rate(.absolute(0))])
  }

  func stable() throws -> any Schedule {
    let (rise, level, fall) = (
      try steps("num_warmup_steps"), try steps("num_stable_steps"), try steps("num_decay_steps")
    )
    let shapes = ["linear": "linear", "1-square": "square", "cosine": "cosine"]
    return WarmupStableDecay.make(with: [
      "warmup": .length(rise), "decay": .length(fall), "from": .rate(.absolute(0)),
      "to": .rate(.shareOfBase(try number("min_lr_ratio") ?? 0)),
      "shape": .word(word("cooldown_type").flatMap { shapes[$0] } ?? "sqrt"),
      "over": .length(Length(rise.count + level.count + fall.count, .steps)),
    ])
  }

  /// Levels, or lines between them, with the steps at which each ends.
  func piecewise() throws -> [any Schedule] {
    if origin.class == "PiecewiseConstantDecay" {
      let (ends, values) = (try numbers("boundaries"), try numbers("values"))
      // The origin keeps a level through its boundary.
      return levels(of: values, for: [ends[0] + 1, ends[1] - ends[0]])
    }
    guard case .table(let scales)? = origin.settings["boundaries_and_scales"],
      case .number(let first)? = scales["10"], case .number(let second)? = scales["30"]
    else { throw UnexpectedSetting(name: "boundaries_and_scales") }
    let base = try base()
    let values = [base, base * first, base * first * second]
    if origin.class == "piecewise_constant_schedule" { return levels(of: values, for: [10, 20]) }
    return zip([10.0, 20], [0, 1]).map { steps, place in
      Linear.make(with: [
        "from": .rate(.absolute(values[place])), "to": .rate(.absolute(values[place + 1])),
        "over": .length(Length(steps, .steps)),
      ])
    }
  }

  private func levels(of rates: [Double], for steps: [Double]) -> [any Schedule] {
    rates.enumerated().map { place, rate in
      var level = Constant()
      level.level = .absolute(rate)
      if place < steps.count { level.length = Length(steps[place], .steps) }
      return level
    }
  }

  func warmups() throws -> [any Schedule] {
    switch origin.class {
    case "warmup_cosine_decay_schedule":
      let length = try steps("decay_steps").count - steps("warmup_steps").count
      let end = OptionValue.rate(.absolute(try #require(try number("end_value"))))
      return [try warmup(), Cosine.make(with: ["to": end, "over": .length(Length(length, .steps))])]
    case "warmup_exponential_decay_schedule":
      let factor = try #require(try number("decay_rate"))
      let every = try steps("transition_steps")
      return [try warmup(), Exponential.make(with: ["factor": .number(factor), "every": .length(every)])]
    case _: return [try warmup(), Constant()]
    }
  }

  /// Schedules with the steps at which the next takes over.
  func joined() throws -> [any Schedule] {
    guard case .list(let members)? = origin.settings["schedulers"] else {
      throw UnexpectedSetting(name: "schedulers")
    }
    let ends = try numbers("milestones")
    return try members.enumerated().map { place, member in
      guard case .list(let parts) = member, parts.count == 2, case .word(let name) = parts[0],
        case .table(let settings) = parts[1]
      else { throw UnexpectedSetting(name: "schedulers") }
      let alone = ScheduleFile.Case(
        library: "torch", version: origin.version, class: name, settings: settings, base: origin.base,
        lr: [], metric: nil)
      let piece = try #require(try GoldenSchedule(origin: alone, number: 0).pieces().first)
      guard place < ends.count else { return piece }
      return piece.lasting(ends[place] - (place > 0 ? ends[place - 1] : 0))
    }
  }
}

extension Schedule {
  /// The same for so many steps.
  fileprivate func lasting(_ steps: Double) -> any Schedule {
    var values = Dictionary(uniqueKeysWithValues: optionValues.map { ($0.name, $0.value) })
    values[Self.facts.option(named: "over") == nil ? "for" : "over"] = .length(Length(steps, .steps))
    return Self.make(with: values)
  }
}
