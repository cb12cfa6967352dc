import DescentSyntax
import Testing

@testable import DescentConsole

/// Images in characters.
@Suite struct PictureTests {
  private let step = Picture(dots: [[0, 0.5, 1], [1, 0.5, 0]])

  /// An image of a size, grey by its column.
  private func image(_ height: Int, _ width: Int) -> Picture {
    Picture(dots: (0..<height).map { _ in (0..<width).map { Double($0) / Double(max(1, width - 1)) } })
  }

  @Test func `a dot of a small image is two characters of a ramp`() {
    #expect(step.lines(columns: 80, ink: Ink(.none)) == ["  ++@@", "@@++  "])
  }

  @Test func `with colours the ground is painted`() {
    #expect(
      step.lines(columns: 80, ink: Ink(.many))[0]
        == "\u{1B}[48;5;16m  \u{1B}[0m\u{1B}[48;5;244m  \u{1B}[0m\u{1B}[48;5;231m  \u{1B}[0m")
    #expect(
      step.lines(columns: 80, ink: Ink(.sixteen))[0]
        == "\u{1B}[40m  \u{1B}[0m\u{1B}[47m  \u{1B}[0m\u{1B}[107m  \u{1B}[0m")
  }

  @Test func `neighbours of one grey are painted together`() {
    let flat = Picture(dots: [[0.5, 0.5, 0.5, 1]])
    #expect(
      flat.lines(columns: 80, ink: Ink(.many)) == [
        "\u{1B}[48;5;244m      \u{1B}[0m\u{1B}[48;5;231m  \u{1B}[0m"
      ])
  }

  @Test func `a large image has two lines of dots in one of characters`() {
    let large = image(28, 28)
    #expect(large.lines(columns: 80, ink: Ink(.none)).map(DisplayWidth.of) == Array(repeating: 28, count: 14))
    let painted = large.lines(columns: 80, ink: Ink(.many))
    #expect(painted.count == 14 && Ink.stripped(painted[0]) == String(repeating: "▀", count: 28))
    #expect(painted[0].hasPrefix("\u{1B}[38;5;16;48;5;16m▀"))
  }

  @Test(arguments: [(8, 8), (28, 28), (3, 200), (200, 3), (224, 224), (1000, 10), (1, 1), (17, 16)])
  func `every image fits`(height: Int, width: Int) {
    for columns in [1, 10, 24, 72, 192] {
      for ink in [Ink(.none), Ink(.many)] {
        let lines = image(height, width).lines(columns: columns, ink: ink).map(Ink.stripped)
        #expect(!lines.isEmpty && lines.count <= 28)
        #expect(Set(lines.map(DisplayWidth.of)).count == 1 && DisplayWidth.of(lines[0]) <= columns)
      }
    }
  }

  @Test func `the drawings with and without colour are of one size`() {
    for size in [3, 8, 16, 17, 28, 100] {
      let plain = image(size, size).lines(columns: 72, ink: Ink(.none))
      let painted = image(size, size).lines(columns: 72, ink: Ink(.many)).map(Ink.stripped)
      #expect(plain.map(DisplayWidth.of) == painted.map(DisplayWidth.of))
    }
  }

  @Test func `greys that are none are black and white`() {
    let odd = Picture(dots: [[.nan, -3, 7, .infinity]])
    #expect(odd.lines(columns: 80, ink: Ink(.none)) == ["    @@  "])
  }

  @Test func `pictures stand side by side, as many as fit, each under its caption`() {
    let pictures = (1...5).map { ("\($0)  seven", image(4, 4)) }
    let rows = PictureRows(columns: 30, ink: Ink(.none)).lines(pictures)
    #expect(rows[0] == "1  seven  2  seven  3  seven" && rows[1] == "  --**@@    --**@@    --**@@")
    #expect(rows.count == 11 && rows[5].isEmpty && rows[6] == "4  seven  5  seven")
    #expect(rows.allSatisfy { $0.count <= 30 && $0.last != " " })
  }

  @Test func `a long caption is cut, a wide one counted by its columns`() {
    let rows = PictureRows(columns: 20, ink: Ink(.none)).lines([
      ("1  犬猫犬猫犬猫犬猫犬猫  train", image(2, 2)), ("2  e\u{301}te\u{301}  train", image(2, 2)),
    ])
    #expect(rows.allSatisfy { DisplayWidth.of($0) <= 20 })
    #expect(rows[0].hasSuffix("…"))
    #expect(PictureRows(columns: 20, ink: Ink(.none)).lines([]).isEmpty)
  }
}
