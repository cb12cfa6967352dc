import DescentRecipe
import DescentRuntime
import DescentSyntax

/// What data that has been read looks like.
struct DataWords {
  let margin: Margin

  /// Columns or features, classes with their rows in each part, what else is to be known, then the first rows
  /// if they were asked for.
  func lines(_ data: DataOnPaper) -> [String] {
    lines(of: data) + classes(data) + notes(data) + scatter(data)
      + samples(data)
  }

  private func lines(of data: DataOnPaper) -> [String] {
    guard let image = data.image else { return data.facts.isEmpty ? features(data) : columns(data) }
    let channels = image.channels > 1 ? " of \(image.channels) channels" : ""
    return [""] + margin.wrapped("images of \(image.height) × \(image.width) dots\(channels)")
  }

  /// A line a column: its name, what its cells are, how many are missing.
  private func columns(_ data: DataOnPaper) -> [String] {
    var table = Table([.left, .left, .left, .right])
    let isMissing = data.facts.contains { $0.missing > 0 }
    table.add("column", "type", "values", isMissing ? "missing" : "")
    for fact in data.facts.prefix(Self.most) {
      let (type, values) = cells(fact)
      table.add(Escaped.excerpt(fact.name), type, values, isMissing ? Numeral.grouped(fact.missing) : "")
    }
    return [""] + table.lines(within: margin.columns, headed: margin.ink) + rest(data.facts.count)
  }

  private func cells(_ fact: ColumnOnPaper) -> (type: String, values: String) {
    switch fact.cells {
    case .numbers(let range):
      let ends = range.map { "\(Fixed.compact($0.lowerBound)) … \(Fixed.compact($0.upperBound))" }
      return ("number", ends ?? "none")
    case .words(let count, let first):
      let words = first.map { Escaped.excerpt($0) }.joined(separator: ", ")
      let more = count > first.count ? " … \(Numeral.grouped(count - first.count)) more" : ""
      return ("word", words + more)
    }
  }

  /// Lines of a list, so that a screen holds it.
  private static let most = 40

  private func rest(_ count: Int) -> [String] {
    count > Self.most ? ["… \(Numeral.grouped(count - Self.most)) more"] : []
  }

  private func features(_ data: DataOnPaper) -> [String] {
    guard !data.columns.isEmpty else { return [] }
    let names = data.columns.prefix(Self.most).map { Escaped.text($0) }.joined(separator: ", ")
    return [""] + margin.wrapped("features \(names)") + rest(data.columns.count)
  }

  /// The rows of each class, in all and in each part that has rows.
  private func classes(_ data: DataOnPaper) -> [String] {
    guard case .classes(let names) = data.target, data.classCounts.count == 3 else { return [] }
    let parts = zip(["train", "val", "test"], data.classCounts).filter { $0.1.contains { $0 > 0 } }
    var rows = [["class", "rows"] + parts.map(\.0)]
    for (place, name) in names.enumerated().prefix(20) {
      let counts = parts.map { $0.1[place] }
      rows.append([Escaped.text(name)] + ([counts.reduce(0, +)] + counts).map(Numeral.grouped))
    }
    let sides: [Table.Side] = [.left] + Array(repeating: .right, count: parts.count + 1)
    let left = names.count - 20
    return [""] + Table.lines(of: rows, sides: sides, within: margin.columns, headed: margin.ink)
      + (left > 0 ? ["… \(Numeral.grouped(left)) more"] : [])
  }

  private func notes(_ data: DataOnPaper) -> [String] {
    data.notes.isEmpty ? [] : [""] + data.notes.flatMap { margin.wrapped("note: \(Escaped.text($0))") }
  }

  /// The first rows: images as pictures, others with as many features as fit.
  private func samples(_ data: DataOnPaper) -> [String] {
    guard let first = data.samples.first else { return [] }
    guard first.picture == nil else { return [""] + pictures(data.samples) }
    let tables = (1...max(1, first.features.count)).reversed().lazy.map { table(data.samples, features: $0) }
    let fitting = tables.first { $0.allSatisfy { DisplayWidth.of($0) <= margin.columns } }
    return [""] + (fitting ?? table(data.samples, features: 1))
  }

  /// A row each with its first features, and how many more there are.
  private func table(_ samples: [SampleOnPaper], features count: Int) -> [String] {
    let rows = samples.enumerated().map { index, sample in
      let left = sample.featuresLeft + sample.features.count - min(count, sample.features.count)
      let more = left > 0 ? "… \(Numeral.grouped(left)) more" : ""
      let values = sample.features.prefix(count).map { Fixed.compact($0) }
      return ["\(index + 1)"] + values + [more, target(sample), sample.partName]
    }
    let sides: [Table.Side] = Array(repeating: .right, count: (rows.first?.count ?? 3) - 3)
    return Table.lines(of: rows, sides: sides + [.left, .left, .left], within: margin.columns)
  }

  private func target(_ sample: SampleOnPaper) -> String {
    switch sample.target {
    case .className(let name): Escaped.text(name)
    case .number(let number): Fixed.compact(number)
    }
  }

  private func pictures(_ samples: [SampleOnPaper]) -> [String] {
    PictureRows(columns: margin.columns, ink: margin.ink).lines(
      samples.enumerated().compactMap { place, sample in
        sample.picture.map { ("\(place + 1)  \(target(sample))  \(sample.partName)", Picture(dots: $0)) }
      })
  }

  /// The rows in the plane, where two numbers tell all of them.
  private func scatter(_ data: DataOnPaper) -> [String] {
    guard let scatter = data.scatter else { return [] }
    let columns = min(margin.columns, 72)
    let drawing = PointPlot(scatter).lines(columns: columns, rows: max(8, columns / 4), ink: margin.ink)
    return drawing.isEmpty ? [] : [""] + drawing
  }
}
