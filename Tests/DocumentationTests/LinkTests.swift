import Foundation
import Testing

@Suite struct `Links between the pages` {
  @Test(arguments: [
    "README.md", "docs/manual.md", "docs/catalogue.md", "docs/defaults.md", "docs/mistakes.md",
    "docs/data.md", "docs/lecture.md", "docs/accuracy.md",
    "docs/numerics.md",
  ])
  func `lead to places that there are`(page: String) throws {
    let folder = page.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    for match in try Pages.text(page).matches(of: /\]\(([A-Za-z\/]*\.md)?#([A-Za-z0-9_-]+)\)/) {
      let target = match.1.map { folder + $0 } ?? page
      let places = try Self.places(on: target)
      #expect(places.contains(String(match.2)), "\(page) links to \(target)#\(match.2)")
    }
  }

  /// What may stand behind the `#` of a link: the headings as they are made into addresses, and named places.
  private static func places(on page: String) throws -> Set<String> {
    let text = try Pages.text(page)
    var places = Set(text.matches(of: /<a id="([a-z0-9]+)">/).map { String($0.1) })
    var isFenced = false
    for line in text.split(separator: "\n") {
      if line.hasPrefix("```") { isFenced.toggle() }
      guard !isFenced, line.hasPrefix("#") else { continue }
      let title = line.drop { $0 == "#" }.dropFirst().lowercased()
      let words = title.filter { $0.isLetter || $0.isNumber || " _-".contains($0) }
      let place = words.replacing(" ", with: "-")
      // Headings of one name are numbered from the second on.
      let count = (0...).first { !places.contains($0 == 0 ? place : "\(place)-\($0)") } ?? 0
      places.insert(count == 0 ? place : "\(place)-\(count)")
    }
    return places
  }
}
