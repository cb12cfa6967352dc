import DescentFiles
import DescentSyntax

/// Why a model file cannot be taken for what it should be.
enum ModelFault: Error, Equatable, Sendable {
  /// Something at a byte of the file is not as safetensors demands.
  case broken(at: Int, String)
  /// A tensor at a byte of the file.
  case tensor(String, at: Int, String)
  case notDescent(String)
  case digest(of: String)
  case shape(String, found: [Int], expected: [Int])
  case missing(String, expected: [Int])
  case unexpected(String)
  case recipe(String)
  /// The model computes something else than the one of the file, at a layer.
  case computes(String, at: Int, found: String)
  case noMemory(bytes: Int)
  case file(FileFault)

  /// What was found and what was expected, in one sentence.
  var message: String {
    switch self {
    case .broken(let offset, let what): "\(what), at byte \(offset)"
    case .tensor(let name, let offset, let what): "tensor `\(Escaped.text(name))` \(what), at byte \(offset)"
    case .notDescent(let what): what
    case .digest(let what): "\(Escaped.text(what)) is not what was saved: its digest differs"
    case .shape(let name, let found, let expected):
      "tensor `\(Escaped.text(name))` has the shape \(found), the model has \(expected)"
    case .missing(let name, let expected):
      "tensor `\(Escaped.text(name))` of the shape \(expected) is missing"
    case .unexpected(let name): "tensor `\(Escaped.text(name))` has no place in the model"
    case .recipe(let what): "its recipe does not build a model: \(what)"
    case .computes(let expected, let layer, let found):
      "it was saved from a model with \(found) \(layer == 0 ? "before layer 1" : "at layer \(layer)"), "
        + "this one has \(expected)"
    case .file(let fault): fault.message
    case .noMemory(let bytes): "the system gives no \(Bytes.text(bytes)) of memory"
    }
  }

  /// What to do about it, where something can be done.
  var help: String? {
    switch self {
    case .broken, .tensor, .digest: "fetch or copy the file again, or save it anew"
    case .notDescent: "write the model that it holds above the `load`"
    case .shape, .missing, .unexpected, .computes: "write the `model` that it was saved from, or none"
    case .file(let fault): fault.help
    case .recipe, .noMemory: nil
    }
  }

  /// The command's answer where this ends it.
  var status: ExitStatus {
    switch self {
    case .noMemory: .limit
    case .file: .file
    case .broken, .tensor, .notDescent, .digest, .shape, .missing, .unexpected, .computes, .recipe: .mismatch
    }
  }
}
