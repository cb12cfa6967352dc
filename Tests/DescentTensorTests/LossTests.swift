import DescentTensor
import Testing

@Suite("Losses")
struct LossTests {
  static let shapes: [[Int]] = [
    [1, 1], [3, 2], [64, 10], [5, 15], [5, 16], [7, 17], [2, 33], [700, 40], [0, 3], [40, 300],
  ]

  /// Loss and gradient of one row.
  private func crossEntropy(
    _ row: [Float], _ label: Int, _ smoothing: Float, _ scale: Float
  ) -> (Double, [Float]) {
    var maximum = -Float.infinity
    for x in row where x > maximum { maximum = x }
    let terms = row.map { Twin.boundedExp($0 - maximum) }
    let sum = Twin.laneSum(terms)
    let (s, share) = (Double(smoothing), Double(smoothing) / Double(row.count))
    let logSum = Exact.log(Double(sum))
    var loss = logSum + (Double(maximum) - Double(row[label]))
    if s != 0 {
      let distances = Twin.laneSum(row.map { Double(maximum) - Double($0) })
      loss = (1 - s) * loss + share * (Double(row.count) * logSum + distances)
    }
    let gradient = terms.indices.map { j in
      (terms[j] / sum - (j == label ? Float((1 - s) + share) : Float(share))) * scale
    }
    return (loss, gradient)
  }

  @Test(arguments: shapes, [Float(0), 0.1])
  func `softmax with cross-entropy equals its twin`(shape: [Int], smoothing: Float) throws {
    let (rows, columns) = (shape[0], shape[1])
    var dice = Dice(51)
    let values = (0..<rows * columns).map { i in
      i % 97 == 96 ? strangeNumbers[i / 97 % strangeNumbers.count] : dice.number() * 30
    }
    let chosen = (0..<rows).map { _ in Int(dice.bits()) % columns }
    let expected = (0..<rows).map { i in
      crossEntropy(Array(values[i * columns..<(i + 1) * columns]), chosen[i], smoothing, 0.25)
    }
    let labels = try labels(chosen)
    for engine in Engines.all {
      let losses = try #require(DoubleBuffer(count: rows + 1))
      let logits = try matrix(values, rows: rows, columns: columns, offset: 1)
      let gradient = try matrix([Float](repeating: 9, count: rows * columns), rows: rows, columns: columns)
      for place in [gradient, nil, logits] {
        let sum = engine.softmaxCrossEntropy(
          logits, labels: labels, smoothing: smoothing, scale: 0.25, gradient: place, losses: losses)
        if let place { expectSameBits(place.array, expected.flatMap(\.1), engine.name) }
        let found = difference(Array(losses.array.prefix(rows)), expected.map(\.0))
        #expect(found == nil)
        #expect(difference([sum], [expected.reduce(0) { $0 + $1.0 }]) == nil)
      }
    }
  }

  @Test func `cross-entropy's gradient agrees with finite differences`() throws {
    let (rows, columns) = (4, 5)
    var dice = Dice(52)
    let values = dice.numbers(rows * columns).map { $0 * 2 }
    let labels = try labels([0, 3, 4, 1])
    let losses = try #require(DoubleBuffer(count: rows))
    let gradient = try matrix(values, rows: rows, columns: columns)
    let engine = Engines.single
    let loss = { (values: [Float], gradient: Matrix?) in
      engine.softmaxCrossEntropy(
        try matrix(values, rows: rows, columns: columns), labels: labels, smoothing: 0.2, scale: 1,
        gradient: gradient, losses: losses)
    }
    _ = try loss(values, gradient)
    for i in values.indices {
      var (more, less) = (values, values)
      more[i] += 0x1p-7
      less[i] -= 0x1p-7
      let slope = try (loss(more, nil) - loss(less, nil)) / Double(more[i] - less[i])
      #expect((slope - Double(gradient.array[i])).magnitude < 1e-4)
    }
  }

  @Test(arguments: shapes)
  func `squared error equals its twin`(shape: [Int]) throws {
    let (rows, columns) = (shape[0], shape[1])
    var dice = Dice(53)
    let values = (0..<rows * columns).map { i in i % 97 == 96 ? dice.anything() : dice.number() }
    let targets = dice.numbers(rows * columns)
    let factor = Float(2.0 / Double(columns) * Double(Float(0.3)))
    let gradients = values.indices.map { (values[$0] - targets[$0]) * factor }
    let rowLosses = (0..<rows).map { i in
      Twin.laneSum(
        (i * columns..<(i + 1) * columns).map { j in
          let distance = Double(values[j]) - Double(targets[j])
          return distance * distance
        }) / Double(columns)
    }
    let target = try matrix(targets, rows: rows, columns: columns, offset: 1)
    for engine in Engines.all {
      let losses = try #require(DoubleBuffer(count: rows))
      let prediction = try matrix(values, rows: rows, columns: columns, offset: 2)
      let gradient = try matrix([Float](repeating: 9, count: rows * columns), rows: rows, columns: columns)
      for place in [gradient, nil, prediction] {
        let sum = engine.squaredError(
          prediction, target: target, scale: 0.3, gradient: place, losses: losses)
        if let place { expectSameBits(place.array, gradients, engine.name) }
        #expect(difference(losses.array, rowLosses) == nil)
        #expect(difference([sum], [rowLosses.reduce(0, +)]) == nil)
      }
    }
  }

  @Test func `the lowest of equal logits counts`() throws {
    let logits = try matrix([1, 1, 0, 0, 2, 2, 3, -1, 3], rows: 3, columns: 3)
    #expect(Engines.single.countCorrect(logits, labels: try labels([0, 1, 0])) == 3)
    #expect(Engines.single.countCorrect(logits, labels: try labels([1, 2, 2])) == 0)
    #expect(Engines.single.countCorrect(logits.firstRows(2), labels: try labels([0, 0, 0])) == 1)
  }
}
