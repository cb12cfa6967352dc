import DescentRuntime
import DescentSyntax

/// What is said of an `expect` that does not hold.
enum FalseClaim {
  /// - Parameter found: The figures that the claim speaks of, as `test.accuracy` is 90.00%.
  static func diagnostic(_ claim: String, found: [String], at span: Span) -> Diagnostic {
    let message =
      "this does not hold: \(claim)" + (found.isEmpty ? "" : "; \(found.joined(separator: ", "))")
    return Diagnostic("D0901", .error, message, at: Diagnostic.Mark(span, "false"))
  }

  static func diagnostic(_ report: ExpectationReport) -> Diagnostic {
    diagnostic(report.text, found: report.figures.map { "`\($0.name)` is \($0.text)" }, at: report.span)
  }

  /// What there is to learn from it.
  static var lesson: Lesson {
    let recipe = "data digits\nmodel mlp [64, 32, 10]\ntrain 5 epochs\nevaluate test\n"
    let (claim, modest) = ("test.accuracy >= 99%", "test.accuracy >= 50%")
    let span = Span(start: recipe.utf8.count, end: recipe.utf8.count + "expect \(claim)".utf8.count)
    let told = diagnostic(claim, found: ["`test.accuracy` is 83.24%"], at: span)
    return Lesson(
      "What a recipe expects holds when it has run; the recipe runs to its end, then the exit status is 1.",
      recipe + "expect \(claim)", recipe + "expect \(modest)", by: .run(told, memory: nil))
  }
}
