import DescentSyntax
import Foundation
import Testing

@Suite struct FuzzTests {
  static let textsPerSeed = 2_000
  static let seeds = Array(1...UInt64(50))

  /// Examples, the corpus and the recipes of every golden file; those that can be read count four times.
  static let recipes: [[UInt8]] = {
    let tests = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folders = [
      "../examples", "DescentSyntaxTests/Corpus/right", "DescentSyntaxTests/Corpus/wrong",
      "DescentSyntaxTests/Corpus/later", "DescentSyntaxTests/Golden", "DescentRecipeTests/Golden",
    ]
    let all = folders.flatMap { recipes(in: tests.appending(path: $0)) }
    let readable = all.filter {
      Parser.recipe(SourceText(name: "recipe.train", bytes: $0), id: 0).diagnostics.isEmpty
    }
    return all + readable + readable + readable
  }()

  private static func recipes(in folder: URL) -> [[UInt8]] {
    let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    let named = (files ?? []).filter { ["train", "golden"].contains($0.pathExtension) }
    return named.sorted { $0.lastPathComponent < $1.lastPathComponent }.compactMap { file in
      guard let bytes = try? [UInt8](Data(contentsOf: file)) else { return nil }
      return bytes.firstRange(of: Array("----\n".utf8)).map { Array(bytes[..<$0.lowerBound]) } ?? bytes
    }
  }

  @Test func `a hundred thousand texts are made, from hundreds of recipes`() {
    #expect(Self.textsPerSeed * Self.seeds.count >= 100_000)
    #expect(Self.recipes.count >= 200)
  }

  @Test func `a seed makes the same texts again, and another seed others`() {
    var first = FuzzTexts(recipes: Self.recipes, seed: 1)
    var again = FuzzTexts(recipes: Self.recipes, seed: 1)
    var other = FuzzTexts(recipes: Self.recipes, seed: 2)
    let texts = (0..<100).map { _ in first.next() }
    #expect(texts == (0..<100).map { _ in again.next() })
    #expect(texts != (0..<100).map { _ in other.next() })
  }

  @Test func `of the texts many can be read, and some are sound`() throws {
    var texts = FuzzTexts(recipes: Self.recipes, seed: 1)
    let readings = try (0..<1_000).map { _ in try Reading(texts.next()).checked }
    let sound = readings.count { $0.program != nil }
    let read = readings.count { checked in !checked.diagnostics.contains { $0.code.hasPrefix("D01") } }
    #expect(sound >= 50 && read >= 250 && read <= 900, "\(sound) sound, \(read) read")
  }

  @Test(arguments: seeds)
  func `any text is answered, and what was read is printed truly`(seed: UInt64) throws {
    var texts = FuzzTexts(recipes: Self.recipes, seed: seed)
    let journal = try FuzzJournal(seed: seed)
    for number in 1...Self.textsPerSeed {
      let text = texts.next()
      try journal.note(text)
      let violations = FuzzLaws.violations(of: text)
      guard violations.isEmpty else {
        let written = String(decoding: text, as: UTF8.self)
        Issue.record("seed \(seed), text \(number): \(violations)\n\(written.debugDescription)")
        break
      }
    }
    try journal.close()
  }
}

/// Keeps the text in hand in a file of the temporary folder, where a trap leaves it: `descent-fuzz-7.train`.
private struct FuzzJournal {
  private let file: URL
  private let handle: FileHandle

  init(seed: UInt64) throws {
    file = FileManager.default.temporaryDirectory.appending(path: "descent-fuzz-\(seed).train")
    try Data().write(to: file)
    handle = try FileHandle(forWritingTo: file)
  }

  func note(_ text: [UInt8]) throws {
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: text)
  }

  func close() throws {
    try handle.close()
    try FileManager.default.removeItem(at: file)
  }
}
