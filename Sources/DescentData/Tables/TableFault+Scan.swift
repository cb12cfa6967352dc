import DescentFiles

extension TableFault {
  /// What a scan met; nil where it met no fault or a row that is ragged.
  init?(_ stop: CSVStop, path: String, names: [String]) {
    let place = CellPlace(
      path: path, line: stop.line, column: stop.fields,
      name: names.indices.contains(stop.fields - 1) ? names[stop.fields - 1] : nil)
    switch stop.reason {
    case .full, .end, .ragged: return nil
    case .openQuote: self = .openQuote(place)
    case .textAfterQuote: self = .textAfterQuote(place)
    case .quoteInside: self = .quoteInside(place)
    case .loneReturn: self = .loneReturn(place, offset: stop.position)
    case .tooLong: self = .rowTooLong(path, line: stop.line)
    }
  }
}
