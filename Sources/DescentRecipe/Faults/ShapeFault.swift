import DescentSyntax

/// What can be wrong with the sizes of a model.
enum ShapeFault: Fault {
  case tooFewSizes(Int)
  case sizeValue(String)
  case holeInside
  case labelledSize
  case inputs(found: Int, wanted: Int, data: String)
  case outputs(found: Int, classes: Int, data: String)
  case outputsForNumber(found: Int, data: String)
  /// Another number of outputs than one, under a loss that takes one for two classes.
  case oneOutput(found: Int, loss: String)
  case tooManyLayers(Int)
  case tooLarge(String)
  case noOutputs
  case changesOutputs
  case softmax
  case hiddenSoftmax
  case layerOutsideBlock(String)
  case denseInputs(String)

  static let largestSize = 1_000_000_000
  /// Each layer draws its weights from a place of its own, and there are so many.
  static let mostLayers = 65_536

  var code: String {
    switch self {
    case .tooFewSizes: "D0501"
    case .sizeValue: "D0502"
    case .holeInside: "D0503"
    case .labelledSize: "D0504"
    case .inputs: "D0505"
    case .outputs: "D0506"
    case .outputsForNumber, .oneOutput: "D0507"
    case .tooManyLayers: "D0508"
    case .tooLarge: "D0509"
    case .noOutputs: "D0510"
    case .changesOutputs: "D0511"
    case .softmax, .hiddenSoftmax: "D0512"
    case .layerOutsideBlock: "D0513"
    case .denseInputs: "D0514"
    }
  }

  var severity: Diagnostic.Severity { self == .changesOutputs ? .warning : .error }

  var message: String {
    switch self {
    case .tooFewSizes(let found): "an mlp has an input size and an output size at least, not \(found)"
    case .sizeValue(let found): "a size is a whole number from 1 to a billion, not \(found)"
    case .holeInside: "`_` takes the data's size, so it can only be the first or the last"
    case .labelledSize: "a size has no name"
    case .inputs(let found, let wanted, let data):
      "the model takes \(found) input\(found == 1 ? "" : "s"), "
        + "\(data) has \(wanted) feature\(wanted == 1 ? "" : "s")"
    case .outputs(let found, let classes, let data):
      "the model has \(found) output\(found == 1 ? "" : "s"), \(data) has \(classes) classes"
    case .outputsForNumber(let found, let data):
      "the model has \(found) outputs, \(data) has one number to predict"
    case .oneOutput(let found, let loss):
      "the model has \(found) outputs, `\(loss)` takes one for the two classes"
    case .tooManyLayers(let found):
      "\(Numeral.grouped(found)) layers, a model may have \(Numeral.grouped(Self.mostLayers))"
    case .tooLarge: "this model has more weights than can be counted"
    case .noOutputs: "nothing in this model says how many outputs it has"
    case .changesOutputs: "this changes the model's outputs, which the loss takes as they are"
    case .softmax: "`cross_entropy` applies softmax itself, and twice is once too often"
    case .hiddenSoftmax:
      "softmax makes shares of outputs, and `cross_entropy` does that itself; it is no activation"
    case .layerOutsideBlock: "a layer stands in a block of layers"
    case .denseInputs: "a dense layer says its outputs alone, its inputs are what comes before it"
    }
  }

  var label: String {
    switch self {
    case .tooFewSizes: "too few"
    case .sizeValue: "not a size"
    case .holeInside: "nothing in the data says this size"
    case .labelledSize: "a name"
    case .inputs(_, let wanted, _): "should be \(wanted)"
    case .outputs(_, let classes, _): "should be \(classes)"
    case .outputsForNumber, .oneOutput: "should be 1"
    case .tooManyLayers: "too many"
    case .tooLarge(let sizes): sizes
    case .noOutputs: "no dense layer"
    case .changesOutputs: "on the outputs"
    case .softmax: "softmax again"
    case .hiddenSoftmax: "not between layers"
    case .layerOutsideBlock: "a layer without its block"
    case .denseInputs: "inputs"
    }
  }

  var help: String? {
    switch self {
    case .tooFewSizes: "write `mlp [_, 32, _]`"
    case .sizeValue: "write a size such as `32`"
    case .holeInside: "give a number, such as 32"
    case .labelledSize: "leave the name out"
    case .inputs(_, let wanted, _): "write `\(wanted)`, or `_`"
    case .outputs(_, let classes, _): "write `\(classes)`, or `_`"
    case .outputsForNumber, .oneOutput: "write `1`, or `_`"
    case .tooManyLayers, .tooLarge: "make it smaller"
    case .noOutputs: "write `{ dense 32 relu; dense 10 }`"
    case .changesOutputs, .softmax: "leave it out"
    case .hiddenSoftmax: "write `relu`"
    case .layerOutsideBlock(let layer): "write `model { \(Escaped.line(layer)) }`"
    case .denseInputs(let rest): "write `dense \(Escaped.line(rest))`"
    }
  }
}
