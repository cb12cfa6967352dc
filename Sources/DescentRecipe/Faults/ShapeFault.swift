/// What can be wrong with the sizes of a model.
enum ShapeFault: Fault {
  case tooFewSizes(Int)
  case sizeValue(String)
  case holeInside
  case labelledSize
  case inputs(found: Int, wanted: Int, data: String)
  case outputs(found: Int, classes: Int, data: String)
  case outputsForNumber(found: Int, data: String)
  case tooManyLayers(Int)
  case tooLarge(String)

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
    case .outputsForNumber: "D0507"
    case .tooManyLayers: "D0508"
    case .tooLarge: "D0509"
    }
  }

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
    case .tooManyLayers(let found):
      "\(Numeral.grouped(found)) layers, a model may have \(Numeral.grouped(Self.mostLayers))"
    case .tooLarge: "this model has more weights than can be counted"
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
    case .outputsForNumber: "should be 1"
    case .tooManyLayers: "too many"
    case .tooLarge(let sizes): sizes
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
    case .outputsForNumber: "write `1`, or `_`"
    case .tooManyLayers, .tooLarge: "make it smaller"
    }
  }
}
