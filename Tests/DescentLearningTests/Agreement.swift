import Foundation

/// What a walk beside the numbers of other libraries came to: a row of the page of accuracy.
struct Agreement {
  let entry: String
  /// What the walk held its numbers to.
  var tolerance: String
  /// Runs or cases that were followed.
  private(set) var cases = 0
  /// Updates or single numbers that were compared.
  private(set) var numbers = 0
  /// The largest deviation, relative to what its kind measures by.
  private(set) var deviation = 0.0
  private var sources: [(origin: String, classes: [String])] = []

  init(of entry: String, tolerance: String = "") {
    self.entry = entry
    self.tolerance = tolerance
  }

  /// Takes in one more case of an origin.
  mutating func count(_ quoted: some Quoted) {
    cases += 1
    let origin = quoted.library == "formula" ? "by formula" : "\(quoted.library) \(quoted.version)"
    let place = sources.firstIndex { $0.origin == origin }
    if let place, !sources[place].classes.contains(quoted.class) {
      sources[place].classes.append(quoted.class)
    } else if place == nil {
      sources.append((origin, [quoted.class]))
    }
  }

  /// Takes in a number of ours beside the one that was wanted.
  mutating func meet(_ found: Double, _ want: Double, scale: Double) {
    meet(error: abs(found - want) / scale, of: 1)
  }

  /// Takes in the largest error of so many numbers.
  mutating func meet(error: Double, of count: Int) {
    numbers += count
    deviation = error.isNaN ? .infinity : max(deviation, error)
  }

  /// Its row: entry, reference, cases, numbers, tolerance, deviation.
  var row: String {
    let references = sources.map { source in
      source.classes.map { "`\($0)`" }.joined(separator: ", ") + ", " + source.origin
    }
    let cells = [
      "`\(entry)`", references.joined(separator: "; "), "\(cases)", "\(numbers)", tolerance,
      deviation == 0 ? "0" : Self.upward(deviation),
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  /// A positive number in two digits, never less than it is.
  static func upward(_ number: Double) -> String {
    guard number.isFinite, number > 0 else { return "\(number)" }
    let power = Int(log10(number).rounded(.down)) - 1
    // A tolerance such as 3.4e-6 is no exact binary number, and none of its digits is lost here.
    let whole = (number / pow(10, Double(power)) - 1e-9).rounded(.up)
    let decimal = Double("\(Int(whole))e\(power)") ?? number
    return "\(decimal)".replacing("e-0", with: "e-").replacing(".0e", with: "e")
  }
}
