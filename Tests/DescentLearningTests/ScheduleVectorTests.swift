import DescentLearning
import Testing

/// Schedules against the rates of the libraries that they follow.
struct ScheduleVectorTests {
  @Test(arguments: GoldenSchedule.all)
  func `a schedule gives the rates of its origin`(golden: GoldenSchedule) throws {
    #expect(try !golden.pieces().isEmpty)
    let error = try golden.error()
    #expect(error <= GoldenSchedule.tolerance, "\(error) of the highest rate")
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
        "MultiplicativeLR": 1, "StepLR": 2, "MultiStepLR": 1, "ConstantLR": 2, "LinearLR": 3,
        "ExponentialLR": 1, "PolynomialLR": 3, "CosineAnnealingLR": 2, "CosineAnnealingWarmRestarts": 2,
        "CyclicLR": 3, "OneCycleLR": 4, "SWALR": 2, "ReduceLROnPlateau": 2, "SequentialLR": 2, "noam": 1,
        "inverse_sqrt": 1, "get_wsd_schedule": 3, "constant_schedule": 1, "linear_schedule": 1,
        "polynomial_schedule": 1, "exponential_decay": 3, "cosine_decay_schedule": 1,
        "piecewise_constant_schedule": 1, "piecewise_interpolate_schedule": 1,
        "warmup_constant_schedule": 1, "warmup_cosine_decay_schedule": 1,
        "warmup_exponential_decay_schedule": 1, "ExponentialDecay": 2, "PiecewiseConstantDecay": 1,
        "InverseTimeDecay": 1, "PolynomialDecay": 2, "CosineDecay": 2, "CosineDecayRestarts": 2,
      ])
  }
}
