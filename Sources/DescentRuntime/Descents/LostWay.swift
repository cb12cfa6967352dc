import DescentRecipe

/// The moment at which a descent on a formula came upon something that is no number.
struct LostWay: Equatable, Sendable {
  /// What is no number: the value, the slope along a variable, a variable.
  let what: String
  /// The last point with numbers for its variables, as far as there is one.
  let point: String
  /// Updates made before.
  let step: Int
  /// The step length of the last of them; nil at the start.
  let lr: Double?
  /// Its name, behind those of what wraps it.
  let optimizer: [String]

  var message: String {
    guard let lr else { return "\(what) is not a number at the start (\(point))" }
    let place = "\(point), lr \(Numeral.text(lr))"
    return "\(what) is no longer a number after step \(Numeral.grouped(step)) (\(place))"
  }

  var label: String { lr == nil ? "has no value there" : "stopped here, before the next update" }

  var help: String? {
    guard let lr else { return "begin elsewhere, with another `from`" }
    guard lr > 0 else { return nil }
    return "try a smaller step: `optimizer \(Divergence.optimizer(optimizer, lr: lr / 10))`"
  }
}
