/// Every text that spans can point into, numbered in the order of their coming.
package struct Sources: Sendable {
  private var texts: [SourceText] = []

  package init() {}

  /// Keeps a text and says its number, which its spans carry.
  package mutating func add(_ text: SourceText) -> Int {
    texts.append(text)
    return texts.count - 1
  }

  package var count: Int { texts.count }

  package subscript(id: Int) -> SourceText {
    precondition(texts.indices.contains(id), "a span's text has been added before it is drawn")
    return texts[id]
  }
}
