import Foundation
import Testing

/// `descent fmt`: recipes printed in place, or named with `--check`.
@Suite struct FormatTests {
  private let folder: Folder
  private let loose = "seed   1\nmodel mlp[64,10] # net\n"
  private let tidy = "seed 1\nmodel mlp [64, 10]  # net\n"

  init() throws { folder = try Folder() }

  private func facts(of path: String) -> stat {
    var facts = stat()
    _ = lstat(path, &facts)
    return facts
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { !$0.contains("-") }.sorted()
  }

  @Test func `recipes are printed in place with their permissions and nothing is said`() throws {
    let first = try folder.write("a.train", loose)
    let second = try folder.write("below/b.train", loose)
    chmod(first, 0o640)
    let answer = try descent("fmt", "a.train", second, in: folder)
    #expect(answer.status == 0 && answer.output.isEmpty && answer.errors.isEmpty)
    #expect(folder.text(of: "a.train") == tidy)
    #expect(folder.text(of: "below/b.train") == tidy)
    #expect(facts(of: first).st_mode & 0o7777 == 0o640)
    #expect(try names() == ["a.train", "below"])
  }

  @Test func `a recipe that is in form already is not touched`() throws {
    let path = try folder.write("a.train", tidy)
    let before = facts(of: path)
    #expect(try descent("fmt", "a.train", in: folder).status == 0)
    let after = facts(of: path)
    #expect(after.st_ino == before.st_ino && after.st_mtim.tv_nsec == before.st_mtim.tv_nsec)
  }

  @Test func `the target of a link is printed and the link stays`() throws {
    try folder.write("below/a.train", loose)
    symlink("below/a.train", folder.path("link.train"))
    #expect(try descent("fmt", "link.train", in: folder).status == 0)
    #expect(folder.text(of: "below/a.train") == tidy)
    #expect(facts(of: folder.path("link.train")).st_mode & S_IFMT == S_IFLNK)
  }

  @Test func `standard input goes to standard output`() throws {
    let answer = try descent("fmt", "-", in: folder, input: loose)
    #expect(answer.status == 0 && answer.output == tidy && answer.errors.isEmpty)
    #expect(try descent("fmt", "-", in: folder, input: tidy).output == tidy)
  }

  @Test func `a check changes nothing and names what would change`() throws {
    try folder.write("a.train", loose)
    try folder.write("b.train", tidy)
    try folder.write("c\u{1b}.train", loose)
    let answer = try descent("fmt", "--check", "a.train", "b.train", "c\u{1b}.train", in: folder)
    #expect(answer.status == 1 && answer.output == "a.train\nc\\x1b.train\n" && answer.errors.isEmpty)
    #expect(folder.text(of: "a.train") == loose)
    let inForm = try descent("fmt", "b.train", "--check", in: folder)
    #expect(inForm.status == 0 && inForm.output.isEmpty)
    #expect(try descent("fmt", "--check", "-", in: folder, input: loose).output == "-\n")
    #expect(try descent("fmt", "--check", "-", in: folder, input: tidy).status == 0)
  }

  @Test func `a recipe with mistakes is not changed, and the others are`() throws {
    let wrong = "seed   1\nmodel mlp [64; 10]\n"
    try folder.write("a.train", wrong)
    try folder.write("b.train", loose)
    let checked = try descent("fmt", "--check", "a.train", "b.train", in: folder)
    #expect(checked.status == 2 && checked.output == "b.train\n")
    let answer = try descent("fmt", "a.train", "b.train", in: folder)
    #expect(answer.status == 2 && answer.output.isEmpty)
    #expect(answer.firstError.hasPrefix("error[D0") && answer.errors.contains("--> a.train:2:"))
    #expect(folder.text(of: "a.train") == wrong && folder.text(of: "b.train") == tidy)
    let piped = try descent("fmt", "-", in: folder, input: wrong)
    #expect(piped.status == 2 && piped.output.isEmpty)
  }

  @Test func `what no recipe could mean is no matter of form`() throws {
    try folder.write("a.train", "optimizer   bananas\n")
    #expect(try descent("fmt", "a.train", in: folder).status == 0)
    #expect(folder.text(of: "a.train") == "optimizer bananas\n")
  }

  @Test func `trouble with files is said`() throws {
    try folder.write("a.train", loose)
    let missing = try descent("fmt", "none.train", "a.train", in: folder)
    #expect(missing.status == 5 && missing.errors == "error: there is no file `none.train`\n")
    #expect(folder.text(of: "a.train") == tidy)
    #expect(try descent("fmt", folder.url.path, in: folder).status == 5)
    #expect(try descent("fmt", in: folder).status == 64)
    let full = try shell("echo 'seed   1' | \"$D\" fmt - > /dev/full", in: folder)
    #expect(full.status == 5 && full.errors == "error: no space left to write standard output\n")
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everything"))
  func `a folder or a file that may not be written is left as it was`() throws {
    let path = try folder.write("shut/a.train", loose)
    for (place, mode) in [("shut", mode_t(0o555)), ("shut/a.train", 0o444)] {
      chmod(folder.path(place), mode)
      let answer = try descent("fmt", "shut/a.train", in: folder)
      #expect(answer.status == 5)
      #expect(answer.errors == "error: cannot write shut/a.train: permission denied\n")
      #expect(folder.text(of: "shut/a.train") == loose)
      chmod(folder.path(place), 0o755)
    }
    #expect(facts(of: path).st_size == loose.utf8.count)
  }

  @Test func `a disk without room leaves the recipe as it was`() throws {
    try folder.write("a.train", String(repeating: loose, count: 2_000))
    let script = "trap '' XFSZ; ulimit -f 8; \"$D\" fmt a.train"
    let answer = try shell(script, in: folder)
    #expect(answer.status == 5)
    #expect(answer.errors == "error: cannot write a.train: the file size limit is met (EFBIG)\n")
    #expect(folder.text(of: "a.train") == String(repeating: loose, count: 2_000))
    #expect(try names() == ["a.train"])
  }

  @Test func `a recipe of absurd depth is printed on a small stack`() throws {
    let deep = String(repeating: "(", count: 64) + "1" + String(repeating: ")", count: 64)
    let text = "let a=" + deep + "\n" + String(repeating: "print 1 # one\n", count: 60_000)
    try folder.write("a.train", text)
    let start = ContinuousClock.now
    let answer = try shell("ulimit -s 256; \"$D\" fmt a.train", in: folder)
    #expect(answer.status == 0 && !answer.isKilled)
    #expect(folder.text(of: "a.train").hasPrefix("let a = \(deep)\nprint 1  # one\n"))
    #expect(ContinuousClock.now - start < .seconds(15))
  }
}
