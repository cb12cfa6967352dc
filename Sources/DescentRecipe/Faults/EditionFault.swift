/// What can be wrong with the edition of the language that a recipe names.
enum EditionFault: Fault {
  case unknown(String)
  case late

  var code: String {
    switch self {
    case .unknown: "D0329"
    case .late: "D0330"
    }
  }

  var message: String {
    switch self {
    case .unknown(let found): "this descent knows edition 1 of the language, not \(found)"
    case .late: "`edition` says how all below it is read, so it stands above everything else"
    }
  }

  var label: String {
    switch self {
    case .unknown: "not an edition that is known here"
    case .late: "too late"
    }
  }

  var help: String? {
    switch self {
    case .unknown: "write `edition 1`, or use a newer descent"
    case .late: "make it the first statement"
    }
  }
}
