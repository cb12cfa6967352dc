import DescentRecipe
import DescentRuntime
import DescentSyntax

/// The gradient of the next step's rows as people read it.
struct GradientWords {
  let margin: Margin

  /// What it was taken of, a line a tensor, the magnitudes of each layer, and the whole.
  func lines(_ gradients: GradientsOnPaper) -> [String] {
    let rows = "\(Numeral.grouped(gradients.rows)) row\(gradients.rows == 1 ? "" : "s")"
    let what = "of the \(rows) of step \(Numeral.grouped(gradients.step + 1))"
    let loss = gradients.loss.isFinite ? "loss \(Fixed.significant(gradients.loss))" : "the loss is no number"
    return margin.wrapped("\(what), \(loss)") + [""] + table(gradients) + histograms(gradients) + [""]
      + whole(gradients)
  }

  /// The fullest table that fits.
  private func table(_ gradients: GradientsOnPaper) -> [String] {
    let all = Array(0...8)
    let forms = [
      all, all.filter { $0 < 7 }, [0, 1, 2, 3, 4, 5], [0, 2, 3, 4, 5], [0, 2, 3, 5], [0, 2, 3],
    ]
    let tables = forms.lazy.map { table(gradients, columns: $0) }
    return tables.first { lines in
      lines.allSatisfy { DisplayWidth.of(Ink.stripped($0)) <= margin.columns }
    } ?? table(gradients, columns: [0, 2, 3])
  }

  private func table(_ gradients: GradientsOnPaper, columns: [Int]) -> [String] {
    let head = ["", "layer", "tensor", "norm", "weights", "ratio", "zeros", "smallest", "largest"]
    let sides: [Table.Side] = [.right, .left, .left] + Array(repeating: .right, count: 6)
    let lines = PlanWords.abridged(gradients.layers.flatMap(Self.rows)).map {
      $0 ?? ["", "…"] + Array(repeating: "", count: 7)
    }
    return Table.lines(
      of: ([head] + lines).map { row in columns.map { row[$0] } }, sides: columns.map { sides[$0] },
      within: .max, headed: margin.ink)
  }

  private static func rows(_ layer: LayerGradient) -> [[String]] {
    layer.tensors.enumerated().map { place, tensor in
      let isFirst = place == 0
      return [
        isFirst ? "\(layer.number)" : "", isFirst ? layer.name : "",
        tensor.role + (layer.isFrozen ? ", frozen" : ""), number(tensor.norm),
        number(tensor.weightNorm), tensor.weightNorm > 0 ? number(tensor.ratio) : "–",
        Fixed.text(100 * tensor.zeroShare, places: 1) + "%",
        tensor.smallest.map(number) ?? "–", tensor.largest.map(number) ?? "–",
      ]
    }
  }

  /// Four digits; what is none is said to be.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value > 0 ? "∞" : "-∞" }
    return value == 0 ? "0" : value.magnitude < 1e-3 ? Axis.text(value) : Fixed.significant(value)
  }

  /// The magnitudes of each layer's gradient, drawn between ends that all but two in a hundred lie within.
  private func histograms(_ gradients: GradientsOnPaper) -> [String] {
    let layers = PlanWords.abridged(gradients.layers)
    var rows: [[String]] = []
    for layer in layers {
      guard let layer else {
        rows.append(["", "…", "", ""])
        continue
      }
      let bars = layer.histogram.map { Sparkline.text(counts: $0.counts) } ?? "all 0, or no numbers"
      let ends = layer.histogram.map { (Axis.text($0.low), Axis.text($0.high)) } ?? ("", "")
      rows.append(["\(layer.number)", ends.0, bars, ends.1])
    }
    let heading = margin.wrapped(
      "magnitudes by ratio, with 1 in 100 beyond each end")
    let drawn = Table.lines(of: rows, sides: [.right, .right, .left, .left], within: margin.columns)
    return [""] + heading + drawn
  }

  private func whole(_ gradients: GradientsOnPaper) -> [String] {
    let broken = gradients.layers.flatMap(\.tensors).reduce(0) { $0 + $1.notFinite }
    let moved = gradients.layers.contains(where: \.isFrozen) ? "of what is not frozen" : "in all"
    let norm = "\(moved): norm \(Self.number(gradients.norm))"
    let clip = gradients.clip.map { clip in
      clip.normAfter == gradients.norm
        ? "; `clip \(clip.text)` leaves it as it is"
        : "; `clip \(clip.text)` makes it \(Self.number(clip.normAfter))"
    }
    let many = broken == 1 ? "1 is no number" : "\(Numeral.grouped(broken)) are no numbers"
    return margin.wrapped(norm + (clip ?? "") + (broken > 0 ? "; \(many)" : ""))
  }
}

/// The same as JSON objects, one a line.
enum GradientJSON {
  static func lines(_ gradients: GradientsOnPaper) -> [String] {
    let layers = gradients.layers.flatMap { layer in
      layer.tensors.map { tensor(of: layer, $0) } + [histogram(of: layer)]
    }
    var object = JSONObject("gradients").count("step", gradients.step).count("rows", gradients.rows)
      .number("loss", gradients.loss).number("norm", gradients.norm)
    if let clip = gradients.clip {
      object = object.text("clip", clip.text).number("clipped.norm", clip.normAfter)
    }
    return layers + [object.line]
  }

  private static func tensor(of layer: LayerGradient, _ tensor: TensorGradient) -> String {
    JSONObject("gradients.tensor").count("layer", layer.number).text("name", layer.name)
      .text("tensor", tensor.role).flag("frozen", layer.isFrozen).count("count", tensor.count)
      .number("norm", tensor.norm).number("weights.norm", tensor.weightNorm).number("ratio", tensor.ratio)
      .count("zeros", tensor.zeros).count("not.finite", tensor.notFinite)
      .number("smallest", tensor.smallest ?? .nan).number("largest", tensor.largest ?? .nan).line
  }

  private static func histogram(of layer: LayerGradient) -> String {
    JSONObject("gradients.layer").count("layer", layer.number)
      .numbers("counts", (layer.histogram?.counts ?? []).map(Double.init))
      .number("low", layer.histogram?.low ?? .nan).number("high", layer.histogram?.high ?? .nan).line
  }
}
