import DescentLearning
import Testing

@testable import DescentRuntime

/// Every optimizer from (−1.2, 1) through Rosenbrock's bent valley to its floor, and down a bowl.
struct RosenbrockTests {
  /// Options with which each comes down in twenty thousand steps whose rate falls to 0.
  private static let options = [
    "adabelief": "lr=1", "adabound": "lr=0.1, final_lr=1e-3", "adadelta": "lr=1", "adafactor": "lr=3",
    "adagrad": "lr=1", "adam": "lr=1", "adamax": "lr=1", "adamw": "lr=0.1, decay=1e-4", "adan": "lr=0.01",
    "ademamix": "lr=0.01", "adopt": "lr=3", "aggmo": "lr=1e-3", "asgd": "lr=3e-3", "dadapt_adam": "lr=1",
    "dadapt_sgd": "lr=3", "dog": "lr=3", "ftrl": "lr=1", "gd": "lr=3e-3", "lamb": "lr=0.03",
    "laprop": "lr=1", "lars": "lr=3", "lion": "lr=3e-3", "madgrad": "lr=0.03", "momentum": "lr=0.03",
    "muon": "lr=0.01", "nadam": "lr=0.1", "nesterov": "lr=1e-3, momentum=0.9", "novograd": "lr=0.01",
    "optimistic": "lr=1e-3", "prodigy": "lr=0.3", "qhadam": "lr=0.1, nu1=0.7",
    "qhm": "lr=0.01, momentum=0.999, nu=0.7", "radam": "lr=3e-3", "rmsprop": "lr=0.03", "rprop": "lr=1",
    "sgd": "lr=3e-3, momentum=0.9", "signsgd": "lr=1", "signum": "lr=3e-3", "sm3": "lr=3",
    "tiger": "lr=0.01", "yogi": "lr=1", "shampoo": "lr=1", "soap": "lr=0.1", "grams": "lr=0.1",
    "mars": "lr=0.1", "fromage": "lr=0.01", "cocob": "lr=1", "dowg": "lr=1",
    "schedule_free_sgd": "lr=4e-3", "schedule_free_adamw": "lr=0.1", "lbfgs": "lr=1", "sophia": "lr=0.06",
    "lookahead": "adam(lr=0.1)", "sam": "sgd(lr=3e-3, momentum=0.9), rho=1e-3", "cautious": "adam(lr=1)",
    "centralize": "sgd(lr=3e-3, momentum=0.9)", "noise": "sgd(lr=3e-3, momentum=0.9)",
  ]

  @Test(arguments: Optimizers.all.map { $0.facts.name })
  func `the floor of the valley is reached`(name: String) throws {
    #expect(try end(of: name, on: "rosenbrock") < 1e-3)
  }

  @Test(arguments: Optimizers.all.map { $0.facts.name })
  func `the floor of a bowl away from 0 is reached`(name: String) throws {
    #expect(try end(of: name, on: "(x - 1)^2 + 3*(y + 2)^2 from (x=4, y=3)") < 1e-3)
  }

  /// Where an optimizer comes to in twenty thousand steps.
  private func end(of name: String, on formula: String) throws -> Float {
    let options = try #require(Self.options[name], "\(name) has options for the valley")
    let outcome = try outcome(
      """
      optimizer \(name)(\(options))
      batch all
      schedule cosine(to 0)
      minimize \(formula) for 20000 steps
      """)
    #expect(outcome.status == .done)
    return try #require(outcome.session.point["value"])
  }
}
