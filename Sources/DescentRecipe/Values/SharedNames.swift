/// Values by name, of which copies share what they have in common.
///
/// A session keeps a copy for every statement that can be undone; a change copies a small part alone.
struct SharedNames<Value: Sendable>: Sendable {
  private var parts: [[String: Value]] = []
  private static var partCount: Int { 256 }

  subscript(name: String) -> Value? {
    get { parts.isEmpty ? nil : parts[Self.part(of: name)][name] }
    set {
      if parts.isEmpty { parts = Array(repeating: [:], count: Self.partCount) }
      parts[Self.part(of: name)][name] = newValue
    }
  }

  var isEmpty: Bool { parts.allSatisfy(\.isEmpty) }

  /// Every name, in alphabetical order.
  var names: [String] { parts.flatMap(\.keys).sorted() }

  /// Every name with its value, in no order.
  var all: [(name: String, value: Value)] { parts.flatMap { part in part.map { ($0.key, $0.value) } } }

  private static func part(of name: String) -> Int { Int(UInt(bitPattern: name.hashValue) % UInt(partCount)) }
}
