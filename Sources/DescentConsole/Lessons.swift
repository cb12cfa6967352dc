import DescentRecipe
import DescentRuntime
import DescentSyntax

/// The lessons of every code that this program can say.
package enum Lessons {
  /// In ascending order.
  package static let codes: [String] = all.keys.sorted()

  package static func lesson(for code: String) -> Lesson? { all[code] }

  private static let all: [String: Lesson] = {
    var all = RecipeLessons.all
    all.merge(RunLessons.all) { first, _ in first }
    for code in SyntaxCode.allCases { all[code.rawValue] = code.lesson }
    all["D0901"] = FalseClaim.lesson
    return all
  }()

  /// The code that people mean by `d213`, `D0213` or `213`; nil if that is none.
  package static func code(from text: String) -> String? {
    number(from: text).map(code(of:)).flatMap { all[$0] == nil ? nil : $0 }
  }

  /// Why a text is no code and no name, with the codes or names nearest to it.
  package static func refusal(of text: String) -> String {
    guard let number = number(from: text) else { return NameHelp.refusal(of: text) }
    let near = codes.sorted { distance($0, number) < distance($1, number) }.prefix(3).sorted()
    return "there is no code \(code(of: number)); near it are \(near.joined(separator: ", "))"
  }

  private static func number(from text: String) -> Int? {
    let isMarked = text.hasPrefix("D") || text.hasPrefix("d")
    let digits = isMarked ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits),
      number <= 9999
    else { return nil }
    return number
  }

  private static func code(of number: Int) -> String {
    let digits = String(number)
    return "D" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func distance(_ code: String, _ number: Int) -> Int {
    abs((Int(code.dropFirst()) ?? 0) - number)
  }
}
