/// A value as JSON writes it (RFC 8259).
enum StoredValue: Equatable {
  case text(String)
  case number(Double)
  case list([StoredValue])
  /// In the order in which they stand, no name twice.
  case members([Member])

  /// A name and what it stands for.
  struct Member: Equatable {
    let name: String
    let value: StoredValue

    init(_ name: String, _ value: StoredValue) {
      self.name = name
      self.value = value
    }
  }

  /// Names or other words, one after another.
  static func texts(_ texts: [String]) -> StoredValue { .list(texts.map(StoredValue.text)) }

  /// The value on one line, without spaces; numbers read back to the same bits.
  var json: String {
    var json = ""
    write(to: &json)
    return json
  }

  private func write(to json: inout String) {
    switch self {
    case .text(let text): Self.quote(text, to: &json)
    case .number(let number): json += "\(number)"
    case .list(let values):
      json += "["
      for (index, value) in values.enumerated() {
        if index > 0 { json += "," }
        value.write(to: &json)
      }
      json += "]"
    case .members(let members):
      json += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { json += "," }
        Self.quote(member.name, to: &json)
        json += ":"
        member.value.write(to: &json)
      }
      json += "}"
    }
  }

  private static func quote(_ text: String, to json: inout String) {
    json += "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" {
        json += "\\\(scalar)"
      } else if scalar.value < 0x20 || scalar.value == 0x7f {
        let digits = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        json.unicodeScalars.append(scalar)
      }
    }
    json += "\""
  }
}
