/// An optimizer around another: what it does before each update of that one, and after.
///
/// Its own `slots`, `extras`, `scratch` and `numbers` are its alone; what it wraps keeps others.
package protocol OptimizerWrapper: Optimizer {
  /// What it wraps, which moves the weights.
  var base: any Optimizer { get }

  /// What comes before the update of the base; weights and gradient may be changed.
  func prepare(_ motion: Motion)
  /// What comes after it.
  func finish(_ motion: Motion)
}

extension OptimizerWrapper {
  package func prepare(_ motion: Motion) {}
  package func finish(_ motion: Motion) {}

  /// Never called: `prepare`, the base's update and `finish` are what it does.
  package func move(_ motion: Motion) {}
}
