import DescentRecipe
import DescentRuntime
import DescentSyntax

extension PlanWords {
  /// The table of a step's operations: what is worked on, floating-point operations, bytes moved.
  func step(_ step: StepOnPaper) -> [String] {
    let lines = tables(of: step).first { table in
      table.allSatisfy { DisplayWidth.of(Ink.stripped($0)) <= margin.columns }
    }
    let zeros = "counted whole; a run leaves out what is 0 in the first layer's inputs"
    return (lines ?? table(of: step, hasShapes: false, hasBytes: false))
      + (step.leavesOutZeros ? wrapped(zeros) : []) + step.looks.flatMap { wrapped(Self.words(of: $0)) }
  }

  private static func words(of look: StepOnPaper.RepeatedLook) -> String {
    look.isSearch
      ? "\(look.optimizer) takes the gradient up to about \(look.most) times a step, and is counted so"
      : "\(look.optimizer) takes the gradient twice a step: the second time is counted with it"
  }

  /// The table in its forms, the fullest first, as narrow as each can be.
  private func tables(of step: StepOnPaper) -> [[String]] {
    [table(of: step), table(of: step, hasShapes: false)]
  }

  private func table(of step: StepOnPaper, hasShapes: Bool = true, hasBytes: Bool = true) -> [String] {
    func row(_ cells: [String]) -> [String] {
      [cells[0], cells[1]] + (hasShapes ? [cells[2]] : []) + [cells[3]] + (hasBytes ? [cells[4]] : [])
    }
    var rows = [row(["", "operation", "works on", "FLOP", "bytes"])]
    for operation in Self.abridged(step.operations) {
      guard let operation else {
        rows.append(row(["", "…", "", "", ""]))
        continue
      }
      rows.append(
        row([
          operation.layer.map(String.init) ?? "", operation.name, Self.shape(operation.shape),
          operation.flops > 0 ? Amount.text(Double(operation.flops)) : "", Bytes.text(operation.bytes),
        ]))
    }
    rows.append(row(["", "in all", "", Amount.text(Double(step.flops)), Bytes.text(step.bytes)]))
    let sides: [Table.Side] =
      [.right, .left] + (hasShapes ? [.right] : []) + [.right] + (hasBytes ? [.right] : [])
    return Table.lines(of: rows, sides: sides, within: .max, headed: margin.ink)
  }

  /// Sizes as they are written: `64 × 784 × 128`.
  static func shape(_ sizes: [Int]) -> String { sizes.map(Numeral.grouped).joined(separator: " × ") }

  /// How long a step and an epoch take, with the speed by which that is said; nothing where it is not known.
  func time(_ training: TrainingOnPaper) -> [String] {
    guard let speed, let step = training.step, let seconds = training.secondsOfStep(on: speed) else {
      return []
    }
    let epoch = training.secondsOfEpoch(on: speed).map { "\(Amount.seconds($0)) an epoch, " } ?? ""
    let rate = Amount.text(speed.sweepRate(over: step.footprint)) + "B/s"
    let threads = "\(speed.threads) thread\(speed.threads == 1 ? "" : "s")"
    return wrapped(
      "about \(epoch)\(Amount.seconds(seconds)) a step with \(threads): products "
        + "\(Amount.text(speed.products))FLOP/s, memory \(rate)")
  }
}

/// Amounts with three digits and a letter for thousands.
enum Amount {
  /// `12.8 M`; what is below a thousand has a space alone behind it.
  static func text(_ amount: Double) -> String {
    scaled(amount, [("", 1), ("k", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12)])
  }

  /// A count in its first three digits.
  static func rounded(_ amount: Double) -> Int {
    var scale = 1.0
    while amount / scale >= 999.5, scale < 1e15 { scale *= 10 }
    return Int(min((amount / scale).rounded() * scale, 1e18))
  }

  /// A time with its unit: `61.2 µs`.
  static func seconds(_ seconds: Double) -> String {
    scaled(seconds, [("ns", 1e-9), ("µs", 1e-6), ("ms", 1e-3), ("s", 1)])
  }

  private static func scaled(_ amount: Double, _ units: [(String, Double)]) -> String {
    // What rounds to a thousand belongs to the next unit.
    guard let (unit, scale) = units.last(where: { amount >= 0.9995 * $0.1 }) ?? units.first else { return "" }
    let number = amount / scale
    let places = number >= 99.95 || scale == 1 && unit == "" ? 0 : number >= 9.995 ? 1 : 2
    return Fixed.text(number, places: places) + " " + unit
  }
}
