import DescentSyntax
import Foundation
import Testing

@testable import DescentConsole
@testable import DescentRuntime

/// The chart above the prompt while a training runs.
@Suite struct LiveChartTests {
  /// A chart after so many steps of a training that learns.
  private func chart(
    steps: Int, of all: Int = 2000, perEpoch: Int = 20, watched: [String] = [], from high: Double = 2.3
  ) -> LiveChart {
    var chart = LiveChart(watched: watched)
    chart.receive(training(steps: all, perEpoch: perEpoch))
    var sum = 0.0
    for step in 1...max(1, steps) {
      let inEpoch = (step - 1) % perEpoch + 1
      sum = (inEpoch == 1 ? 0 : sum) + Self.loss(step, from: high)
      chart.receive(
        progress(step: step, perEpoch: perEpoch, epochs: all / perEpoch, loss: sum / Double(inEpoch)))
      guard inEpoch == perEpoch else { continue }
      let loss = Self.loss(step, from: high)
      chart.receive(
        epoch(
          step / perEpoch, perEpoch: perEpoch, loss: loss, val: loss * 1.1 + 0.05,
          accuracy: 1 - loss / (high + 1)))
    }
    return chart
  }

  /// A loss that falls, with a little noise that is always the same.
  private static func loss(_ step: Int, from high: Double) -> Double {
    let noise = Double(step * 7919 % 101) / 1010 - 0.05
    return high * (0.05 + 30 / (30 + Double(step))) * (1 + noise)
  }

  @Test(arguments: [(20, 8), (40, 8), (80, 8), (80, 5), (80, 1), (300, 8)])
  func `a chart is drawn as recorded`(width: Int, height: Int) {
    let lines = chart(steps: 730, watched: ["val.accuracy", "lr"]).lines(
      width: width, height: height, ink: Ink(.none))
    Golden.expect("chart-\(width)x\(height)", lines)
  }

  @Test func `a loss that falls by powers is drawn by its ratio`() {
    var chart = LiveChart()
    chart.receive(training(steps: 400, perEpoch: 20))
    for step in 1...400 {
      chart.receive(progress(step: step, perEpoch: 1, epochs: 400, loss: 300 / Double(step * step)))
    }
    Golden.expect("chart-powers", chart.lines(width: 80, height: 8, ink: Ink(.none)))
  }

  @Test func `a chart keeps to its width and its eight lines, whatever there is`() {
    let charts = [
      chart(steps: 1), chart(steps: 19), chart(steps: 730, watched: ["val.accuracy"]), chart(steps: 2000),
      chart(steps: 500, watched: ["val.accuracy", "lr", "seconds", "train.loss", "nothing"]),
      chart(steps: 100, of: 10), chart(steps: 300, from: 1e12), chart(steps: 300, from: 1e-12),
      chart(steps: 50, of: 1_000_000_000),
    ]
    for chart in charts {
      for width in Array(20...90) + [120, 200, 300, 1000] {
        for height in 1...12 {
          let lines = chart.lines(width: width, height: height, ink: Ink(.none))
          #expect(!lines.isEmpty && lines.count <= min(height, LiveChart.mostLines))
          #expect(lines.allSatisfy { DisplayWidth.of($0) < width })
          let painted = chart.lines(width: width, height: height, ink: Ink(.many))
          #expect(painted.map(Ink.stripped) == lines)
        }
      }
    }
  }

  @Test func `nothing is drawn without room or before the first step`() {
    let chart = chart(steps: 100)
    #expect(chart.lines(width: 19, height: 8, ink: Ink(.none)).isEmpty)
    #expect(chart.lines(width: 80, height: 0, ink: Ink(.none)).isEmpty)
    #expect(LiveChart().lines(width: 80, height: 8, ink: Ink(.none)).isEmpty)
  }

  @Test func `what has been drawn stays where it is as the curve grows`() {
    // Up to step 1000 the axis runs to half of the training.
    let drawn = [720, 800, 860, 930, 1000].map { steps in
      chart(steps: steps).lines(width: 80, height: 8, ink: Ink(.none)).dropFirst().dropLast().map(Array.init)
    }
    for (before, after) in zip(drawn, drawn.dropFirst()) {
      for (old, new) in zip(before, after) {
        // The last columns of the curve are still being drawn.
        let settled = min(old.count, 40)
        #expect(Array(new.prefix(settled)) == Array(old.prefix(settled)))
      }
    }
  }

  @Test func `the axis is the training, a half of it, a quarter, so that it moves seldom`() {
    let ends = (1...2000).map { step in
      let foot = chart(steps: step).lines(width: 80, height: 8, ink: Ink(.none)).last ?? ""
      return foot.components(separatedBy: "  ").last ?? ""
    }
    #expect(Set(ends).count <= 9)
    #expect(zip(ends, ends.dropFirst()).filter { $0 != $1 }.count <= 8)
  }

  @Test func `the curve is that of the steps, not of the means that are told`() {
    var chart = LiveChart()
    chart.receive(training(steps: 40, perEpoch: 40))
    for step in 1...40 {
      // 1 for twenty steps, then 3: the means go from 1 to 2.
      let mean = step <= 20 ? 1 : (20 + 3 * Double(step - 20)) / Double(step)
      chart.receive(progress(step: step, perEpoch: 40, epochs: 1, loss: mean))
    }
    let lines = chart.lines(width: 80, height: 8, ink: Ink(.none))
    #expect(lines[1].contains("3 ┤") && lines[6].contains("1 ┤"))
    #expect(lines[1].filter { ("\u{2801}"..."\u{28FF}").contains($0) }.count > 30)
  }

  @Test func `the line tells how long the rest takes, in the unit that reads best`() {
    for (seconds, words) in [
      (0.5, "7 s left"), (10, "2 min left"), (3600, "13.0 h left"), (1e12, "lr 0.001"),
    ] {
      let progress = Progress(
        epoch: 7, epochs: 20, step: 65, stepInEpoch: 10, stepsPerEpoch: 10, loss: 1, lr: 1e-3)
      let line = LiveLine.text(progress, figures: [], secondsAnEpoch: seconds, width: 100)
      #expect(line.hasSuffix(words))
    }
  }

  @Test func `a loss that is no number leaves a gap`() {
    var chart = LiveChart()
    chart.receive(training(steps: 30, perEpoch: 1))
    for step in 1...30 {
      let loss = step < 10 ? 2.0 : step < 20 ? .nan : 1
      chart.receive(progress(step: step, perEpoch: 1, epochs: 30, loss: loss))
    }
    let lines = chart.lines(width: 60, height: 8, ink: Ink(.none))
    #expect(lines.count == 8 && lines[0].contains("loss 1.0000"))
    for step in 1...40 { chart.receive(progress(step: step, perEpoch: 1, epochs: 40, loss: .infinity)) }
    #expect(!chart.lines(width: 60, height: 8, ink: Ink(.none)).isEmpty)
  }

  @Test func `going back in time takes back what came after`() {
    var chart = chart(steps: 730)
    let before = self.chart(steps: 400)
    for step in 401...402 { chart.receive(progress(step: step, perEpoch: 20, epochs: 100, loss: 1)) }
    let lines = chart.lines(width: 80, height: 8, ink: Ink(.none))
    let wanted = before.lines(width: 80, height: 8, ink: Ink(.none))
    let settled = { (line: String) in CurvePlot.trimmed(String(line.prefix(30))) }
    #expect(lines[1...5].map(settled) == wanted[1...5].map(settled))
  }

  @Test func `a million steps take little memory and less than a millisecond to draw`() {
    var curve = ThinnedCurve()
    for step in 1...1_000_000 { curve.add(1 / Double(step), at: step) }
    #expect(curve.stride == 1024 && curve.points.count <= ThinnedCurve.most)
    #expect(curve.points.allSatisfy { $0.x >= 1 && $0.x <= 1_000_000 })
    let chart = chart(steps: 100_000, of: 100_000, perEpoch: 100, watched: ["val.accuracy"])
    let clock = ContinuousClock()
    let times = (0..<50).map { _ in
      clock.measure { _ = chart.lines(width: 200, height: 8, ink: Ink(.many)) }
    }
    #expect(times.min() ?? .seconds(1) < .milliseconds(3))
  }

  @Test func `means over a run of steps are those of its values`() {
    var curve = ThinnedCurve()
    for step in 1...5000 { curve.add(Double(step % 2), at: step) }
    #expect(curve.stride == 8 && curve.points.dropLast().allSatisfy { $0.y == 0.5 })
  }

  @Test func `a narrator makes a picture where it may, and a line where not`() {
    let drawing = DiagnosticPrinter(sources: Sources(), usesColor: false, width: 80)
    for (height, channel) in [(1, Said.Channel.live), (8, .picture)] {
      var narrator = Narrator(talk: .all, isTerminal: true, width: 80, drawing: drawing, height: height)
      narrator.watched = ["lr"]
      _ = narrator.words(for: training(steps: 100, perEpoch: 10), at: 0)
      let first = narrator.words(for: progress(step: 1, perEpoch: 10, epochs: 10, loss: 2), at: 0)
      #expect(first.map(\.channel) == [channel])
      #expect(narrator.words(for: progress(step: 2, perEpoch: 10, epochs: 10, loss: 2), at: 0.05).isEmpty)
      let second = narrator.words(for: progress(step: 3, perEpoch: 10, epochs: 10, loss: 1), at: 0.11)
      #expect((second.first?.text.contains("\n") ?? false) == (height > 1))
      var silent = Narrator(talk: .all, isTerminal: false, width: 80, drawing: drawing, height: height)
      #expect(silent.words(for: progress(step: 1, perEpoch: 10, epochs: 10, loss: 2), at: 0).isEmpty)
    }
  }
}
