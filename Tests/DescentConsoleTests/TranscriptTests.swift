import Testing

@Suite struct TranscriptTests {
  @Test(arguments: TranscriptFile.all)
  func `a session is answered as its transcript says`(file: TranscriptFile) throws {
    let told = try file.told()
    #expect(try file.agrees(), "DESCENT_RECORD=1 writes it anew:\n\(told)")
  }

  @Test func `there are scenes for what a user meets`() {
    #expect(TranscriptFile.all.count >= 25)
  }
}
