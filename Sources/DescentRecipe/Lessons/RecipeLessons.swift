import DescentSyntax

/// What there is to learn from each code that the checker can say.
package enum RecipeLessons {
  /// The lessons by their codes.
  package static let all: [String: Lesson] = [
    names, settings, sets, groups, actions, rules, files, values, shapes, formulas, optimizers,
  ].reduce(into: [:]) { lessons, topic in lessons.merge(topic) { first, _ in first } }

  /// A lesson of whole recipes.
  static func lesson(_ rule: String, _ failing: String? = nil, _ mended: String? = nil) -> Lesson {
    Lesson(rule, failing, mended, by: .check)
  }

  /// A lesson of one line, shown between data, a model and a training.
  static func line(_ rule: String, _ failing: String, _ mended: String) -> Lesson {
    lesson(rule, training(with: failing), training(with: mended))
  }

  /// A lesson of one action, shown below a training.
  static func action(_ rule: String, _ failing: String, _ mended: String) -> Lesson {
    lesson(rule, trained(failing), trained(mended))
  }

  /// A lesson of the line that names the model, on handwritten digits.
  static func model(_ rule: String, _ failing: String, _ mended: String) -> Lesson {
    let (before, after) = ("data digits\nmodel ", "\ntrain 20 epochs")
    return lesson(rule, before + failing + after, before + mended + after)
  }

  private static func training(with line: String) -> String {
    "data digits\nmodel mlp [64, 32, 10]\n\(line)\ntrain 20 epochs"
  }

  private static func trained(_ line: String) -> String {
    "data digits\nmodel mlp [64, 32, 10]\ntrain 20 epochs\n\(line)"
  }
}
