import DescentCatalogue
import DescentSyntax

/// What can be wrong with a `set`.
enum SetFault: Fault {
  case unknownOption(String, help: String)
  case several(String, fixes: [String])
  /// What is a statement by itself.
  case ownStatement(String, fix: String)
  case unused(setting: String, mended: String, isWritten: Bool)
  case dataStays(option: String, setting: String, mended: String)
  case drawn(option: String, mended: String)
  case shape(option: String, mended: String)
  case memory(option: String, of: String, mended: String)
  case beginning(option: String, of: String, mended: String)
  case partOfGroup(Int, layers: String, optimizer: String, fix: String)
  case noSuchGroup(String, legal: [String])
  case notByLayers(String, fix: String)

  var code: String {
    switch self {
    case .unknownOption: "D0412"
    case .several: "D0413"
    case .ownStatement: "D0414"
    case .unused: "D0415"
    case .dataStays: "D0416"
    case .drawn, .shape: "D0417"
    case .memory, .beginning: "D0418"
    case .partOfGroup, .noSuchGroup, .notByLayers: "D0419"
    }
  }

  var message: String {
    switch self {
    case .unknownOption(let name, _): "no setting above has an option `\(Escaped.excerpt(name))`"
    case .several(let name, _): "`\(name)` is an option of more than one thing above"
    case .ownStatement(let name, _): "`\(name)` is a statement of its own, not an option of one"
    case .unused(let setting, _, isWritten: true): "no action has used this `\(setting)` yet"
    case .unused(let setting, _, isWritten: false): "no action has used the \(setting) yet"
    case .dataStays(let option, let setting, _): "`\(option)` is an option of `\(setting)`, which stays"
    case .drawn(let option, _): "`\(option)` is read when weights are drawn, and these are"
    case .shape(let option, _): "another `\(option)` would need other weights"
    case .memory(let option, let optimizer, _):
      "`\(option)` changes what `\(optimizer)` keeps of the weights"
    case .beginning(let option, let optimizer, _):
      "`\(optimizer)` reads `\(option)` in its first update alone"
    case .partOfGroup(let layer, let layers, let optimizer, _):
      "layer \(layer) is one of \(layers), which one `\(optimizer)` moves"
    case .noSuchGroup(let layers, _): "no optimizer moves \(layers) alone"
    case .notByLayers(let name, _): "`\(name)` holds for all layers"
    }
  }

  var label: String {
    switch self {
    case .unknownOption: "no such option"
    case .several: "which one?"
    case .ownStatement: "not an option"
    case .unused: "not used yet"
    case .dataStays: "cannot be set"
    case .drawn: "drawn already"
    case .shape: "other weights"
    case .memory: "something else to keep"
    case .beginning: "read already"
    case .partOfGroup: "a part of it"
    case .noSuchGroup: "has none of its own"
    case .notByLayers: "not by layers"
    }
  }

  var help: String? {
    switch self {
    case .unknownOption(_, let help): help
    case .several(_, let fixes): "write " + fixes.map { "`\($0)`" }.joined(separator: " or ")
    case .ownStatement(_, let fix): "write `\(fix)`"
    case .unused(_, let mended, isWritten: true): "leave this out and write `\(mended)` there"
    case .unused(_, let mended, isWritten: false): "write `\(mended)`"
    case .dataStays(_, _, let mended): "begin anew with `\(mended)`, and a new `model` below it"
    case .drawn(_, let mended), .shape(_, let mended): "write `\(mended)`, which draws new weights"
    case .memory(_, _, let mended), .beginning(_, _, let mended):
      "write `\(mended)`, which starts its memory anew"
    case .partOfGroup(_, _, _, let fix): "write `\(fix)`"
    case .noSuchGroup(_, let legal):
      legal.isEmpty
        ? "leave the layers out: one optimizer moves all" : "there are: " + legal.joined(separator: ", ")
    case .notByLayers(_, let fix): "write `\(fix)`"
    }
  }
}
