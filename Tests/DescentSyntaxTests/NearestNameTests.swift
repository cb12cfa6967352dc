import Testing

@testable import DescentSyntax

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("learnig_rate", "learning_rate"), ("adm", "adam"), ("daam", "adam"), ("ADAMW", "adamw"), ("sdg", "sgd"),
  ])
  func `a slip is mended`(word: String, name: String) {
    #expect(NearestName.nearest(to: word, among: ["sgd", "adam", "adamw", "learning_rate"]) == name)
  }

  @Test func `only a third of the word may differ, and the first of equals wins`() {
    #expect(NearestName.nearest(to: "momentum", among: ["nesterov"]) == nil)
    #expect(NearestName.nearest(to: "abcdef", among: ["abcxyz", "abcdxy"]) == "abcdxy")
    #expect(NearestName.nearest(to: "abc", among: ["abx", "aby"]) == "abx")
    #expect(NearestName.nearest(to: "abc", among: ["axy"]) == nil)
    #expect(NearestName.nearest(to: "x", among: []) == nil)
  }

  @Test func `neighbours that changed places are one edit`() {
    func distance(_ left: String, _ right: String) -> Int {
      NearestName.distance(Array(left.utf8), Array(right.utf8))
    }
    #expect(distance("trian", "train") == 1)
    #expect(distance("abcd", "badc") == 2)
    #expect(distance("kitten", "sitting") == 3)
    #expect(distance("", "abc") == 3)
    #expect(distance("ca", "abc") == 3)
  }
}
