import DescentFiles
import Testing

/// What is said about files, and what is built in.
struct WordsTests {
  @Test(arguments: [
    (FileFault.notFound("a.gz"), Int32(3), "there is no file `a.gz`"),
    (.notRegular("d", kind: "pipe"), 3, "`d` is not a regular file but a pipe"),
    (.notPermitted("a"), 3, "no permission to open `a`"),
    (.tooLarge("a", bytes: 9, limit: 8), 4, "`a` has 9 bytes, more than the 8 that may be read"),
    (.cannotRead("a", reason: "input/output error"), 5, "cannot read `a`: input/output error"),
    (.cannotWrite("standard output", reason: "bad"), 5, "cannot write standard output: bad"),
    (.noSpace("standard output"), 5, "no space left to write standard output"),
    (.noRoom("m", needed: 9, free: 8), 5, "no room for `m`: it needs 9 bytes, 8 are free"),
    (.throughLink("a/m"), 8, "a folder on the way to `a/m` is a symbolic link"),
    (.closedPipe("standard output"), 5, "nobody reads standard output any more"),
    (.isGzipDamaged("a.gz", reason: "cut"), 3, "the gzip file `a.gz` is damaged: cut"),
  ])
  func `a fault has its words and its exit status`(fault: FileFault, status: Int32, words: String) {
    #expect(fault.message == words)
    #expect(fault.exitStatus == status)
  }

  @Test(arguments: [
    ("plain äß 数.gz", "plain äß 数.gz"),
    ("\u{1b}[2Jx", "\\x1b[2Jx"),
    ("a\nb\r\0", "a\\x0ab\\x0d\\x00"),
    ("a\r\nb", "a\\x0d\\x0ab"),
    ("\u{202e}gz.\u{200b}", "\\u{202e}gz.\\u{200b}"),
    ("\u{85}\u{2028}", "\\x85\\u{2028}"),
  ])
  func `characters that steer a terminal or hide are spelled out`(text: String, shown: String) {
    #expect(text.printable == shown)
  }

  /// The files as bench/make_builtin.py writes them.
  @Test func `the built-in data is what was put in`() {
    let digests = BuiltIn.allCases.map { SHA256.hex(of: $0.bytes) }
    #expect(
      digests == [
        "550842ee1661ad3ecd2d62e14f904a1361195d80ce65c281c81654f097c07c51",
        "c1e4d3da4add70574a553aed53ba3eb776c3772d142326706308518a6e494c13",
        "f204db2c753b0937caac3cb35258562c14f073e4bbc76be24b4c51ce22767a93",
      ])
  }
}
