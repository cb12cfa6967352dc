import DescentSyntax

/// What can be wrong with the files that a recipe names.
enum PathFault: Fault {
  /// A path that leads out of the folder it is written in.
  case outside(String, why: String)
  case unreadable(String)
  case cycle([String])
  case actionInside(String)
  case tooMany(String)
  case ontoItself(String)

  var code: String {
    switch self {
    case .outside: "D1001"
    case .unreadable: "D1002"
    case .cycle: "D1003"
    case .actionInside: "D1004"
    case .tooMany: "D0705"
    case .ontoItself: "D1005"
    }
  }

  var message: String {
    switch self {
    case .outside("", _): "this names no file"
    case .outside(let path, let why):
      "`\(Escaped.excerpt(path))` \(why); a recipe's files lie in its folder or below"
    case .unreadable(let why): why
    case .cycle(let names):
      "this include never ends: " + names.map { Escaped.excerpt($0) }.joined(separator: " → ")
    case .actionInside(let word): "an included recipe gives settings, `\(word)` is an action"
    case .ontoItself(let path): "`\(Escaped.excerpt(path))` would be written over what is read"
    case .tooMany(let what): "this would be more than \(what), the most that a recipe may include"
    }
  }

  var label: String {
    switch self {
    case .outside: "outside"
    case .unreadable: "cannot be read"
    case .cycle: "includes itself"
    case .actionInside: "an action"
    case .tooMany: "one too many"
    case .ontoItself: "the same file"
    }
  }

  var help: String? {
    switch self {
    case .outside(let path, _): Self.inside(path)
    case .unreadable: "put the file beside the recipe, or mend the path"
    case .cycle: "take this line out"
    case .actionInside: "move it to the recipe that includes this one"
    case .tooMany: "include fewer files, each of them once"
    case .ontoItself: "write the predictions to another file"
    }
  }

  /// A path that stays inside, with the same file's name.
  private static func inside(_ path: String) -> String {
    let parts = path.split { $0 == "/" || $0 == "\\" }.filter {
      $0 != ".." && $0 != "." && !$0.hasSuffix(":")
    }
    let kept = path.contains("\\") ? parts.joined(separator: "/") : String(parts.last ?? "")
    let isNamed = !kept.isEmpty && !kept.hasPrefix("~") && !kept.unicodeScalars.contains { $0.value < 0x20 }
    return isNamed
      ? "write `\(CanonicalString.quoted(kept))`: the file lies in the recipe's folder"
      : "write a file's name"
  }
}
