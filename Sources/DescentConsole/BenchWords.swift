import DescentRecipe
import DescentRuntime
import DescentSyntax

/// What a measurement of a machine, and of a recipe on it, came to, as people read it.
package struct BenchWords: Sendable {
  private let margin: Margin

  /// - Parameter width: Columns of the screen.
  package init(width: Int) { margin = Margin(width: width) }

  /// The speed of a machine.
  package func lines(_ speed: MachineSpeed) -> [String] {
    var table = Table([.left, .right, .left])
    if let peak = speed.peak { table.add("peak", flops(peak), "fma in registers") }
    let share = speed.peak.map { "\(Fixed.text(100 * speed.products / $0, places: 0))% of the peak" }
    table.add("products", flops(speed.products), share ?? "")
    for (index, sweep) in speed.sweeps.reversed().enumerated() {
      table.add(index == 0 ? "memory" : "", bytes(sweep.rate), "over \(Bytes.text(sweep.bytes))")
    }
    let threads = "\(speed.threads) thread\(speed.threads == 1 ? "" : "s")"
    return margin.block(
      "machine", ["\(speed.instructionSet), \(threads)"] + table.lines(within: margin.columns))
  }

  /// The times of a recipe's steps on a machine of this speed.
  package func lines(_ times: StepTimes, on speed: MachineSpeed) -> [String] {
    let ofPeak = speed.peak.map { ", \(percent(times.flopsPerSecond / $0)) of the peak" } ?? ""
    let rate = times.step.flops > 0 ? ": \(flops(times.flopsPerSecond))\(ofPeak)" : ""
    let zeros = "zeros in the first layer's inputs are counted and left out"
    return margin.block(
      "step",
      margin.wrapped(
        "\(Amount.seconds(times.median)) for \(Numeral.grouped(times.step.rows)) rows\(rate), "
          + "\(Numeral.grouped(Amount.rounded(times.rowsPerSecond))) rows/s")
        + margin.wrapped("the median of \(Numeral.grouped(times.steps)) steps")
        + (times.step.leavesOutZeros ? margin.wrapped(zeros) : []) + [""] + table(times))
  }

  private func table(_ times: StepTimes) -> [String] {
    let forms = [table(times, columns: 0...5), table(times, columns: [0, 1, 3, 4, 5])]
    return forms.first { $0.allSatisfy { DisplayWidth.of($0) <= margin.columns } }
      ?? table(times, columns: [0, 1, 3, 4])
  }

  private func table(_ times: StepTimes, columns: some Sequence<Int>) -> [String] {
    var rows = [["", "operation", "works on", "time", "share", "rate"]]
    let shares = times.shares
    let lines = times.step.operations.indices.map { index in
      let (operation, seconds) = (times.step.operations[index], times.seconds[index])
      return [
        operation.layer.map(String.init) ?? "", operation.name, PlanWords.shape(operation.shape),
        Amount.seconds(seconds), percent(shares[index]), rate(of: operation, in: seconds),
      ]
    }
    rows += PlanWords.abridged(lines).map { $0 ?? ["", "…", "", "", "", ""] }
    rows.append(["", "in all", "", Amount.seconds(times.seconds.reduce(0, +)), "", ""])
    let sides: [Table.Side] = [.right, .left, .right, .right, .right, .right]
    let shown = Array(columns)
    return Table.lines(
      of: rows.map { row in shown.map { row[$0] } }, sides: shown.map { sides[$0] }, within: .max)
  }

  /// Products by what they compute, all else by what it moves.
  private func rate(of operation: StepOperation, in seconds: Double) -> String {
    guard seconds > 0 else { return "" }
    return operation.isProduct
      ? flops(Double(operation.flops) / seconds) : bytes(Double(operation.bytes) / seconds)
  }

  private func flops(_ rate: Double) -> String { Amount.text(rate) + "FLOP/s" }

  private func bytes(_ rate: Double) -> String { Amount.text(rate) + "B/s" }

  private func percent(_ share: Double) -> String { Fixed.text(share * 100, places: 1) + "%" }
}

/// The same as JSON objects, one a line.
package enum BenchJSON {
  /// The speed of a machine, in whole numbers, so that `--machine` reads them back.
  package static func line(_ speed: MachineSpeed) -> String {
    func whole(_ rate: Double) -> Double { max(1, rate.rounded()) }
    var object = JSONObject("machine").text("isa", speed.instructionSet).count("threads", speed.threads)
    if let peak = speed.peak { object = object.number("peak", whole(peak)) }
    return object.number("products", whole(speed.products))
      .number("small.products", whole(speed.smallProducts)).number("functions", whole(speed.functions))
      .number("losses", whole(speed.losses))
      .number("updates", whole(speed.updates)).number("loops", whole(speed.loops))
      .number("roots", whole(speed.roots))
      .counts("sweeps", speed.sweeps.map { [$0.bytes, Int(whole($0.rate))] }).line
  }

  /// The times of a recipe's steps: its operations, then the step.
  package static func lines(_ times: StepTimes, on speed: MachineSpeed) -> [String] {
    let shares = times.shares
    return times.step.operations.indices.map { index in
      PlanJSON.operation(JSONObject("bench.operation"), times.step.operations[index])
        .number("seconds", times.seconds[index]).number("share", shares[index]).line
    } + [
      JSONObject("bench.step").count("rows", times.step.rows).count("steps", times.steps)
        .number("seconds", times.median).count("flops", times.step.flops).count("bytes", times.step.bytes)
        .number("flops.per.second", times.flopsPerSecond)
        .number("share.of.peak", speed.peak.map { times.flopsPerSecond / $0 } ?? .nan)
        .number("rows.per.second", times.rowsPerSecond)
        .flag("zeros.left.out", times.step.leavesOutZeros).line
    ]
  }
}
