import Testing

@testable import DescentConsole

/// The brush: dots, strokes, scales, bars.
@Suite struct CanvasTests {
  @Test func `a dot sets its own of the eight`() {
    for (x, y, character) in [
      (0, 0, "⠁"), (1, 0, "⠈"), (0, 1, "⠂"), (1, 1, "⠐"), (0, 2, "⠄"), (1, 2, "⠠"), (0, 3, "⡀"), (1, 3, "⢀"),
    ] {
      var canvas = BrailleCanvas(columns: 1, rows: 1)
      canvas.dot(x: x, y: y, of: 0)
      #expect(canvas.lines(Ink(.none)) == [character])
    }
  }

  @Test func `dots outside are not drawn and do no harm`() {
    var canvas = BrailleCanvas(columns: 2, rows: 1)
    for (x, y) in [(-1, 0), (4, 0), (0, -1), (0, 4), (.max, .max)] { canvas.dot(x: x, y: y, of: 0) }
    #expect(canvas.lines(Ink(.none)) == ["  "])
    #expect(BrailleCanvas(columns: -3, rows: -1).lines(Ink(.none)).isEmpty)
  }

  @Test func `a line reaches from end to end without a gap`() {
    var canvas = BrailleCanvas(columns: 4, rows: 2)
    canvas.line(from: (0, 7), to: (7, 0), of: 0, .solid)
    canvas.line(from: (0, 0), to: (0, 7), of: 0, .solid)
    #expect(canvas.lines(Ink(.none)) == ["⡇ ⡠⠊", "⡧⠊  "])
  }

  @Test func `strokes are told apart without colour`() {
    let drawn = (0..<4).map { curve in
      var canvas = BrailleCanvas(columns: 12, rows: 1)
      canvas.line(from: (0, 2), to: (23, 2), of: curve, Stroke(of: curve))
      return canvas.lines(Ink(.none))[0]
    }
    #expect(Set(drawn).count == 4)
    #expect(Stroke(of: 4) == .solid && Stroke(of: -1) == .long)
  }

  @Test func `a curve has its colour and nothing else has`() {
    var canvas = BrailleCanvas(columns: 3, rows: 1)
    canvas.dot(x: 0, y: 0, of: 0)
    canvas.dot(x: 4, y: 0, of: 1)
    #expect(canvas.lines(Ink(.sixteen)) == ["\u{1B}[36m⠁\u{1B}[0m \u{1B}[35m⠁\u{1B}[0m"])
  }

  @Test(arguments: [
    ([1.0, 2.5], 1.0, 2.5, false), ([0.6, 2.31], 0, 2.5, false), ([1.9, 2.31], 1.9, 2.4, false),
    ([0.013, 2.31], 0.01, 5, true), ([5, 5], 4.4, 5.6, false), ([-3, 4], -4, 4, false),
    ([1e-9, 3e-9], 1e-9, 3e-9, false), ([0, 0], -0.6, 0.6, false), ([1000, 1200], 1000, 1200, false),
  ])
  func `a scale has round ends`(values: [Double], low: Double, high: Double, isLogarithmic: Bool) throws {
    let axis = try #require(Axis(covering: values))
    #expect(axis.isLogarithmic == isLogarithmic)
    #expect(abs(axis.low - low) <= 1e-6 * abs(high) && abs(axis.high - high) <= 1e-6 * abs(high))
  }

  @Test func `a scale holds every value and knows its place`() throws {
    var state = 88_172_645_463_325_252 as UInt64
    for _ in 0..<2000 {
      let values = (0..<4).map { _ in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Double(bitPattern: state)
      }
      guard let axis = Axis(covering: values) else { continue }
      #expect(axis.low < axis.high)
      let known = values.filter { $0.isFinite && $0.magnitude < 1e300 }
      for value in known { #expect((0...1).contains(axis.share(of: value))) }
      let sorted = known.sorted()
      #expect(zip(sorted, sorted.dropFirst()).allSatisfy { axis.share(of: $0) <= axis.share(of: $1) })
      #expect(axis.marks(lines: 8).count >= 2)
    }
    #expect(Axis(covering: [.nan, .infinity]) == nil && Axis(covering: [Double]()) == nil)
  }

  @Test func `marks are round and do not touch`() throws {
    #expect(try #require(Axis(covering: [0.5, 2.31])).marks(lines: 6).map(\.text) == ["2.5", "1", "0"])
    for lines in 1...12 {
      for values in [[0.1, 2.31], [1e-6, 30], [0.0021, 0.0022], [-7, 1e5]] {
        let marks = try #require(Axis(covering: values)).marks(lines: lines)
        #expect(
          zip(marks, marks.dropFirst()).allSatisfy { $1.line - $0.line > (lines == 2 ? 0 : 1) || lines < 3 })
        #expect(marks.allSatisfy { $0.text.count <= 8 && $0.line < lines })
      }
    }
  }

  @Test func `a logarithm is right to the dot`() {
    for (value, wanted) in [
      (1.0, 0.0), (8, 3), (0.25, -2), (10, 3.321928), (1e-5, -16.609640), (3, 1.584963),
    ] {
      #expect(abs(Axis.logarithm(value) - wanted) < 2e-5)
    }
  }

  @Test func `numbers beside a scale are short`() {
    #expect(
      [0, 0.5, 1.25, 20, 99_999, 1e5, 2.5e6, 1e-3, 5e-4, 1e-9, -2e7].map(Axis.text) == [
        "0", "0.5", "1.25", "20", "99999", "1e5", "2.5e6", "0.001", "5e-4", "1e-9", "-2e7",
      ])
  }

  @Test func `bars go from the least to the greatest`() {
    #expect(Sparkline.text([1, 2, 3, 4, 5, 6, 7, 8], columns: 20) == "▁▂▃▄▅▆▇█")
    #expect(Sparkline.text([3, 3], columns: 9) == "▄▄")
    #expect(Sparkline.text([1, .nan, 2], columns: 9) == "▁ █")
    #expect(Sparkline.text([.nan], columns: 9).isEmpty && Sparkline.text([], columns: 9).isEmpty)
    #expect(Sparkline.text((0..<1000).map(Double.init), columns: 8) == "▁▂▃▄▅▆▇█")
    #expect(Sparkline.text([-.greatestFiniteMagnitude, .greatestFiniteMagnitude], columns: 2) == "▁█")
    #expect(Sparkline.text([1], columns: 0).isEmpty)
  }

  @Test func `a single count shows beside thousands`() {
    #expect(Sparkline.text(counts: [0, 1, 5000, 10_000, 625, 1250]) == " ▁▄█▁▁")
    #expect(Sparkline.text(counts: [0, 0]).isEmpty)
  }
}
