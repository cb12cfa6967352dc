import DescentSyntax

/// What can be wrong with a `why`.
enum WhyFault: Fault {
  case unknownName(String, nearest: String?)

  var code: String { "D0350" }

  var message: String {
    switch self {
    case .unknownName(let name, _): "nothing above has a value called `\(Escaped.excerpt(name))`"
    }
  }

  var label: String {
    switch self {
    case .unknownName: "no setting, no option of one, no name"
    }
  }

  var help: String? {
    switch self {
    case .unknownName(_, let nearest):
      nearest.map { "write `why \($0)`" } ?? "write `why lr`, `why optimizer.lr` or `why batch`"
    }
  }
}
