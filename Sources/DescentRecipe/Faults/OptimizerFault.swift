import DescentSyntax

/// What an optimizer that looks at the loss more than once does not go with.
enum OptimizerFault: Fault {
  /// A wrapper that changes a gradient which what it wraps takes anew.
  case looksAnew(String, String, isSearch: Bool)
  case wholeModel(String)
  case clippedSearch(String, clip: String)
  case searchUnderDropout(String)
  case noLikelihood(String, loss: String, mended: String)

  var code: String {
    switch self {
    case .looksAnew: "D0391"
    case .wholeModel: "D0392"
    case .clippedSearch: "D0393"
    case .searchUnderDropout: "D0394"
    case .noLikelihood: "D0395"
    }
  }

  var message: String {
    switch self {
    case .looksAnew(let outer, let inner, isSearch: true):
      "`\(inner)` searches for its own steps, which `\(outer)` would change behind its back"
    case .looksAnew(let outer, let inner, isSearch: false):
      "`\(inner)` takes the gradient anew, so that what `\(outer)` does to it is lost"
    case .wholeModel(let name): "`\(name)` looks at the loss of the whole model and cannot move a part of it"
    case .clippedSearch(let name, let clip):
      "`\(name)` searches by the slope of the loss, which `clip \(clip)` bends"
    case .searchUnderDropout(let name):
      "`\(name)` compares gradients of one loss, and dropout makes it another"
    case .noLikelihood(let name, let loss, _):
      "`\(name)` draws answers by the probabilities that the model gives them, and `\(loss)` has none"
    }
  }

  var label: String {
    switch self {
    case .looksAnew(let outer, let inner, _): outer == inner ? "inside itself" : "around `\(inner)`"
    case .wholeModel: "for a part of the model"
    case .clippedSearch, .searchUnderDropout: "searches"
    case .noLikelihood: "says no probabilities"
    }
  }

  var help: String? {
    switch self {
    case .looksAnew(let outer, let inner, let isSearch):
      isSearch || outer == inner
        ? "leave `\(outer)` out" : "put `\(inner)` outside, around `\(outer)`"
    case .wholeModel: "give it all layers, or write another optimizer here, such as `adam`"
    case .clippedSearch: "leave the `clip` out, or write `clip none`"
    case .searchUnderDropout: "leave the dropout out, or write another optimizer, such as `adam`"
    case .noLikelihood(_, _, let mended): "write `loss \(mended)`"
    }
  }
}
