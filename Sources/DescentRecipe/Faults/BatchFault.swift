import DescentSyntax

/// What can be wrong with a batch that is cut into parts.
enum BatchFault: Fault {
  case parts(String)
  case partsAboveRows(Int, rows: Int)

  var code: String {
    switch self {
    case .parts: "D0361"
    case .partsAboveRows: "D0362"
    }
  }

  var message: String {
    switch self {
    case .parts(let found): "a batch is cut into a whole number of parts, not \(found)"
    case .partsAboveRows(let parts, let rows):
      "a batch of \(Numeral.grouped(rows)) row\(rows == 1 ? "" : "s") cannot be cut into "
        + "\(Numeral.grouped(parts)) parts"
    }
  }

  var label: String {
    switch self {
    case .parts: "not a number of parts"
    case .partsAboveRows: "more than rows"
    }
  }

  var help: String? {
    switch self {
    case .parts: "write `in 4 parts`"
    case .partsAboveRows(_, let rows): "write `in \(rows) part\(rows == 1 ? "" : "s")`, or leave it out"
    }
  }
}
