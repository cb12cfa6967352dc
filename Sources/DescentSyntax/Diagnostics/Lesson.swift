/// What `explain` says about a code: the rule, a text that breaks it and one that keeps it.
package struct Lesson: Sendable {
  /// How the failing text comes to fail; the mended one is read in the same way.
  package enum Trial: Equatable, Sendable {
    /// By being read, as far as its syntax goes.
    case read
    /// By being checked.
    case check
    /// By being checked with `--set name=value`.
    case set(name: String, value: String)
    /// By being checked beside files that it includes, by their paths.
    case including([String: String])
    /// By being run, within so many bytes of memory where that matters; the diagnostic is what the run says.
    case run(Diagnostic, memory: Int?)
  }

  /// The rule in one or two sentences.
  package let rule: String
  /// Nil where no short text can fail so.
  package let failing: String?
  package let mended: String?
  package let trial: Trial

  package init(_ rule: String, _ failing: String? = nil, _ mended: String? = nil, by trial: Trial) {
    self.rule = rule
    self.failing = failing
    self.mended = mended
    self.trial = trial
  }

  private init(_ rule: String, _ failing: String? = nil, _ mended: String? = nil) {
    self.init(rule, failing, mended, by: .read)
  }
}

extension SyntaxCode {
  /// What there is to learn from the code.
  package var lesson: Lesson? { Lesson.all[self] }
}

extension Lesson {
  fileprivate static let all: [SyntaxCode: Lesson] = text.merging(statements) { first, _ in first }

  private static let text: [SyntaxCode: Lesson] = [
    .textTooLong: Lesson("A recipe has at most four megabytes of text; data stays in files of its own."),
    .notUTF8: Lesson("A recipe is UTF-8 text. Save the file in that encoding."),
    .hiddenCharacter: Lesson(
      "Control, zero-width and bidirectional characters hide what a recipe says; none may stand in it.",
      "print \"a\u{200B}b\"", "print \"a\\u{200b}b\""),
    .loneCarriageReturn: Lesson(
      "Lines end with LF or CRLF; a carriage return alone would hide the text before it.", "seed 1\rbatch 2",
      "seed 1\nbatch 2"),
    .strayCharacter: Lesson(
      "Outside strings and comments stand the letters a-z and A-Z, digits and the language's signs.",
      "data csv(“a.csv”, target=y)", "data csv(\"a.csv\", target=y)"),
    .malformedNumber: Lesson(
      "A number touches no letter, has one point, and `_` only between digits.", "train 20epochs",
      "train 20 epochs"),
    .numberOutOfRange: Lesson(
      "Numbers are binary64: whole ones are exact up to 2^53, and none is above about 1.8e308.",
      "seed 9007199254740993", "seed 9007199254740992"),
    .unclosedString: Lesson(
      "A string begins and ends on one line.",
      "data csv(\"a.csv, target=y)", "data csv(\"a.csv\", target=y)"),
    .badEscape: Lesson(
      "A string knows the escapes \\n \\t \\\" \\\\ and \\u{…}, and no others.", "print \"C:\\data\"",
      "print \"C:\\\\data\""),
    .unclosedBracket: Lesson("Every bracket is closed.", "optimizer adam(lr=1e-3", "optimizer adam(lr=1e-3)"),
    .strayCloser: Lesson(
      "A closer fits the bracket that is open.", "model mlp [64, 10)", "model mlp [64, 10]"),
    .nestedTooDeep: Lesson(
      "Brackets nest at most 64 deep.",
      "let a = " + String(repeating: "(", count: 65) + "1" + String(repeating: ")", count: 65), "let a = 1"),
    .semicolonInBrackets: Lesson(
      "`;` ends statements; members of a list and options are separated by commas.", "model mlp [64; 10]",
      "model mlp [64, 10]"),
    .brokenOff: Lesson(
      "After a comma or an operator something has to follow.", "print lr,\ntrain 20 epochs",
      "print lr\ntrain 20 epochs"),
    .strayPoint: Lesson(
      "A point stands in a number or joins two words, without spaces; a range has two points.",
      "expect test . accuracy > 90%", "expect test.accuracy > 90%"),
    .tooManyOperators: Lesson(
      "One statement holds at most 200 operators. Give parts of a long sum names.",
      "let a = " + String(repeating: "1 + ", count: 201) + "1", "let a = 202"),
    .tooManyErrors: Lesson("After 200 errors the rest of a text is not read."),
  ]

  private static let statements: [SyntaxCode: Lesson] = [
    .unknownStatement: Lesson(
      "Each statement begins with its own keyword.", "trian 20 epochs", "train 20 epochs"),
    .noStatement: Lesson("Each statement begins with its own keyword.", "20 epochs", "train 20 epochs"),
    .notInThisVersion: Lesson(
      "The language has this, but the installed version does not.", "find lr",
      "optimizer adam(lr=3e-4)"),
    .ofThePrompt: Lesson(
      "Words such as `undo`, `step` and `help` are for the prompt; what a recipe does, its statements say.",
      "step 10", "train 10 steps"),
    .twoStatements: Lesson(
      "One statement a line, or `;` between them.", "batch 64 train 20 epochs", "batch 64; train 20 epochs"),
    .unexpected: Lesson(
      "Something stands where the language expects something else; the message names both.",
      "model mlp [64 32]", "model mlp [64, 32]"),
    .unknownUnit: Lesson(
      "The units are epochs, steps, samples, s, min and h.", "train 20 minutes", "train 20 min"),
    .chainedComparison: Lesson(
      "A comparison has two sides; `and` joins comparisons.", "expect 0 < test.loss < 1",
      "expect 0 < test.loss and test.loss < 1"),
    .misplacedChoice: Lesson(
      "A choice stands for a whole value, not inside a sum or another choice.", "let a = 2*{1, 2}",
      "let a = {2*1, 2*2}"),
    .choiceTooSmall: Lesson("A choice has two members or more.", "optimizer {adam}", "optimizer adam"),
    .reservedName: Lesson(
      "and, or, not, then, true, false and _ name nothing else.", "let then = 3", "let later = 3"),
    .unknownClause: Lesson(
      "A statement takes only its own clauses.", "split 80/10/10 stratified", "split 80/10/10 by class"),
    .assignment: Lesson("`let` gives a value a name.", "width = 64", "let width = 64"),
    .lineBreakBefore: Lesson(
      "A long statement breaks after a comma or an operator, never before.", "let a = 1\n  + 2",
      "let a = 1 +\n  2"),
    .misplacedCondition: Lesson(
      "Comparisons stand in `expect` and `print`, or in parentheses.", "let good = test.accuracy > 90%",
      "expect test.accuracy > 90%"),
    .singleEqual: Lesson(
      "`==` compares, `=` names.", "expect test.accuracy = 95%", "expect test.accuracy == 95%"),
    .foreign: Lesson(
      "A recipe has statements, no calls, loops or imports; what other tools say so is said in a line here.",
      "model.fit(x, y, epochs=20)", "train 20 epochs"),
    .missingBrackets: Lesson(
      "Lists stand in brackets and options in parentheses.", "optimizer adam lr=1e-3",
      "optimizer adam(lr=1e-3)"),
  ]
}
