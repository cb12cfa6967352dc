import DescentData
import DescentLearning
import DescentTensor

/// What a network's outputs stand for.
enum PredictedThing: Equatable, Sendable {
  /// One of these.
  case classes([String])
  /// A number with its scale; what the outputs tell by the link, times `deviation` plus `mean`, is in its own
  /// unit.
  case number(OutputLink, mean: Double, deviation: Double)

  /// The names of the columns that tell it.
  var columns: [String] {
    switch self {
    case .classes(let names):
      ["predicted"] + names.map { $0 == "predicted" ? "probability of predicted" : $0 }
    case .number: ["predicted"]
    }
  }

  /// The cells of a row of outputs.
  ///
  /// - Parameter outputs: At least one; one for two classes speaks for the second.
  func cells(_ outputs: Matrix, row: Int) -> [String] {
    switch self {
    case .classes(let names):
      let isPair = names.count == 2 && outputs.columns == 1
      let loss = isPair ? LossOperation.logisticCrossEntropy : .softmaxCrossEntropy(smoothing: 0)
      let shares = loss.probabilities(in: outputs, row: row)
      return [names[loss.predictedClass(in: outputs, row: row)]] + shares.map(ResultTable.text)
    case .number(let link, let mean, let deviation):
      return [ResultTable.text(link.number(of: Double(outputs[row, 0])) * deviation + mean)]
    }
  }
}

/// Runs rows through a network and tells what comes out.
struct Predictor {
  /// Rows at a time; results do not depend on it.
  static let rowsAtATime = 256

  private let execution: Execution
  private let engine: Engine
  private let parameters: FloatBuffer

  /// Nil when memory cannot be had.
  init?(_ network: Network, _ parameters: FloatBuffer, engine: Engine) {
    guard let plan = Plan(network: network, capacity: Self.rowsAtATime, isTraining: false),
      let execution = Execution(plan: plan, engine: engine)
    else { return nil }
    self.execution = execution
    self.engine = engine
    self.parameters = parameters
  }

  /// Hands over the outputs of each row in its order; false if asked to stop.
  ///
  /// - Parameter rows: Prepared, `[rows, inputs]`.
  func predict(
    _ rows: PreparedFeatures, isStopRequested: () -> Bool, tell: (Matrix, _ row: Int) -> Void
  ) -> Bool {
    let order = (0..<rows.rows).map(Int32.init)
    var start = 0
    while start < rows.rows {
      if isStopRequested() { return false }
      let range = start..<min(start + Self.rowsAtATime, rows.rows)
      engine.gather(rows, order: order, range: range, into: execution.input(rows: range.count))
      execution.forward(parameters: parameters, rows: range.count)
      let output = execution.output(rows: range.count)
      for row in 0..<output.rows { tell(output, row) }
      start = range.upperBound
    }
    return true
  }
}
